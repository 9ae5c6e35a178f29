"""An element as clauses: the measures it states one by one, what they are for, and the facts told around them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from drafting.engines.tracking.sentence import Part, Role, Sentence, Word
from drafting.vocabulary.thesaurus import connectives, plain_words

__all__ = ["Clause", "Role", "asides", "clauses", "item_starts", "parts"]

_WORD = re.compile(r"[^\W_]+(?:[-'’./‐‑][^\W_]+)*")
_ENUMERATOR = re.compile(r"(?<![^\s(])(?:[ivx]{1,4}|[a-h])(?=\)\s)")
_AFTER_ENUMERATOR = re.compile(r"[a-z]\)\s")
_STOP = re.compile(r"[.!?][”\"’)\]]*\s+[“\"‘(\[]*$|[:;\u2029。；：؛؟]")
_TITLE = re.compile(r"“[^“”]*”|\"[^\"]*\"")
_KNOWN = 1 << 12  # wordings whose clauses are kept at hand: more than one part of the engine asks for them
_COMMA = re.compile(r",\s+")
_LEAST_ITEMS, _LEAST_OF_ITEM = 3, 2  # pieces of a clause that make a list, and words of substance in each but the first
_LINKS_AT_END = (("as", "well", "as"), ("and",), ("or",), ("but",))


@dataclass(frozen=True, slots=True)
class Clause:
    """`wording[start:end]`, which begins and ends with a word, and its role."""

    start: int
    end: int
    role: Role


@lru_cache(maxsize=_KNOWN)
def clauses(wording: str, language: str = "en") -> tuple[Clause, ...]:
    """The clauses of a wording, in order; every word that is not a mere link or enumerator is in exactly one of them.

    Cut are sentences, semicolons, enumerations within the line (i), ii)), coordinated measures ("to investigate ...,
    to prosecute ... and to publicize ..."), means and purposes ("by establishing ...", "with a view to ...") and
    reasons ("since ..."). In languages without lists of verbs and connectives only the first three are.
    """
    words = _words(wording)
    sentences = ((Sentence(words[a:b], language), leads_in) for a, b, leads_in in _sentences(words, language))
    parts = (part for sentence, leads_in in sentences for part in sentence.parts(leads_in))
    trimmed = ((_without_links(part), role) for part, role in _with_whole_titles(parts, wording))
    return tuple(Clause(part[0].start, part[-1].end, role) for part, role in trimmed if part)


@lru_cache(maxsize=_KNOWN)
def item_starts(wording: str, language: str = "en") -> tuple[int, ...]:
    """Where the clauses of a wording begin, and within a clause that lists things the things, in order.

    "Train [border patrol, consular officials, labour inspectors]": three pieces or more between commas.
    """
    return tuple(start for clause in clauses(wording, language) for start in _items_of(clause, wording, language))


def _with_whole_titles(parts: Iterable[Part], wording: str) -> Iterator[Part]:
    """The parts, those that begin within a title in quotation marks joined to the one before."""
    titles = [title.span() for title in _TITLE.finditer(wording)]
    before: Part | None = None
    for words, role in parts:
        if before and any(start + 1 < words[0].start < end for start, end in titles):
            before = [*before[0], *words], before[1]
            continue
        if before:
            yield before
        before = words, role
    if before:
        yield before


def _items_of(clause: Clause, wording: str, language: str) -> list[int]:
    plain = plain_words(language)
    starts = [clause.start, *(comma.end() for comma in _COMMA.finditer(wording, clause.start, clause.end))]
    pieces = (wording[a:b] for a, b in pairwise([*starts[1:], clause.end]))
    words = (sum(plain.get(word.lower()) != "function" for word in _WORD.findall(piece)) for piece in pieces)
    is_list = len(starts) >= _LEAST_ITEMS and all(count >= _LEAST_OF_ITEM for count in words)
    return starts if is_list else starts[:1]


def parts(wording: str, clause: Clause, language: str = "en") -> tuple[tuple[int, int], ...]:
    """What stands side by side in a clause and begins alike, as (start, end) offsets in order.

    "[fear of reprisal from traffickers] and [fear of stigmatisation]".
    """
    words = [word for word in _words(wording) if clause.start <= word.start < clause.end]
    links = connectives(language).get("link", {})
    alike = [at for at in range(1, len(words)) if _begins_alike(words[at - 1], words[at], words[0], links)]
    pieces = (_without_links(words[a:b]) for a, b in pairwise([0, *alike, len(words)]))
    return tuple((piece[0].start, piece[-1].end) for piece in pieces if piece)


def _begins_alike(before: Word, word: Word, first: Word, links: Collection[str]) -> bool:
    """True for a word that follows a comma or a link and is the one that its clause begins with, no link itself."""
    is_same = word.text.lower() == first.text.lower() and first.text.lower() not in links
    return is_same and ("," in word.gap or before.text.lower() in links)


def asides(wording: str, language: str = "en") -> tuple[tuple[int, int], ...]:
    """Where a clause leaves its matter for examples, standards or companions, as (start, end) offsets, in order.

    "Assist victims, [including children, in accordance with national law]": from the first such word to the end of the
    clause. A clause that begins with one has no other matter. () in languages without a list of these words.
    """
    opening = _asides(language)
    if opening is None or not opening.search(wording):
        return ()
    cut = clauses(wording, language)
    found = ((opening.search(wording, clause.start + 1, clause.end), clause.end) for clause in cut)
    return tuple((match.start(), end) for match, end in found if match)


@cache
def _asides(language: str) -> re.Pattern[str] | None:
    phrases = [" ".join(phrase) for fitting in connectives(language).get("aside", {}).values() for phrase in fitting]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE) if phrases else None


def _words(wording: str) -> list[Word]:
    enumerators = {match.start() for match in _ENUMERATOR.finditer(wording)}
    found: list[Word] = []
    last = 0
    for match in _WORD.finditer(wording):
        if match.start() in enumerators:
            continue  # stays in the gap, where it ends a sentence
        found.append(Word(*match.span(), match[0], wording[last : match.start()]))
        last = match.end()
    return found


def _sentences(words: Sequence[Word], language: str) -> Iterator[tuple[int, int, bool]]:
    """First and last (exclusive) word of what full stops, colons, semicolons and enumerators set apart.

    And whether a list follows: after a colon, or before an enumerator.
    """
    abbreviations = connectives(language).get("abbreviation", {})
    first, quoted = 0, False
    for at in range(1, len(words)):
        word, gap = words[at], words[at].gap
        quoted = (quoted and "”" not in gap) or "“" in gap
        if quoted and "“" not in gap:
            continue  # a title
        stop = _STOP.search(gap)
        goes_on = gap.startswith(".") and (words[at - 1].text.lower() in abbreviations or word.text[0].islower())
        enumerator = _AFTER_ENUMERATOR.search(gap)
        if (stop and not (goes_on and stop[0].startswith("."))) or enumerator:
            yield first, at, ":" in gap or bool(enumerator)
            first = at
    if words:
        yield first, len(words), False


def _without_links(words: Sequence[Word]) -> Sequence[Word]:
    """The words without links at their end, which join what an enumeration sets apart."""
    end = len(words)
    while link := _link_before(words, end):
        end -= link
    return words[:end]


def _link_before(words: Sequence[Word], end: int) -> int:
    lower = tuple(word.text.lower() for word in words[max(0, end - 3) : end])
    return next((len(link) for link in _LINKS_AT_END if lower[-len(link) :] == link), 0)
