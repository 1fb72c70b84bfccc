"""The rules: what a requirement means for a person on a date.

Knows the requirement language, verdicts and shortfalls, and puts a requirement into words. Knows
nothing of planning or of printing.
"""
