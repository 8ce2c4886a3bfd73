"""What happens to a lead, and what did each campaign teach us?

In: hand-offs of journeys, campaigns, assessments. Out: agreements, verdicts, lessons. Never
blames one side for what both have signed.
"""
