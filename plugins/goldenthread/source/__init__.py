"""The text of a plan file: front matter, body, and what is wrong with either.

In: bytes. Out: `Document`, with the place of each value. Never knows kinds or links.
"""
