"""What people decided about the texts at hand: read from the files beside them, and told where it is not heeded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.cli.streams import say
from drafting.cli.texts import library, places, texts_beside
from drafting.files import DECISIONS

if TYPE_CHECKING:
    from drafting.decisions import Decisions
    from drafting.engines.anchors import Whereabouts
    from drafting.engines.decided import Unheeded
    from drafting.model.changes import Pairing
    from drafting.model.decisions import Anchor, Decision
    from drafting.model.fates import Fates
    from drafting.model.rulings import Ruling
    from drafting.model.text import Text


def home(context: click.Context, texts: Sequence[Text]) -> Path:
    """The folder whose file keeps decisions about these texts: of the first that is held, or else of the first."""
    held = library(context).folder.resolve()
    beside = folders(context, texts)
    return next((folder for folder in beside if folder.resolve().is_relative_to(held)), beside[0])


def folders(context: click.Context, texts: Iterable[Text]) -> list[Path]:
    """The folders that the texts were opened from, each once."""
    opened = places(context)
    return list(dict.fromkeys(opened[text.name].parent for text in texts if text.name in opened))


def decisions_about(context: click.Context, texts: Sequence[Text], *, quiet: bool) -> list[Decision]:
    """All that was decided about any of the texts, in the files beside them."""
    files = [folder for folder in folders(context, texts) if keeps_decisions(context, folder)]
    if not files:
        return []
    from drafting.decisions import load

    names = {text.name for text in texts}
    told: set[Path] = context.meta.setdefault("drafting.told", set())  # folders whose unknown lines were told already
    found: list[Decision] = []
    for folder in files:
        decisions = load(folder)
        if folder not in told:
            warn_of_unknown(folder, decisions, quiet=quiet)
        here = [d for d in decisions.made if any(anchor.text in names for anchor in d.anchors)]
        if folder not in told:
            _warn_of_gone(folder, here, names, quiet=quiet)
        found += here
        told.add(folder)
    return found


def _warn_of_gone(folder: Path, decisions: Sequence[Decision], names: set[str], *, quiet: bool) -> None:
    """Says which decisions speak of a text that no file in the folder is called after: it may have another name now."""
    there = {path.stem.casefold() for path in folder.iterdir()}
    of = ({anchor.text for anchor in decision.anchors} - names for decision in decisions)
    gone = Counter(name for one in of for name in one if "/" not in name and name.casefold() not in there)
    for name, count in gone.items():
        said = "1 decision on it is" if count == 1 else f"{count} decisions on it are"
        say(
            f"{folder / DECISIONS}: {said} not heeded, since nothing here is called {name}; if it has another name "
            "now, write that there",
            quiet=quiet,
        )


def keeps_decisions(context: click.Context, folder: Path) -> bool:
    """True where a folder has a file of decisions. Among held texts any file of that name is one, elsewhere one of ours
    alone: it may be anybody's notes.
    """
    path = folder / DECISIONS
    if not path.is_file():
        return False
    if folder.resolve().is_relative_to(library(context).folder.resolve()):
        return True
    from drafting.decisions import MAGIC

    with path.open("rb") as file:
        return file.read(len(MAGIC) + 3).removeprefix(b"\xef\xbb\xbf").startswith(MAGIC.encode())


def warn_of_unknown(folder: Path, decisions: Decisions, *, quiet: bool) -> None:
    """Says which lines of a file are not understood: they are kept, but not heeded."""
    for line in decisions.unknown:
        say(f"{folder / DECISIONS}: not understood, and kept: {line[:60]}", quiet=quiet)


def whereabouts(context: click.Context, text: Text) -> Whereabouts:
    """Finds the paragraphs of decisions in a text; what else is held beside it helps where its wording changed."""
    from drafting.engines.anchors import Whereabouts, no_texts

    here = places(context).get(text.name)
    return Whereabouts(text, partial(texts_beside, context, here, but=(here,), quiet=True) if here else no_texts)


def settled(decisions: Decisions, found: dict[str, Whereabouts]) -> Decisions:
    """The decisions with the paragraphs of these texts where they stand now; what is not found is left as it is."""
    from drafting.decisions import Decisions

    def anchor_now(anchor: Anchor) -> Anchor:
        return (found[anchor.text].settled(anchor) if anchor.text in found else None) or anchor

    lines = (line if isinstance(line, str) else line.moved(anchor_now) for line in decisions.lines)
    return Decisions(tuple(lines))


def decided_pairings(context: click.Context, old: Text, new: Text, *, quiet: bool = False) -> list[Pairing]:
    """What people paired of two texts, by position. Says what could not be heeded."""
    return [pairing for pairing, _ in rulings_on(context, old, new, quiet=quiet)]


def rulings_on(context: click.Context, old: Text, new: Text, *, quiet: bool) -> list[tuple[Pairing, Ruling]]:
    """The same, each with who decided it, when and why."""
    decisions = decisions_about(context, (old, new), quiet=quiet)
    if not decisions:
        return []
    from drafting.engines.decided import decided_pairings as found_in

    pairings, unheeded = found_in(decisions, whereabouts(context, old), whereabouts(context, new))
    report(unheeded, quiet=quiet)
    return pairings


def decided_fates(context: click.Context, fates: Fates, *, quiet: bool) -> Fates:
    """The fates under what people decided about these texts. Says what could not be heeded."""
    texts = (*fates.sources, *fates.plans)
    decisions = decisions_about(context, texts, quiet=quiet)
    if not decisions:
        return fates
    from drafting.engines.rulings import overruled

    ruled, unheeded = overruled(fates, decisions, {text.name: whereabouts(context, text) for text in texts})
    report(unheeded, quiet=quiet)
    return ruled


def report(unheeded: Iterable[Unheeded], *, quiet: bool) -> None:
    """Says which decisions were not heeded, and why."""
    for problem in unheeded:
        say(f"{DECISIONS}: {problem}", quiet=quiet)


def held_before(place: Path) -> Text | None:
    """The text that a file is about to lose, where decisions are kept beside it; None where it can't be read."""
    if not place.is_file() or not (place.parent / DECISIONS).is_file():
        return None
    from drafting.errors import DraftingError
    from drafting.library import load

    try:
        return replace(load(place), name=place.stem)
    except DraftingError:
        return None


def follow(place: Path, before: Text, after: Text, *, quiet: bool) -> None:
    """Lets the decisions beside a text that was replaced speak of its paragraphs as they stand now.

    What is not found any more is told, and kept as it is.
    """
    from drafting.decisions import load, save
    from drafting.engines.anchors import Whereabouts
    from drafting.engines.decided import Unheeded, lost

    decisions = load(place.parent)
    warn_of_unknown(place.parent, decisions, quiet=quiet)
    after = replace(after, name=place.stem)
    here = Whereabouts(after, lambda: [before])
    settled_before = settled(decisions, {before.name: Whereabouts(before)})
    gone = ((d, a) for d in settled_before.made for a in d.anchors if a.text == after.name and here.settled(a) is None)
    report((Unheeded(decision, lost(anchor)) for decision, anchor in gone), quiet=quiet)
    save(place.parent, settled(settled_before, {after.name: here}))
