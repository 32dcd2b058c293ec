"""Composing: an outline, a bank, facts and a seed become a speech whose every span knows its origin."""
