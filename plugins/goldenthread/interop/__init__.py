"""Plans in other formats, in and out.

In: a foreign file. Out: plan files and a report. Never knows rules, site or MkDocs.
"""
