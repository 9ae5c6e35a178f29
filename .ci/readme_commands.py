"""Prints one of the README's two commands, so that what is run is what is written there.

python3 .ci/readme_commands.py main|test
"""

import re
import sys
from pathlib import Path

README = Path(__file__).parent.parent / "README.md"


def command(which: str) -> str:
    """The Linux and macOS form of the command, which stands below the comment `<!-- command: NAME -->`."""
    page = README.read_text("utf-8")
    found = re.search(rf"<!-- command: {which} -->\s*```sh\n(.*?)\n```", page, re.DOTALL)
    if not found:
        raise SystemExit(f"README.md has no command {which!r}")
    return found[1]


if __name__ == "__main__":
    print(command(sys.argv[1]))
