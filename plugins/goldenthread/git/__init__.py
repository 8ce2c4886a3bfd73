"""What git knows: the last changes of files, and what they said on a day.

In: a folder. Out: typed facts, or none where git is silent. Never writes, never raises for it.
"""
