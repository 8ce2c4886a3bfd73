"""What does each team bring: revenue, market share, delighted customers, margin?

In: links and measured work. Out: what reaches and contributes to which outcome. Never counts
a link without a why.
"""
