"""What the templates receive: frozen views of plain values and aware datetimes.

The rule: a view is the namesake of the one template it fills (``_topic.html`` ← ``TopicView``,
as ``topic``), holds nothing about who looks or what time it is, and speaks no language. Views
of whole pages (``…Page``) may know the viewer. Datetimes stand in the gathering's zone.
"""
