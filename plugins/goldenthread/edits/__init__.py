"""Changes to one field of a file, spliced in where YAML's marks say.

In: a text and what to change. Out: the new text. Never reformats what it does not change.
"""
