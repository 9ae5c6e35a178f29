"""Word edits settled with what can't be cut: laws over lines of words with fields and links anywhere in them."""

from hypothesis import given
from hypothesis import strategies as st

from drafting.engines.words import diff_words
from drafting.model.changes import BREAK, Op
from drafting.ooxml.units import Line
from drafting.writers.docx.in_place.settle import settled

WORDS = ("one ", "two ", "3", " of", ", ", "four")


@st.composite
def lines(draw):
    """Up to three lines of few words, some of which are in fields or links."""
    found = []
    for _ in range(draw(st.integers(1, 3))):
        text, bound, links = "", [], []
        for word in draw(st.lists(st.sampled_from(WORDS), max_size=6)):
            kind = draw(st.sampled_from(["words", "words", "words", "field", "here", "there"]))
            stretch = len(text), len(text) + len(word)
            bound += [stretch] if kind == "field" else []
            links += [(*stretch, kind)] if kind in ("here", "there") else []
            text += word
        found.append(Line(None, text, bound=bound, links=links))
    return found


def joined(side):
    return BREAK.join(line.text for line in side)


def stretches(side, name):
    """Fields or links of all lines, where they stand in the joined wording."""
    at = 0
    for line in side:
        yield from ((at + start, at + end, *key) for start, end, *key in getattr(line, name))
        at += len(line.text) + len(BREAK)


def kept(edits):
    """Old place -> new place of every character that is kept."""
    old = new = 0
    found = {}
    for op, words in edits:
        if op is Op.KEEP:
            found |= {old + step: new + step for step in range(len(words))}
        old += len(words) if op is not Op.INSERT else 0
        new += len(words) if op is not Op.DELETE else 0
    return found


@given(lines(), lines())
def test_the_settled_edits_give_both_texts_and_keep_nothing_that_was_not_kept(old, new):
    edits = diff_words(joined(old), joined(new))
    result = settled(edits, old, new)
    assert "".join(edit.words for edit in result if edit.op is not Op.INSERT) == joined(old)
    assert "".join(edit.words for edit in result if edit.op is not Op.DELETE) == joined(new)
    assert kept(result).items() <= kept(edits).items()


@given(lines(), lines())
def test_a_field_stays_as_one_or_goes_as_one(old, new):
    pairs = kept(settled(diff_words(joined(old), joined(new)), old, new))
    back = {there: here for here, there in pairs.items()}
    fields = [set(stretches(side, "bound")) for side in (old, new)]
    for one, other, way in ((fields[0], fields[1], pairs), (fields[1], fields[0], back)):
        for start, end in one:
            found = [way[at] for at in range(start, end) if at in way]
            assert not found or (found[0], found[-1] + 1) in other
            assert not found or found == list(range(found[0], found[0] + end - start))


@given(lines(), lines())
def test_words_under_a_link_stay_under_the_same_one(old, new):
    here, there = ({at: key for a, b, key in stretches(side, "links") for at in range(a, b)} for side in (old, new))
    for at, other in kept(settled(diff_words(joined(old), joined(new)), old, new)).items():
        assert here.get(at) == there.get(other)


@given(lines())
def test_the_same_lines_are_kept_whole(same):
    [*edits] = settled(diff_words(joined(same), joined(same)), same, same)
    assert [edit.op for edit in edits] == [Op.KEEP] * bool(joined(same))
