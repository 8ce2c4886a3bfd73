"""Metrics, their figures, and the tables of values beside a plan.

In: raw values. Out: typed, frozen values. Never knows items.
"""
