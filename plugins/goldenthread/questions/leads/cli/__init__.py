"""Commands of this question, and what it adds to others.

In: arguments. Out: text. Never imported before it is used.
"""
