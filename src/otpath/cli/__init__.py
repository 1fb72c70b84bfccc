"""The command line: arguments, one call, print, exit code. One module for each command.

Heavy rooms are imported inside the commands, so that `--help` and `--version` stay quick.
"""

import os
import sys


def main() -> None:
    """Run otpath and leave with its exit code: 0, 1 no route, 2 command line, 3 data, 70 a bug."""
    # We use no plugins of pydantic, and the search for them reads the data of all packages.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    from otpath.cli.app import run

    sys.exit(run(sys.argv[1:]))
