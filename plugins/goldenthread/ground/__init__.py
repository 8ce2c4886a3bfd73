"""What every other folder may use: shipped files, periods, weeks, graphs, likeness, questions.

In: plain values. Out: plain values. Never knows what a plan is.
"""
