"""The half page that goes to the capital, worked out from a comparison."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from drafting.engines.standing import standing
from drafting.model.address import Series
from drafting.model.changes import Change, ChangeKind, Comparison, Doubt, Flag, FlagKind
from drafting.model.summary import Reason, Share, Summary
from drafting.model.text import Kind, Paragraph

FIRST = 5  # changes to look at first: what one reads before a meeting
_HEAVY, _NOTABLE = 3, 2  # weights of a flag: "tell the capital", and the one below it
_DROPPED = 2.5  # a dropped or new operative paragraph stands between the two
_ADDED = 2.2
_WEAK = 1.0  # that a pairing is weak is worth a look once all flags that weigh have had theirs
_ORDER = {kind: rank for rank, kind in enumerate(FlagKind)}
_NO_MATTER = frozenset({Kind.HEADING, Kind.CHAPEAU, Kind.CLOSING})


def summarise(comparison: Comparison) -> Summary:
    """The comparison in brief; its flags are those that it carries, so `flag` it first.

    What to look at first is ranked by the heaviest flag; at the same weight operative paragraphs go before others, then
    kinds of flags in their order (a verb before a number), then those with more flags. Operative paragraphs that were
    dropped or added come after the heaviest flags, weak pairings last.
    """
    flagged = sorted([(change, one) for change in comparison.changes for one in change.flags], key=_flag_order)
    return Summary(
        comparison,
        tuple(_first(comparison)),
        tuple(flagged),
        tuple(change for change in comparison.changes if _is_unflagged(change)),
        tuple(_families(comparison, ChangeKind.ADDED)),
        tuple(_families(comparison, ChangeKind.DELETED)),
        tuple(_moved(comparison.changes)),
        (standing(comparison.old), standing(comparison.new)),
        tuple(_shares(comparison, flagged)),
    )


def _shares(comparison: Comparison, flagged: Sequence[tuple[Change, Flag]]) -> Iterator[Share]:
    """What each author did, those of most paragraphs first."""
    made: dict[str, list[Change]] = {}
    for change in comparison.changes:
        for author in change.authors:
            made.setdefault(author, []).append(change)
    on_words: dict[str, list[tuple[Change, Flag]]] = {}
    for change, one in flagged:
        for author in one.authors:
            on_words.setdefault(author, []).append((change, one))
    for author, changes in sorted(made.items(), key=lambda item: -sum(len(c.new or c.old) for c in item[1])):
        yield Share(author, tuple(changes), tuple(on_words.get(author, ())))


def _first(comparison: Comparison) -> Iterator[Reason]:
    strangers = {id(change) for change in comparison.foreign}
    weighed = [(_weight(change), change) for change in comparison.changes if id(change) not in strangers]
    weighed = [(weight, change) for weight, change in weighed if weight[0] >= _WEAK]
    for _, change in sorted(weighed, key=lambda pair: pair[0], reverse=True)[:FIRST]:
        yield Reason(change, _why(change))


def _flag_order(pair: tuple[Change, Flag]) -> tuple[int, bool, int]:
    """Where a flag stands: by weight, operative paragraphs first, kinds in their order; a change's flags together."""
    change, flag = pair
    return -flag.weight, not _is_operative(change), _kind_rank(change, flag.weight)


def _kind_rank(change: Change, weight: float) -> int:
    """The rank of the gravest kind among the flags of one weight, 0 for a verb; behind all kinds where none is."""
    return min((_ORDER[one.kind] for one in change.flags if one.weight == weight), default=len(_ORDER))


def _weight(change: Change) -> tuple[float, bool, int, int]:
    """How soon to look at a change: by its heaviest flag or what became of it; then by where it is, and its flags."""
    heaviest = max((one.weight for one in change.flags), default=0)
    weights: list[float] = [heaviest if heaviest >= _NOTABLE else 0.0]
    if change.doubt is Doubt.WEAK and not change.is_decided:
        weights.append(_WEAK)
    if _is_operative(change):
        weights.append({ChangeKind.DELETED: _DROPPED, ChangeKind.ADDED: _ADDED}.get(change.kind, 0.0))
    rank = _kind_rank(change, heaviest)
    return max(weights), _is_operative(change), -rank, sum(one.weight for one in change.flags)


def _is_operative(change: Change) -> bool:
    """True where one of its paragraphs decides or asks something, as the numbered ones of a resolution or plan do."""
    return any(p.kind in (Kind.OPERATIVE, Kind.ANNEX) for p in (*change.old, *change.new))


def _why(change: Change) -> str:
    heavy = [one for one in change.flags if one.weight >= _NOTABLE]
    if heavy:
        return ", ".join(dict.fromkeys(one.kind.value for one in _by_weight(heavy)))
    if change.kind is ChangeKind.DELETED:
        return "dropped"
    return "new" if change.kind is ChangeKind.ADDED else "weak pairing"


def _is_unflagged(change: Change) -> bool:
    """True where words of a paragraph that both texts have changed, and nothing says what that means."""
    return bool(change.old and change.new and change.is_reworded) and not (change.flags or change.is_only_style)


def _by_weight(flags: Iterable[Flag]) -> list[Flag]:
    return sorted(flags, key=lambda one: -one.weight)


def _families(comparison: Comparison, kind: ChangeKind) -> Iterator[tuple[Paragraph, ...]]:
    """What only one text has, headings and lines around the text left out: a paragraph with the items that follow."""
    strangers = {id(change) for change in comparison.foreign}
    family: list[Paragraph] = []
    for change in comparison.changes:
        if change.kind is not kind or id(change) in strangers:
            continue
        paragraph = (change.new or change.old)[0]
        if not _is_matter(paragraph):
            continue
        if family and not family[0].address.holds(paragraph.address):
            yield tuple(family)
            family = []
        family.append(paragraph)
    if family:
        yield tuple(family)


def _is_matter(paragraph: Paragraph) -> bool:
    """True unless it is a heading, a title, or one of the lines that open and close a text."""
    return paragraph.kind not in _NO_MATTER and paragraph.address.series is not Series.TITLE


def _moved(changes: Iterable[Change]) -> Iterator[tuple[Change, ...]]:
    """The paragraphs that moved; what moved together as one."""
    blocks: dict[int, list[Change]] = {}
    for change in changes:
        if change.moved and change.old and change.new and _is_matter(change.new[0]):
            blocks.setdefault(change.block or -len(blocks) - 1, []).append(change)
    yield from map(tuple, blocks.values())
