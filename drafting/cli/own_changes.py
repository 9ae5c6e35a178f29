"""The tracked changes that one file holds: the text before them and after them, and whose each of them is."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.cli.options import as_spoken, refuse_given
from drafting.cli.outputs import WORD
from drafting.cli.streams import say
from drafting.cli.texts import file_of, in_brief, library, open_text, open_texts, places
from drafting.errors import AddressError, FormatError, OutputError
from drafting.files import is_file, read_file
from drafting.model.text import Style

if TYPE_CHECKING:
    from drafting.cli.views import Telling
    from drafting.model.changes import Comparison
    from drafting.model.hands import Hands
    from drafting.model.selection import Excerpt
    from drafting.model.text import Paragraph, Span, Text

_QUOTED, _PASSAGES = 60, 3  # characters of a passage that is in neither text, and how many are quoted


def open_pair(
    context: click.Context,
    names: Sequence[str],
    *,
    changes: str = "accepted",
    by: Sequence[str] = (),
    quiet: bool = False,
) -> tuple[Text, Text]:
    """The two texts that are meant, told apart; see `open_texts`. One name is a file's own changes.

    Of these only those `by` some authors are taken, where any are named.
    """
    if len(names) == 1:
        return _own_changes(context, names[0], by, quiet=quiet)
    old, new = open_texts(context, names, changes=changes, quiet=quiet)
    return old, new


def names_and_address(
    context: click.Context, old: str, new: str | None, address: tuple[str, ...], by: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The texts that are compared, and where in them: behind one file, an address that is no text is meant as one.

    Raises UsageError where those `by` some authors are asked of two texts.
    """
    if new is None:
        return (old,), address
    if file_of(context, old) is not None and file_of(context, new) is None and _is_address(new):
        return (old,), as_spoken((new, *address))
    refuse_by((old, new), by)
    return (old, new), address


def _is_address(words: str) -> bool:
    from drafting.model.address import parse_address

    first = re.split(r"\.\.|[-\u2013]", words.removeprefix("old:").removeprefix("new:"))[0]
    try:
        parse_address(first)
    except AddressError:
        return first.upper() in ("PP", "OP")
    return True


def refuse_by(names: Sequence[str], by: Sequence[str]) -> None:
    """Raises UsageError where two texts are compared, of which neither says whose the changes are."""
    if by and len(names) > 1:
        raise click.UsageError("--by is for the tracked changes of one file: name no second text")


def _own_changes(context: click.Context, name: str, by: Sequence[str], *, quiet: bool) -> tuple[Text, Text]:
    """What a file says before the tracked changes that it holds, and with them, or with those `by` some.

    Raises UsageError where --changes says what becomes of them, FormatError for a file without any, or none by them.
    """
    from drafting.model.reading import Changes
    from drafting.readers import read_bytes
    from drafting.readers.own_changes import read_own_changes

    refuse_given(context, "changes", "--changes: of one file, the tracked changes that it holds are compared")
    path = Path(name)
    if path.is_dir():
        raise FormatError(f"{name}: is a folder", "name the folder to compare it with")
    if not is_file(path):
        open_text(context, name, quiet=True)  # says that there is none
        path = library(context).entry(name).path
    data = read_file(path)
    found = read_own_changes(data, path.name, by)
    for notice in in_brief(found.reading.notices):
        say(f"{path.name}: {notice}", quiet=quiet)
    if not by and len(found.reading.authors) > 1:
        kept = read_bytes(data, path.name, changes=Changes.KEPT).text
        for words in _in_neither(kept):
            say(f"{path.name}: {words}", quiet=quiet)
    before, after = found.before, found.after
    places(context)[after.name] = path
    _hands(context).update(zip((before.name, after.name), found.hands, strict=True))
    context.meta["drafting.whose"] = found.whose
    return before, after


def _in_neither(kept: Text) -> Iterator[str]:
    """What one author inserted and another one deleted, by the pair of them: no comparison of two texts shows it."""
    from drafting.writers.page import shortened

    found: dict[tuple[str, str], list[str]] = {}
    for paragraph in kept.paragraphs:
        for came, gone in _on_the_same_words(paragraph):
            words = paragraph.wording[max(came.start, gone.start) : min(came.end, gone.end)].strip()
            if words and came.author and gone.author and came.author != gone.author:
                found.setdefault((came.author, gone.author), []).append(words)
    for (author, other), passages in found.items():
        quoted = ", ".join(f"\u201c{shortened(words, _QUOTED)}\u201d" for words in passages[:_PASSAGES])
        more = f" and {len(passages) - _PASSAGES} more" if len(passages) > _PASSAGES else ""
        yield f"inserted by {author} and deleted by {other}, so that it is in neither text: {quoted}{more}"


def _on_the_same_words(paragraph: Paragraph) -> Iterator[tuple[Span, Span]]:
    """Each insertion with each deletion that lies over some of its words."""
    came = [span for span in paragraph.spans if span.style is Style.INSERTED]
    # Spans of one style are in order, none over another.
    starts, ends = [span.start for span in came], [span.end for span in came]
    for gone in (span for span in paragraph.spans if span.style is Style.DELETED):
        yield from ((span, gone) for span in came[bisect_right(ends, gone.start) : bisect_left(starts, gone.end)])


def _hands(context: click.Context) -> dict[str, Hands]:
    """Whose the words of the texts are that this command opened, by the names of those where it is known."""
    found: dict[str, Hands] = context.meta.setdefault("drafting.hands", {})
    return found


def written_on_itself(context: click.Context, names: Sequence[str], telling: Telling, excerpt: Excerpt) -> bool:
    """Whether what some authors propose has been written on the Word file itself: it is one, and --by was asked of it.

    Their changes stay tracked in it as they are, and the others' are rejected. Raises UsageError for options that
    would not be heeded, OutputError where the file, read back, is not the two texts.
    """
    output, whose = telling.going.output, context.meta.get("drafting.whose")
    is_word = output is not None and output.suffix.lower() == WORD == Path(names[0]).suffix.lower()
    if output is None or whose is None or whose.by is None or not is_word or telling.style["layout"] != "redline":
        return False
    for option in ("author", "date", "numbers", "comments", "summary"):
        refuse_given(context, option, f"--{option}: their changes stay as they are in the file; --layout own heeds it")
    from drafting.model.reading import Changes
    from drafting.readers import read_bytes
    from drafting.writers.docx.in_place.proposal import proposal
    from drafting.writers.said import counted

    path = Path(names[0])
    data = proposal(read_file(path), whose, name=path.name)
    for text, how in ((excerpt.whole.old, Changes.REJECTED), (excerpt.whole.new, Changes.ACCEPTED)):
        if read_bytes(data, path.name, changes=how).text.paragraphs != text.paragraphs:
            raise OutputError(f"{output}: would not hold what is proposed", "--layout own writes on a page of our own")
    telling.keep(data, output, f"written on {path.name}: {counted(excerpt.whole)}")
    return True


def signed(context: click.Context, comparison: Comparison) -> Comparison:
    """The comparison, with whose its changes are where that is known."""
    known = _hands(context)
    old, new = known.get(comparison.old.name), known.get(comparison.new.name)
    if old is None or new is None:
        return comparison
    from drafting.engines.hands import sign

    return sign(comparison, old, new)
