"""The five questions; `ground/questions.py` finds them, and nothing imports them.

In: the core. Out: a face for each stage of the flow. Never needed: the core runs without them.
"""
