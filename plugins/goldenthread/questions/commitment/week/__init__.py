"""The weeks: check-ins, what is owed, what was kept.

In: check-ins. Out: weeks by team and person. Never tells beside a name what `missed` keeps back.
"""
