"""What a check-in says, from a terminal, flags or a form, until it stands in files."""
