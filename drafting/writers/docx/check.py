"""What was written, read back: a file that is not what it must be never leaves the house."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from drafting.errors import OutputError
from drafting.model.changes import Comparison
from drafting.model.reading import Changes
from drafting.model.text import Paragraph, Text
from drafting.ooxml.names import tags, w
from drafting.ooxml.package import Package, open_package
from drafting.ooxml.revisions import resolve
from drafting.ooxml.walk import PieceKind, WordParagraph, walk
from drafting.writers.docx.notes import notes_by_number
from drafting.writers.docx.wordml import printable

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAME = "the file written"
_GAPS = ("\t", " ")  # what may part a marker from the wording
_CHANGES = tags(
    "ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart", "rPrChange", "pPrChange", "comment"
)
_ID = w("id")
_WHOLE_MOVES = (("moveFromRangeStart", "moveFromRangeEnd"), ("moveToRangeStart", "moveToRangeEnd"))


def unsound(why: str) -> OutputError:
    """The refusal of a file that was written and is not what it must be."""
    hint = "this is a fault of the program, not of your texts; please report it with them"
    return OutputError(f"the Word file is not sound: {why}", hint)


class Printed(NamedTuple):
    """A paragraph as it comes out of a file: its words with the marker, and its notes as (offset, wording)."""

    words: str
    notes: tuple[tuple[int, str], ...]


def check_redline(data: bytes, comparison: Comparison, *, numbers: str = "tracked") -> None:
    """Nothing, where accepting all changes gives the new text and rejecting all the old one, paragraph by paragraph.

    Markers, wordings and notes count, letter for letter; with `numbers` "plain" the old text may come out under the
    new numbers. Ids must be unique and moves paired. Raises OutputError that names the first paragraph that fails.
    """
    package = open_package(data, name=_NAME)
    main = check_marks(package)
    _check_side(package, Changes.ACCEPTED, comparison.new, {}, main)
    del main  # the other side is parsed anew when this one is gone: two trees at once may be too much
    renumbered = _other_markers(comparison) if numbers == "plain" else {}
    _check_side(package, Changes.REJECTED, comparison.old, renumbered)


def check_text(data: bytes, text: Text) -> None:
    """Nothing, where the file holds the paragraphs of a text and no others. Raises OutputError like `check_redline`."""
    package = open_package(data, name=_NAME)
    check_ids(package)
    _check_side(package, Changes.KEPT, text, {})
    _check_second_reader(data, len(text.paragraphs))


def check_words(data: bytes, wordings: Iterable[str]) -> None:
    """Nothing, where the file is sound and each wording stands in it as a paragraph. Raises OutputError."""
    package = open_package(data, name=_NAME)
    check_ids(package)
    found = {paragraph.text for paragraph in walk(package.tree(package.main))}
    for wording in wordings:
        if printable(wording) not in found:
            raise unsound(f"it lacks {wording!r}")
    _check_second_reader(data, 0)


def _check_second_reader(data: bytes, paragraphs: int) -> None:
    """Nothing, where python-docx opens the file too, with at least so many paragraphs and every comment anchored.

    It shares no code with our reader, so that a fault of both our writer and our reader is seen. Redlines go without:
    it reads past tracked changes, and they are written against the clock.
    """
    from docx import Document

    try:
        document = Document(BytesIO(data))
        found = len(document.paragraphs)
        comments = [comment.comment_id for comment in document.comments]
    except (KeyError, ValueError, AttributeError) as problem:
        raise unsound(f"python-docx does not open it ({problem})") from None
    if found < paragraphs or len(set(comments)) < len(comments):
        raise unsound("python-docx reads another text")


def printed(package: Package, how: Changes, main: _Element | None = None) -> list[Printed]:
    """The paragraphs of the body and their notes once tracked changes are accepted or rejected.

    `main` is the main part's tree where it has been parsed; its changes are settled in place.
    """
    tree = package.tree(package.main) if main is None else main
    resolve(tree, how)
    notes = _notes(package, how)
    paragraphs = [_printed(paragraph, notes) for paragraph in walk(tree)]
    return [] if paragraphs == [Printed("", ())] else paragraphs


def _notes(package: Package, how: Changes) -> dict[str, str]:
    """The wordings of the footnotes by id; the space after the note's sign is not part of them."""
    found = {}
    for part in package.related("footnotes"):
        tree = package.tree(part)
        resolve(tree, how)
        for note in tree.iter(w("footnote")):
            words = "\n".join(paragraph.text for paragraph in walk(note))
            found[note.get(w("id"), "")] = words.removeprefix(" ")
    return found


def _printed(paragraph: WordParagraph, notes: Mapping[str, str]) -> Printed:
    at, marks = 0, []
    for piece in paragraph.pieces:
        if piece.kind is PieceKind.NOTE_MARK:
            marks.append((at, notes.get(piece.element.get(w("id"), ""), "")))
        at += len(piece.printed)
    return Printed(paragraph.text, tuple(marks))


