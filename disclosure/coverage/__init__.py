"""Coverage: how open each organ is in each domain, at the desk as of now, for the public as of last night."""
