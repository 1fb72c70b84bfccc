"""Exit codes: what a script may rely on."""

ANSWERED = 0
NO_ROUTE = 1
WRONG_COMMAND = 2
WRONG_DATA = 3
NOT_ALL_PRINTED = 4
BUG = 70
STOPPED = 130
