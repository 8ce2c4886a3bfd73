"""The whole graph: every link resolved once.

In: items. Out: `Plan`, read-only. Never judges, and never names a question.
"""
