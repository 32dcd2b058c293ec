"""Checks: one rule per file, their order visible in one list."""
