"""Whose a change is: laid over the edits by position, it must fit them whatever was tracked, by whom, inside what."""

import html
import io
import re
import zipfile
from dataclasses import dataclass
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from wordfiles import change as tracking
from wordfiles import docx, p, run

from drafting.engines.compare import compare
from drafting.engines.hands import sign
from drafting.engines.meaning import flag
from drafting.engines.summary import summarise
from drafting.model.changes import Op
from drafting.model.hands import Whose, unsigned
from drafting.model.pending import settled as settled_kept
from drafting.model.reading import Changes
from drafting.native import dumps, loads
from drafting.readers import read_bytes
from drafting.writers import write
from drafting.writers.docx.in_place.proposal import proposal

OPENING = "The General Assembly,"
AUTHORS = ("EU – Delegation", "وفد مصر", "Côte d'Ivoire")
WORDS = (
    "Urges States ", "to protect ", "victims of trafficking", ", as appropriate,", " and to report ", "by 2025", "s",
    ";", "إذ تشير إلى قرارها ", "回顾其决议", " within existing resources",
)  # fmt: skip


@dataclass(frozen=True)
class Bit:
    """Words, or with none the end of a paragraph, and who inserted and who deleted them."""

    words: str
    inserted: str | None
    deleted: str | None

    def stands(self, accepted):
        """True where it stands once the changes of these authors are accepted, and those of others rejected."""
        return (self.inserted is None or self.inserted in accepted) and self.deleted not in accepted


def bits(words):
    whose = st.one_of(
        st.just((None, None)),
        st.tuples(st.sampled_from(AUTHORS), st.none()),
        st.tuples(st.none(), st.sampled_from(AUTHORS)),
        st.permutations(AUTHORS).map(lambda names: (names[0], names[1])),
    )
    return st.builds(lambda said, names: Bit(said, *names), words, whose)


bodies = st.lists(
    st.tuples(st.lists(bits(st.sampled_from(WORDS)), min_size=1, max_size=5), bits(st.just(""))), min_size=1, max_size=5
).map(lambda drawn: [*drawn[:-1], (drawn[-1][0], Bit("", None, None))])  # nobody tracks the last end


def tracked(bit):
    words = run(bit.words, tag="delText" if bit.deleted else "t")
    words = tracking("del", words, bit.deleted) if bit.deleted else words
    return tracking("ins", words, bit.inserted) if bit.inserted else words


def file_of(body):
    paragraphs = (p(*map(tracked, content), mark=mark_of(end)) for content, end in body)
    return docx(p(OPENING) + "".join(paragraphs))


def mark_of(end):
    names = (("ins", end.inserted), ("del", end.deleted))
    return "".join(tracking(tag, author=author) for tag, author in names if author)


def squeezed(text):
    return "".join("".join(q.marker + q.wording for q in text.paragraphs).split())


def said(body, accepted):
    """What a text must hold, but for blanks."""
    words = "".join(bit.words for content, _ in body for bit in content if bit.stands(accepted))
    return "".join(f"{OPENING}{words}".split())


def opened(data, **how):
    return unsigned(read_bytes(data, "draft.docx", **how).text)


@given(bodies, st.sets(st.sampled_from(AUTHORS)))
@settings(max_examples=100, deadline=None)
def test_a_text_by_some_authors_is_the_base_with_their_changes_alone(body, authors):
    data = file_of(body)
    by = Whose(frozenset(authors))
    for how, accepted in ((Changes.ACCEPTED, authors), (Changes.REJECTED, set())):
        assert squeezed(opened(data, changes=how, whose=by)[0]) == said(body, accepted)
    everyone = opened(data, whose=Whose(frozenset(AUTHORS)))
    assert everyone == opened(data, whose=Whose())


@given(bodies, st.sets(st.sampled_from(AUTHORS)))
@settings(max_examples=100, deadline=None)
def test_the_file_of_what_some_propose_holds_the_base_and_their_text(body, authors):
    data, by = file_of(body), Whose(frozenset(authors))
    alone = proposal(data, by, name="draft.docx")
    assert opened(alone, changes=Changes.REJECTED)[0].paragraphs == opened(data, changes=Changes.REJECTED)[0].paragraphs
    assert opened(alone)[0].paragraphs == opened(data, whose=by)[0].paragraphs
    assert set(read_bytes(alone, "draft.docx").authors) <= authors


