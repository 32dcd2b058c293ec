"""Reading: a file becomes a speech, and nothing of it is lost."""
