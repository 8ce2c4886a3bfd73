"""What this question adds to exports.

In: a plan. Out: plain records. Never changes a shape that is published.
"""
