"""Mining: a speech becomes phrases, heading sets and passages that another meeting can use."""
