"""Views: functions from the plan to frozen view models, one module each.

A view holds words, numbers and addresses ready to show; it never makes HTML. `registry.py` names
them all.
"""
