"""Pages for people to hold: one document model, and its renderings in HTML, PDF and Word.

A document is chosen from a report model. The renderings place its strings and add none.
"""
