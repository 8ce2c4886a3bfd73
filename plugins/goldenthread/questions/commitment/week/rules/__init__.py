"""Rules of this question.

In: a plan. Out: findings. Never imported by name: they are found by their folder.
"""
