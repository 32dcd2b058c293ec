"""Writing: a speech becomes a file, whole or not at all."""
