"""What is true of tracking whatever the texts are."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from papers import WORDS, paper, plan, wordings

from drafting.engines.track import track
from drafting.engines.tracking.held import elements_of
from drafting.engines.tracking.stems import stem
from drafting.engines.tracking.units import SAME_CLASS, Lexicon, words_of
from drafting.model.fates import Degree, Verdict
from drafting.vocabulary.thesaurus import Thesaurus, thesaurus

ELSEWHERE = ["zebra", "quartz", "oboe", "lantern", "marzipan", "trombone", "glacier", "velvet", "origami", "saffron"]
SOFTENING = (
    "Urges",
    "Encourage",
    "shall",
    "may",
    "should",
    "universal",
    "all",
    "fully",
    "upon request",
    "consider",
    "Recalling",
)
softened = st.lists(st.sampled_from((*WORDS[:30], *SOFTENING)), min_size=1, max_size=15).map(" ".join)
softened = softened.filter(re.compile(r"\w").search)
strange = st.text(min_size=1, max_size=60).map(lambda s: " ".join(s.split())).filter(bool)
laws = settings(max_examples=40)


@laws
@given(st.lists(wordings, min_size=1, max_size=5), st.lists(wordings, min_size=1, max_size=6))
def test_evidence_is_real_words_at_word_borders(elements, paragraphs):
    for fate in track([paper(elements)], [plan(paragraphs)]).fates:
        ours = fate.element.paragraph.wording
        for carrier in fate.carriers:
            assert carrier.evidence
            for piece in carrier.evidence:
                for wording, (start, end) in ((ours, piece.element), (carrier.paragraph.wording, piece.carrier)):
                    words = wording[start:end]
                    assert words.strip() == words != ""
                    assert not re.match(r"\w", wording[end : end + 1])
                    assert not re.match(r"\w", wording[start - 1 : start])


@laws
@given(st.lists(wordings | strange, min_size=1, max_size=6))
def test_a_text_tracked_against_itself_is_verbatim_and_carries_itself_first(elements):
    text = paper(elements)
    for fate in track([text], [text]).fates:
        assert fate.verdict is Verdict.VERBATIM
        assert fate.carriers[0].paragraph == fate.element.paragraph
        assert fate.lost == ()


@laws
@given(st.lists(wordings, min_size=1, max_size=4), st.lists(st.sampled_from(ELSEWHERE), min_size=1, max_size=20))
def test_words_on_something_else_carry_nothing(elements, words):
    fates = track([paper(elements)], [plan([" ".join(words)])]).fates
    assert {fate.verdict for fate in fates} == {Verdict.NONE_FOUND}


@laws
@given(
    st.lists(wordings, min_size=1, max_size=4),
    st.lists(wordings, min_size=1, max_size=5),
    st.lists(st.sampled_from([*ELSEWHERE, "the", "of", "and"]), min_size=1, max_size=20),
)
def test_a_paragraph_on_something_else_takes_no_strong_carrier_away(elements, paragraphs, words):
    def strong(texts):
        fates = track([paper(elements)], texts).fates
        return {(n, c.paragraph.wording) for n, f in enumerate(fates) for c in f.carriers if c.degree is Degree.STRONG}

    assert strong([plan(paragraphs)]) <= strong([plan([*paragraphs, " ".join(words)])])


@laws
@given(st.lists(softened, min_size=1, max_size=3), st.lists(softened, min_size=1, max_size=3))
def test_what_is_weakened_points_at_real_words_and_what_is_identical_is_not(elements, paragraphs):
    for fate in track([paper(elements)], [plan(paragraphs)]).fates:
        ours = fate.element.paragraph.wording
        for carrier in fate.carriers:
            theirs = carrier.paragraph.wording
            assert ours != theirs or carrier.weakened == ()
            for flag in carrier.weakened:
                assert flag.old or flag.new
                for wording, span in ((ours, flag.old), (theirs, flag.new)):
                    assert span is None or wording[slice(*span)].strip() == wording[slice(*span)] != ""


@laws
@given(st.lists(wordings, min_size=1, max_size=4), st.lists(wordings, min_size=1, max_size=5))
def test_tracking_twice_gives_the_same_fates(elements, paragraphs):
    asked, texts = [paper(elements)], [plan(paragraphs)]
    assert track(asked, texts) == track(asked, texts)


@laws
@given(st.lists(wordings | strange, min_size=1, max_size=4), st.lists(wordings | strange, max_size=4))
def test_every_element_has_one_fate_and_carriers_come_likest_first(elements, paragraphs):
    text = paper(elements)
    fates = track([text], [plan(paragraphs)]).fates
    assert tuple(fate.element.paragraph for fate in fates) == elements_of(text)
    for fate in fates:
        likeness = [carrier.likeness for carrier in fate.carriers]
        assert likeness == sorted(likeness, reverse=True)
        assert all(0 < value <= 1 for value in likeness)
        assert (fate.verdict is Verdict.NONE_FOUND) == (not fate.carriers)
        assert all(0 <= start < end <= len(fate.element.paragraph.wording) for start, end in fate.lost)


@laws
@given(st.lists(wordings, min_size=1, max_size=4), st.lists(wordings, min_size=1, max_size=5))
def test_the_words_of_evidence_agree_by_inflection_or_by_class(elements, paragraphs):
    lexicon = Lexicon(thesaurus())
    for fate in track([paper(elements)], [plan(paragraphs)]).fates:
        for carrier in fate.carriers:
            for piece in carrier.evidence:
                ours = lexicon.units(fate.element.paragraph.wording[slice(*piece.element)])
                theirs = lexicon.units(carrier.paragraph.wording[slice(*piece.carrier)])
                assert len(ours.keys) == len(theirs.keys) > 0
                for one, other in zip(ours.keys, theirs.keys, strict=True):
                    features, others = dict(lexicon.features[one]), dict(lexicon.features[other])
                    shared = (min(features[f], others[f]) for f in features.keys() & others.keys())
                    assert one == other or max(shared, default=0) >= SAME_CLASS


@laws
@given(st.lists(wordings, min_size=1, max_size=4), st.lists(wordings, min_size=1, max_size=5))
def test_without_a_thesaurus_only_words_of_one_stem_are_evidence(elements, paragraphs):
    for fate in track([paper(elements)], [plan(paragraphs)], thesaurus=Thesaurus()).fates:
        for carrier in fate.carriers:
            for piece in carrier.evidence:
                ours = words_of(fate.element.paragraph.wording[slice(*piece.element)])
                theirs = words_of(carrier.paragraph.wording[slice(*piece.carrier)])
                assert [stem(word.text) for word in ours] == [stem(word.text) for word in theirs]
