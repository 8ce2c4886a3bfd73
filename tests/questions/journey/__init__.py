"""Tests of journeys, their funnels and their tables."""
