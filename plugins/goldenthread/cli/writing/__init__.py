"""Changes to files of a plan: gathered, judged, and written together or not at all."""
