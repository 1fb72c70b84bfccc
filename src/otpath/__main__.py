"""`python -m otpath`."""

from otpath.cli import main

main()
