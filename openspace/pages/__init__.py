"""Where facts and state become HTML: views, drawings, fragments."""
