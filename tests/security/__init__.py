"""Attacks that once found something, and their neighbours."""
