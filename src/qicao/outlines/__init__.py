"""Outlines: YAML that reads like a writer's outline, what a new speech shall contain."""
