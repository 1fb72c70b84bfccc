"""The person: what one person has, does and wants.

Knows holdings, job, experience and limits, and how they are written on a command line. Knows
nothing of the catalogue beyond ids and grade scales.
"""
