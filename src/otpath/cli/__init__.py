"""The command line: arguments, one call, print, exit code. One module for each command.

Heavy rooms are imported inside the commands, so that `--help` and `--version` stay quick.
"""

import gc
import os
import sys

LITTLE_GARBAGE = 100_000
"""Objects made and not yet freed, before Python looks for those that nothing can reach."""


def main() -> None:
    """Run otpath and leave with its exit code: 0, 1 no route, 2 command line, 3 data, 70 a bug."""
    # What is loaded stays, and is not worth a look each 700 objects; what a plan tries does not.
    gc.set_threshold(LITTLE_GARBAGE)
    # We use no plugins of pydantic, and the search for them reads the data of all packages.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    from otpath.cli.app import run
    from otpath.cli.chosen import is_own_process

    is_own_process.set(True)
    code = run(sys.argv[1:])
    # On its way out Python would look through all of it several times more.
    gc.freeze()
    sys.exit(code)
