"""What a fact changes on which page: one module a channel, one function a kind of fact.

A push shows what is true when it is made, so the facts of one kind within a tick are answered
together. The context goes to ``live/<channel>/<fact>.html``.
"""
