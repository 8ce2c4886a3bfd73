"""The rules of the core, a folder for each family; a question has its own.

In: a plan. Out: findings. Never imported by name: they are found by their folder.
"""
