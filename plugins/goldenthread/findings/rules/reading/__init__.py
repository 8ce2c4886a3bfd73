"""Rules on the text of a file: what cannot be read, or would be read as something else."""
