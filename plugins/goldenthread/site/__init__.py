"""The site as models: words, numbers and addresses ready to show.

In: a checked plan. Out: page models and exports. Never makes HTML but in `pages.py`.
"""
