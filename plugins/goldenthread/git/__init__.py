"""What git knows: the last changes of files, what they said on a day, the files of a commit.

In: a folder. Out: typed facts, or none where git is silent. Never writes, never raises for it.
"""
