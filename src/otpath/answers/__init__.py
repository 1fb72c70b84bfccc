"""The answers: what is worth saying about routes.

Knows gaps, assumptions, money, reasons for a refusal and questions worth asking. Knows nothing of
how they are shown.
"""