@given(bodies)
@settings(max_examples=100, deadline=None)
def test_signatures_change_nothing_of_what_is_read(body):
    data = file_of(body)
    for how in (Changes.ACCEPTED, Changes.REJECTED):
        assert opened(data, changes=how, whose=Whose())[0] == opened(data, changes=how)[0]


@given(bodies, st.one_of(st.none(), st.sets(st.sampled_from(AUTHORS)).map(frozenset)))
@settings(max_examples=100, deadline=None)
def test_what_was_kept_is_settled_as_the_file_is(body, authors):
    body = [(content, Bit("", None, None)) for content, _ in body]  # the end of a paragraph is never kept
    data, whose = file_of(body), Whose(authors)
    kept = read_bytes(data, "draft.docx", changes=Changes.KEPT).text
    held = loads(dumps(kept), file="draft.txt")
    for how in (Changes.ACCEPTED, Changes.REJECTED):
        found, hands = unsigned(settled_kept(held, how, whose))
        whole, signatures = opened(data, changes=how, whose=whose)
        assert [q.wording for q in found.paragraphs] == [q.wording for q in whole.paragraphs]
        assert hands == signatures
        assert not found.is_pending
    assert settled_kept(held, Changes.KEPT) == held


def both(body):
    """The comparison of a file as rejected and as accepted, unsigned and signed, with the hands over both texts."""
    data = file_of(body)
    old, new = opened(data, changes=Changes.REJECTED, whose=Whose()), opened(data, whose=Whose())
    plain = flag(compare(old[0], new[0]))
    return plain, sign(plain, old[1], new[1]), old[1], new[1]


def within(change):
    assert len(change.hands) == len(change.edits)
    for edit, hands in zip(change.edits, change.hands, strict=True):
        assert all(0 <= hand.start < hand.end <= len(edit.words) for hand in hands)
        assert edit.op is Op.KEEP or all(one.end <= other.start for one, other in pairwise(hands))


@given(bodies)
@settings(max_examples=100, deadline=None)
def test_hands_fit_their_edits_and_name_those_who_tracked(body):
    plain, found, *_ = both(body)
    active = {who for content, end in body for bit in (*content, end) for who in (bit.inserted, bit.deleted)}
    for change, before in zip(found.changes, plain.changes, strict=True):
        assert (change.edits, change.kind) == (before.edits, before.kind)
        assert set(change.authors) <= active
        assert all(set(one.authors) <= set(change.authors) for one in change.flags)
        within(change)
        within(change.without_style())
    authors = {author for change in found.changes for author in change.authors}
    assert {share.author for share in summarise(found).shares} == authors


def author_at(hands, at):
    return next((hand.author for hand in hands if hand.start <= at < hand.end), None)


@given(bodies)
@settings(max_examples=100, deadline=None)
def test_no_character_goes_to_another_than_the_one_who_tracked_it(body):
    _, found, *hands = both(body)
    for change in found.changes:
        for paragraphs, text, over, without in (
            (change.old, found.old, hands[0], Op.INSERT), (change.new, found.new, hands[1], Op.DELETE)
        ):  # fmt: skip
            places = [text.paragraphs.index(one) for one in paragraphs]
            typed = [author_at(over[at], c) for at in places for c in range(len(text.paragraphs[at].wording) + 1)]
            said = [
                None if edit.op is Op.KEEP else author_at(own, c) or ""
                for edit, own in zip(change.edits, change.hands, strict=True)
                if edit.op is not without
                for c in range(len(edit.words))
            ]
            assert all(one == other for one, other in zip(typed, said, strict=False) if one and other is not None)


@given(bodies)
@settings(max_examples=100, deadline=None)
def test_a_redline_of_them_holds_both_texts_and_no_other_author(body):
    _, found, *_ = both(body)
    with zipfile.ZipFile(io.BytesIO(write(found, "redline.docx"))) as archive:  # which reads itself back
        document = archive.read("word/document.xml").decode()
    authors = {html.unescape(name) for name in re.findall(r'w:author="([^"]*)"', document)}
    assert authors <= {*AUTHORS, "drafting", "renumbering"}
    # A move is one author's in Word, even where one took the words out and another put them in elsewhere.
    assert {author for change in found.changes if not change.moved for author in change.authors} <= authors
