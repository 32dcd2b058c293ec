"""The phrase bank: phrases, heading sets and passages, kept as YAML that people read and edit."""
