"""The kinds of items: JSON Schema files, ours with a company's on top, and the vocabulary.

In: schema files. Out: `Kinds`. Never reads an item.
"""
