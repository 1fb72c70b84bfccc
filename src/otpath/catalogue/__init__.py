"""The catalogue: roles, qualifications, courses, pay and sources, and where each value stands.

Knows records, grade scales, YAML files and whole-catalogue checks. Knows nothing of people, of
time passing or of terminals.
"""
