"""What a redline may be asked for, wherever it is written: whose it is, how numbers are shown, what is commented on."""

from __future__ import annotations

from drafting.errors import OutputError

RENUMBERING = "renumbering"  # the author of changes of printed numbers alone
AUTHOR_LIMIT = 255  # characters: longer names make Word call the file unreadable
NUMBERS = ("tracked", "plain")
ALL = "all"
COMMENTS = (ALL, "moves", "none")


def refuse_unknown(author: str, numbers: str, comments: str | None) -> None:
    """Nothing, where a redline can be written with these; None are the usual comments. Raises OutputError."""
    if not author.strip():
        raise OutputError("a redline needs the name of an author", "tracked changes without one can't be told apart")
    if len(author) > AUTHOR_LIMIT:
        raise OutputError(f"the author's name has {len(author)} characters", f"Word takes at most {AUTHOR_LIMIT}")
    for value, known, name in ((numbers, NUMBERS, "numbers"), (comments or ALL, COMMENTS, "comments")):
        if value not in known:
            raise OutputError(f"{name} can't be {value!r}", f"choose one of {', '.join(known)}")
