"""Whose tracked changes a file held, and what became of them."""

from __future__ import annotations

from collections import Counter

from drafting.model.reading import Changes, Notice

_NAMES_SHOWN = 8  # authors; a room of delegations stays legible


def changes_notice(authors: Counter[str | None], how: Changes) -> Notice | None:
    """One notice of the tracked changes and what became of them; None where there are none."""
    total = authors.total()
    if not total:
        return None
    what = f"{total:,} tracked change{'s' * (total > 1)}"
    verb = "were" if total > 1 else "was"
    ranked = sorted(authors.items(), key=lambda item: (-item[1], item[0] or ""))
    if len(ranked) == 1:
        return Notice("tracked-changes", f"{what} by {_called(ranked[0][0])} {verb} {how}")
    shown = [f"{count:,} by {_called(author)}" for author, count in ranked[:_NAMES_SHOWN]]
    if len(ranked) > _NAMES_SHOWN:
        shown.append(f"{sum(count for _, count in ranked[_NAMES_SHOWN:]):,} by others")
    return Notice("tracked-changes", f"{what} {verb} {how}: {', '.join(shown)}")


def _called(author: str | None) -> str:
    return author or "an unknown author"
