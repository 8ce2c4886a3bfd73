"""How a check's result is shown outside the site: one small module for each format."""
