"""Words of the interface, and a plan without names.

In: words and a plan. Out: the same in a language, or for readers who may see no names.
Never decides what is shown.
"""
