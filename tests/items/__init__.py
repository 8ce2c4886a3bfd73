"""Progress of several metrics, how old a figure may be, and figures that cannot be reckoned."""
