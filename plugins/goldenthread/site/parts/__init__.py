"""What several pages are made of.

In: a site and an item. Out: models for templates. Never writes HTML.
"""
