"""Pages for people: one document model, and its renderings as text, Markdown, HTML, PDF and Word.

A document is chosen from a report model. The renderings place its strings and add none.
"""
