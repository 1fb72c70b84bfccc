"""The command line: arguments, one call, print, exit code. One module for each command.

Heavy rooms are imported inside the commands, so that `--help` and `--version` stay quick.
"""

import sys


def main() -> None:
    """Run otpath and leave with its exit code: 0, 1 no route, 2 command line, 3 data, 70 a bug."""
    from otpath.cli.app import run

    sys.exit(run(sys.argv[1:]))
