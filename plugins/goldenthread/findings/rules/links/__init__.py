"""Rules on links between items, and on the periods at their two ends."""
