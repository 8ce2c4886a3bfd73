"""Do we know what we are for, stand behind it, and keep our word each week?

In: acknowledgements, assumptions, roadmaps. Out: who has read what, what is in doubt. Never
accuses anybody.
"""
