"""Does each team's picture of the future fit the company's?

In: aims, clauses, answers. Out: who pulls where. Never guesses from words of a title.
"""
