"""The result of a check as text, JSON, SARIF, and as GitHub and GitLab read it.

In: a `Result`. Out: text. Never judges.
"""
