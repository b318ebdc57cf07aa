"""HTTP: parse, call a verb, answer a page, a fragment or a redirect; one file a feature."""
