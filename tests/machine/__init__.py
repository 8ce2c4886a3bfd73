"""A fresh machine: what is installed, in which versions, and from where."""
