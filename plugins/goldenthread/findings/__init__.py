"""Judgement: what a rule finds, what is waived, withheld or known already.

In: a plan. Out: one `Result` for every reader. Never prints, and never changes a plan.
"""
