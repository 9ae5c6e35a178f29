"""Where a paragraph that a person decided upon stands now, after edits, renumbering and a new import."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property

from drafting.engines.align import align
from drafting.engines.align.likeness import Lexicon, kept_weight
from drafting.model.decisions import ELLIPSIS, Anchor, anchored, digest_of
from drafting.model.selection import meant_by
from drafting.model.text import Text

# The share of the remembered words, by weight, that a paragraph must hold in order to be taken for the one meant; the
# next best must hold so much less. In six adopted resolutions and their successors of two years later 199 of 216 edited
# paragraphs are found so, 2 wrongly; of 20 that were dropped, 1 is taken for another.
_HELD = 0.6
_LEAD = 0.1

Texts = Callable[[], Sequence[Text]]


def no_texts() -> Sequence[Text]:
    """No other texts."""
    return ()


class Whereabouts:
    """Finds the paragraphs of one text that anchors speak of. `others` brings what else is held beside it."""

    def __init__(self, text: Text, others: Texts = no_texts) -> None:
        self.text = text
        self._others = others
        self._by_digest: dict[str, list[int]] = defaultdict(list)
        for at, paragraph in enumerate(text.paragraphs):
            self._by_digest[digest_of(paragraph.wording)].append(at)
        self._by_address = {paragraph.address.key: at for at, paragraph in enumerate(text.paragraphs)}
        self._known: dict[Anchor, int | None] = {}

    def position(self, anchor: Anchor) -> int | None:
        """Where the paragraph stands, by position in `Text.paragraphs`; None where it is not found.

        It is the one of the same wording, of several the nearest to the remembered address; or else the one that the
        comparison pairs with that wording in another text held; or else the one that holds most of the remembered
        words. Where only the address is known, the one that people mean by it.
        """
        if anchor not in self._known:
            self._known[anchor] = self._position(anchor)
        return self._known[anchor]

    def _position(self, anchor: Anchor) -> int | None:
        there = self._by_address.get(anchor.address.key)
        if not anchor.digest and not anchor.words:
            found = meant_by(anchor.address, self.text)
            return self._by_address[found.address.key] if found else None
        same = self._by_digest.get(anchor.digest, []) or self._by_digest.get(anchor.was, [])
        if same:
            near = there if there is not None else len(self.text.paragraphs)
            return min(same, key=lambda at: abs(at - near))
        paired = self._partners.get(anchor.digest) if anchor.digest else None
        return self._most_like(anchor) if paired is None else paired

    def settled(self, anchor: Anchor) -> Anchor | None:
        """The anchor of the paragraph as it stands now, which remembers what was decided upon; None where not found."""
        at = self.position(anchor)
        if at is None:
            return None
        now = anchored(self.text, self.text.paragraphs[at])
        was = anchor.decided_digest
        return Anchor(now.text, now.address, now.words, now.digest, was if was != now.digest else "")

    @cached_property
    def _partners(self) -> dict[str, int]:
        """For each wording of the other texts, by digest, where the comparison finds its partner in this one."""
        found: dict[str, int] = {}
        for other in self._others():
            for pairing in align(other, self.text):
                for at in pairing.old if pairing.new else ():
                    found.setdefault(digest_of(other.paragraphs[at].wording), pairing.new[0])
        return found

    @cached_property
    def _lexicon(self) -> Lexicon:
        wordings = [paragraph.wording for paragraph in self.text.paragraphs]
        return Lexicon([*wordings, *wordings])  # as if of two versions: a lexicon discounts a paragraph's own copy

    def _most_like(self, anchor: Anchor) -> int | None:
        said = self._lexicon.saying(anchor.words.replace(ELLIPSIS, " "))
        if not said.weight:
            return None
        shares = []
        for at, paragraph in enumerate(self.text.paragraphs):
            held = kept_weight(said, self._lexicon.saying(paragraph.wording)) / said.weight
            if held >= _HELD:
                shares.append((held, at))
        shares.sort(reverse=True)
        if not shares or (len(shares) > 1 and shares[0][0] - shares[1][0] < _LEAD):
            return None
        return shares[0][1]
