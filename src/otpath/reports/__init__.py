"""The reports: one model of display strings for each answer, and its renderings.

Knows how things are shown: on a terminal, as Markdown, as JSON. Knows nothing of rules or search.
"""
