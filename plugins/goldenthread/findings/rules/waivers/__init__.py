"""Rules on waivers and on the names of rules."""
