"""People: the only place with streams, colours, exit codes and the clock."""

from __future__ import annotations

import sys


def main() -> None:
    """Runs the command line and ends the process with its exit code."""
    try:
        from drafting.cli.run import run
    except KeyboardInterrupt:  # while it is still being loaded
        sys.exit(130)
    sys.exit(run(sys.argv[1:]))
