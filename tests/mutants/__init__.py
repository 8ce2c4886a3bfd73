"""Small faults put into the code, to see whether a test fails."""
