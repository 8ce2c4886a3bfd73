"""Can everyone say why, up to the top, and what becomes of the buyer next?

In: journeys and their tables. Out: funnels, gaps, work-back. Never invents a number.
"""