def _check_side(
    package: Package, how: Changes, text: Text, others: Mapping[int, Collection[str]], main: _Element | None = None
) -> None:
    """Compares what the file gives with a text; `others` are further markers that a paragraph may bear."""
    found = printed(package, how, main)
    wordings = {number: note.wording for number, note in notes_by_number(text).items()}
    wanted = text.paragraphs
    for at, paragraph in enumerate(wanted):
        got = found[at] if at < len(found) else None
        if got == _expected(paragraph, paragraph.marker, _GAPS[0], wordings):
            continue  # nearly all
        markers = (paragraph.marker, *others.get(at, ()))
        gaps = _GAPS if paragraph.wording else (*_GAPS, "")
        expected = [_expected(paragraph, marker, gap, wordings) for marker in markers for gap in gaps]
        if got not in expected and not _is_alone_and_empty(expected, found, wanted):
            raise _differs(how, f"{paragraph.address} of {text.label}", expected[0], got)
    if len(found) > len(wanted):
        raise _differs(how, f"the end of {text.label}", None, found[len(wanted)])


def _is_alone_and_empty(expected: list[Printed], found: list[Printed], wanted: Sequence[Paragraph]) -> bool:
    """True for a text of one paragraph without a word: Word's file can't tell it from an empty one."""
    return not found and len(wanted) == 1 and Printed("", ()) in expected


def _expected(paragraph: Paragraph, marker: str, gap: str, wordings: Mapping[str, str]) -> Printed:
    before = marker + gap if marker else ""
    end = len(paragraph.wording)
    marks = ((len(before) + min(mark.at, end), printable(wordings.get(mark.number, ""))) for mark in paragraph.notes)
    return Printed(printable(before + paragraph.wording), tuple(marks))


def _differs(how: Changes, where: str, expected: Printed | None, got: Printed | None) -> OutputError:
    return unsound(f"with its changes {how}, {where} should read {_shown(expected)} and reads {_shown(got)}")


def _shown(paragraph: Printed | None) -> str:
    if paragraph is None:
        return "nothing"
    notes = "; ".join(f"note at {at}: {words}" for at, words in paragraph.notes)
    return repr(paragraph.words) + (f" ({notes})" if notes else "")


def _other_markers(comparison: Comparison) -> dict[int, tuple[str, ...]]:
    """The new numbers that each old paragraph may come out under, by position."""
    changes = {id(old): change for change in comparison.changes for old in change.old}
    by_value = {old: change for change in comparison.changes for old in change.old}
    found = {}
    for at, paragraph in enumerate(comparison.old.paragraphs):
        change = changes.get(id(paragraph)) or by_value[paragraph]
        found[at] = tuple(new.marker for new in change.new)
    return found


def check_marks(package: Package) -> _Element:
    """The main part's tree, where no two annotations share an id and moves are paired. Raises OutputError."""
    main = package.tree(package.main)
    check_ids(package, main)
    check_moves(main)
    return main


def check_ids(package: Package, main: _Element | None = None) -> None:
    """Nothing, where no two annotations share an id; `main` is the main part's tree. Raises OutputError."""
    ids = [element.get(_ID, "") for tree in _trees(package, main) for element in tree.iter(*_CHANGES)]
    for id_, times in Counter(ids).items():
        if times > 1:
            raise unsound(f"the id {id_} stands {times} times in it")


def _trees(package: Package, main: _Element | None) -> Iterator[_Element]:
    yield package.tree(package.main) if main is None else main
    for kind in ("footnotes", "comments"):
        yield from map(package.tree, package.related(kind))


def check_moves(tree: _Element) -> None:
    """Each move has one source and one target under its name, by one author, with the same words, and both end."""
    sides = [_moves(tree, *names) for names in _WHOLE_MOVES]
    if sides[0] != sides[1]:
        names = sorted(name for name, _ in set(sides[0].items()) ^ set(sides[1].items()))
        raise unsound(f"{names[0]} does not arrive as it left")


def _moves(tree: _Element, start: str, end: str) -> dict[str, tuple[str, str]]:
    """Author and words of each move on one side, by name."""
    found: dict[str, tuple[str, str]] = {}
    if next(tree.iter(w(start), w(end)), None) is None:
        return found  # most have none, and need not be gone through word by word
    is_moved: Callable[[_Element], bool] = _inside(start.removesuffix("RangeStart"))
    open_name, open_id = "", ""
    for element in tree.iter(w(start), w(end), w("t"), w("br"), w("tab"), w("noBreakHyphen"), w("softHyphen")):
        if element.tag == w(start):
            open_name, open_id = element.get(w("name"), ""), element.get(w("id"), "")
            if open_name in found:
                raise unsound(f"{open_name} stands in it twice")
            found[open_name] = (element.get(w("author"), ""), "")
        elif element.tag == w(end):
            if element.get(w("id")) != open_id:
                raise unsound("moves overlap")
            open_name = open_id = ""
        elif open_name and is_moved(element):
            author, words = found[open_name]
            found[open_name] = (author, words + (element.text or element.tag))
    if open_name:
        raise unsound(f"{open_name} has no end")
    return found


def _inside(name: str) -> Callable[[_Element], bool]:
    tag = w(name)
    return lambda element: next(element.iterancestors(tag), None) is not None
