"""Whose tracked changes a file held, and what became of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from drafting.model.hands import Whose
from drafting.model.reading import Changes, Notice
from drafting.ooxml.walk import Revision
from drafting.readers.quoting import counted

_NAMES_SHOWN = 8  # authors; a room of delegations stays legible


def changes_notices(authors: Counter[str | None], how: Changes) -> Iterator[Notice]:
    """One notice of the tracked changes and what became of them, where there are any."""
    if total := authors.total():
        yield Notice("tracked-changes", _what_became(authors, total, how))


def _what_became(authors: Counter[str | None], total: int, how: Changes) -> str:
    what = counted(total, "tracked change")
    verb = "were" if total > 1 else "was"
    ranked = _ranked(authors)
    if len(ranked) == 1:
        return f"{what} by {_called(ranked[0][0])} {verb} {how}"
    shown = [f"{count:,} by {_called(author)}" for author, count in ranked[:_NAMES_SHOWN]]
    if len(ranked) > _NAMES_SHOWN:
        shown.append(f"{sum(count for _, count in ranked[_NAMES_SHOWN:]):,} by others")
    return f"{what} {verb} {how}: {', '.join(shown)}"


def accepts(how: Changes, whose: Whose | None, who: Revision) -> bool:
    """True where a change of this author is accepted, False where it is rejected."""
    return how is Changes.ACCEPTED and (whose is None or whose.heeds(who.author))


def goes(how: Changes, whose: Whose | None, inserted: Iterable[Revision], deleted: Iterable[Revision]) -> bool:
    """True where what stands in these changes goes when they are settled; kept ones take nothing away."""
    if how is Changes.KEPT:
        return False
    return any(accepts(how, whose, who) for who in deleted) or not all(accepts(how, whose, who) for who in inserted)


def signed(
    how: Changes, whose: Whose | None, inserted: Iterable[Revision], deleted: Iterable[Revision]
) -> Revision | None:
    """Whose change it is that stays where it was settled: the last of those given; None where nobody is asked."""
    if whose is None or how is Changes.KEPT:
        return None
    stays = inserted if how is Changes.ACCEPTED else deleted
    return next((who for who in reversed(list(stays)) if whose.heeds(who.author)), None)


def ranked_authors(authors: Counter[str | None]) -> tuple[str, ...]:
    """Those with a name, by how many changes they tracked."""
    return tuple(name for name, _ in _ranked(authors) if name)


def _ranked(authors: Counter[str | None]) -> list[tuple[str | None, int]]:
    return sorted(authors.items(), key=lambda item: (-item[1], item[0] or ""))


def _called(author: str | None) -> str:
    return author or "an unknown author"
