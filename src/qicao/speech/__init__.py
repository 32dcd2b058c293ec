"""The tree in the middle: a speech that was read and a speech that was composed are the same type."""
