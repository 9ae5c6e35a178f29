"""People: the only place with streams, colours, exit codes and the clock."""

from __future__ import annotations

import gc
import sys

# New objects between two searches for what refers to itself in a circle; Python's own 700 cost a short command a
# twentieth of its time, and what it makes lives until it ends.
_COLLECT_AFTER = 500_000


def main() -> None:
    """Runs the command line and ends the process with its exit code."""
    gc.set_threshold(_COLLECT_AFTER)
    try:
        from drafting.cli.run import run
    except KeyboardInterrupt:  # while it is still being loaded
        sys.exit(130)
    code = run(sys.argv[1:])
    gc.freeze()  # the process ends: no last search through all that it holds
    sys.exit(code)
