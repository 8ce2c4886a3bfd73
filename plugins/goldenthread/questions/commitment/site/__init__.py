"""Pages and panels of this question.

In: a site and an item. Out: models for templates. Never writes HTML.
"""
