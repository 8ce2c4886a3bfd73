"""site/views: in, out, never."""
