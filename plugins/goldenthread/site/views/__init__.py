"""The pages of the core, one module for each, and the registry of all pages.

In: a site. Out: page models. Never knows what a question shows.
"""
