"""drafting pair: a person's word on which paragraphs of two texts belong together, kept and honoured from then on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.cli import options
from drafting.cli.decided import folders, home, settled, warn_of_unknown, whereabouts
from drafting.cli.streams import say, show
from drafting.cli.texts import file_of, library, open_text, texts_beside, told_apart
from drafting.errors import AddressError, LibraryError
from drafting.files import DECISIONS
from drafting.model.rulings import UNSAID

if TYPE_CHECKING:
    from drafting.decisions import Decisions
    from drafting.model.decisions import Alone, Listed, Paired
    from drafting.model.rulings import Ruling
    from drafting.model.text import Paragraph, Text

Named = tuple["Text", tuple["Paragraph", ...]]


@click.command("pair")
@click.argument("paragraphs", nargs=-1, metavar="TEXT:ADDRESS...")
@click.option("--none", "alone", is_flag=True, help="The paragraph has no partner in the other TEXT.")
@click.option("--undo", is_flag=True, help="Take back what was decided on these paragraphs.")
@click.option("--list", "listed", is_flag=True, help="Show what was decided, and whether it is still found.")
@options.ruling
@options.as_json
@options.color
@options.quiet
@click.pass_context
def command(
    context: click.Context,
    /,
    paragraphs: tuple[str, ...],
    alone: bool,
    undo: bool,
    listed: bool,
    ruling: Ruling,
    json: bool,
    color: str,
    quiet: bool,
) -> None:
    """Say which paragraph of one text became which of another, where the tool paired them wrongly or not at all.

    Every comparison of the two texts honours the decision, either way round. A paragraph may have several partners
    next to each other: name them all. Decisions are kept in decisions.txt beside the held texts, or else beside the
    first one, one on each line, and find their paragraphs again after edits, renumbering and a new import.

    \b
    drafting pair L.64:OP4 annex:38 --by "Cabo Verde" --date 2010-07-30
    drafting pair L.64:OP4 annex:38 annex:39     it was split, or merged
    drafting pair L.64:OP4 annex --none          it has no partner in annex
    drafting pair rev1/water.docx:OP4 rev2/water.docx:OP7
    drafting pair L.64:OP4 annex --undo          the tool's own pairing again
    drafting pair --list
    """
    if listed:
        if alone or undo or ruling != UNSAID:
            raise click.UsageError("--list shows what was decided, and decides nothing", context)
        _list(context, paragraphs, json=json, color=color, quiet=quiet)
        return
    if alone and undo:
        raise click.UsageError("--none and --undo exclude each other", context)
    one, other = _sides(context, paragraphs, quiet)
    folder = home(context, (one[0], other[0]))
    if undo:
        path, made = _undo(context, folder, one, other, quiet=quiet)
    else:
        decision = _decision(one, other, ruling, alone=alone)
        path, made = _decide(context, folder, decision, (one[0], other[0]), quiet=quiet), [decision]
    _tell(path, made, is_undone=undo, json=json, color=color, quiet=quiet)


def _sides(context: click.Context, words: Sequence[str], quiet: bool) -> tuple[Named, Named]:
    """The two texts that are named, each with its paragraphs in reading order."""
    from drafting.model.selection import select_heads

    named = [_parted(word) for word in words]
    opened = {name: open_text(context, name, quiet=quiet) for name in dict.fromkeys(name for name, _ in named)}
    files = {name: file_of(context, name) for name in opened}
    found: dict[Path | None, tuple[Text, set[int]]] = {}
    for name, address in named:
        text, at = found.setdefault(files[name], (opened[name], set()))
        at |= {text.paragraphs.index(p) for p in select_heads(text, address)} if address else set()
    if len(found) != 2:
        raise click.UsageError("name paragraphs of two texts, as L.64:OP4 annex:38", context)
    (one, here), (other, there) = found.values()
    one, other = told_apart(context, (one, other), list(found))
    return (one, _neighbours(one, sorted(here))), (other, _neighbours(other, sorted(there)))


def _parted(word: str) -> tuple[str, str]:
    """The text and the address of "L.64:OP4"; no address where the whole is a text."""
    name, colon, address = word.rpartition(":")
    return (word, "") if not colon or Path(word).is_file() or "\\" in address or "/" in address else (name, address)


def _neighbours(text: Text, places: Sequence[int]) -> tuple[Paragraph, ...]:
    for before, after in pairwise(places):
        if after != before + 1:
            here, there = (text.paragraphs[at].address for at in (before, after))
            raise AddressError(
                f"{text.name}: {here} and {there} do not stand next to each other",
                "name all from the one to the other, or the one that most of it became",
            )
    return tuple(text.paragraphs[at] for at in places)


def _decision(one: Named, other: Named, ruling: Ruling, *, alone: bool) -> Paired | Alone:
    from drafting.model.decisions import Alone, Paired, anchored

    (text, here), (partner, there) = one, other
    if alone:
        if len(here) + len(there) != 1:
            raise click.UsageError("--none needs one paragraph and the other text, as L.64:OP4 annex --none")
        if there:
            return Alone(anchored(partner, there[0]), text.name, ruling)
        return Alone(anchored(text, here[0]), partner.name, ruling)
    if not (here and there):
        raise click.UsageError("name paragraphs of both texts, as L.64:OP4 annex:38, or say --none")
    if len(here) > 1 and len(there) > 1:
        raise click.UsageError("name one paragraph with several, or several with one")
    anchors = [tuple(anchored(side, paragraph) for paragraph in several) for side, several in (one, other)]
    return Paired(anchors[0], anchors[1], ruling)


def _decide(
    context: click.Context, folder: Path, decision: Paired | Alone, texts: Sequence[Text], *, quiet: bool
) -> Path:
    """Keeps a decision, in place of others on the same paragraphs, and returns the file that it is kept in."""
    from drafting.decisions import save, speak_of_the_same
    from drafting.writers.screen_decisions import decision_line

    kept = _kept(context, folder, texts, quiet=quiet)
    replaced = [other for other in kept.made if speak_of_the_same(decision, other)]
    path = save(folder, kept.with_(decision))
    for other in replaced:
        say(f"instead of: {decision_line(other).words}", quiet=quiet)
    if not decision.ruling.by:
        say("nobody is named: --by NAME --date YYYY-MM-DD says who decided, and when", quiet=quiet)
    return path


def _undo(
    context: click.Context, folder: Path, one: Named, other: Named, *, quiet: bool
) -> tuple[Path, list[Paired | Alone]]:
    """Takes back the pairings of these paragraphs, and returns them with the file that they were kept in."""
    from drafting.decisions import save
    from drafting.model.decisions import Alone, Paired, anchored

    kept = _kept(context, folder, (one[0], other[0]), quiet=quiet)
    named = {anchored(text, paragraph).place for text, several in (one, other) for paragraph in several}
    about = [d for d in kept.made if isinstance(d, Paired | Alone) and d.texts == {one[0].name, other[0].name}]
    gone = [d for d in about if named & {anchor.place for anchor in d.anchors}]
    if not gone:
        places = " and ".join(sorted(named)) or f"{one[0].name} and {other[0].name}"
        raise LibraryError(f"nothing was decided on {places}", "`drafting pair --list` shows what was")
    return save(folder, kept.without(gone)), gone


def _tell(path: Path, made: Sequence[Paired | Alone], *, is_undone: bool, json: bool, color: str, quiet: bool) -> None:
    """Says what was decided, or taken back, and where that is kept."""
    from drafting.writers.screen_decisions import decision_line

    if json:
        from drafting.model.decisions import Listed
        from drafting.writers.jsonform import as_json
        from drafting.writers.jsonform.decisions import decisions_json

        click.echo(as_json(decisions_json([(path, [Listed(decision) for decision in made])])), nl=False)
    for decision in made:
        if is_undone:
            say(f"taken back: {decision_line(decision).words}", quiet=quiet)
        elif not json:
            show([decision_line(decision)], color)
    say(f"kept in {path}", quiet=quiet)


def _kept(context: click.Context, folder: Path, texts: Sequence[Text], *, quiet: bool) -> Decisions:
    """What the file keeps, with the paragraphs of these texts where they stand now."""
    from drafting.decisions import load

    decisions = load(folder)
    warn_of_unknown(folder, decisions, quiet=quiet)
    return settled(decisions, {text.name: whereabouts(context, text) for text in texts})


# --- the list --------------------------------------------------------------------------------------------------------


def _list(context: click.Context, names: Sequence[str], *, json: bool, color: str, quiet: bool) -> None:
    """Every pairing that was decided (about the texts named, where some are), and what became of its paragraphs."""
    from drafting.writers.screen_decisions import decisions_lines

    texts = [open_text(context, _parted(name)[0], quiet=quiet) for name in names]
    wanted = {text.name for text in texts}
    held = library(context).folder.rglob(DECISIONS)
    beside = (folder / DECISIONS for folder in folders(context, texts))
    files = sorted({path.resolve(): path for path in (*beside, *held) if path.is_file()}.values())
    found = [(path, *_state(context, path, wanted, quiet=quiet)) for path in files]
    if json:
        from drafting.writers.jsonform import as_json
        from drafting.writers.jsonform.decisions import decisions_json

        click.echo(as_json(decisions_json([(path, made) for path, made, _ in found])), nl=False)
    else:
        show(decisions_lines(found), color)


def _state(context: click.Context, path: Path, wanted: set[str], *, quiet: bool) -> tuple[list[Listed], int]:
    """The pairings of a file, each with why it is not heeded where it is not; and how many other decisions it has."""
    from drafting.decisions import load
    from drafting.engines.decided import lost
    from drafting.model.decisions import Alone, Listed, Paired

    decisions = load(path.parent)
    warn_of_unknown(path.parent, decisions, quiet=quiet)
    beside = texts_beside(context, path, but=(), quiet=quiet)
    texts = {text.name: whereabouts(context, text) for text in beside if text.name in _names(decisions)}
    found: list[Listed] = []
    others = 0
    for decision in decisions.made:
        if not isinstance(decision, Paired | Alone):
            others += 1
        elif not wanted or any(name.rpartition("/")[2] in wanted for name in decision.texts):
            absent = tuple(name for name in sorted(decision.texts) if name not in texts)
            gone = [a for a in decision.anchors if a.text in texts and texts[a.text].position(a) is None]
            found.append(Listed(decision, lost(gone[0]) if gone else "", absent))
    return found, others


def _names(decisions: Decisions) -> set[str]:
    return {anchor.text for decision in decisions.made for anchor in decision.anchors}
