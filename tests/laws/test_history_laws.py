"""What is true of a paragraph's history whatever the texts are."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from papers import plan, wordings
from strategies import texts

from drafting.engines.history import history
from drafting.engines.shared_runs import LEAST, Worded, shared_runs
from drafting.model.history import Standing

laws = settings(max_examples=40)
PAPERS = st.lists(st.lists(wordings, min_size=1, max_size=4), min_size=1, max_size=4)


def dated(papers):
    return [
        replace(plan(words, f"version {at}"), date=f"20{at // 2:02d}-01-01")
        for at, words in enumerate(papers, start=10)
    ]


@laws
@given(PAPERS, st.data())
def test_the_stretches_are_the_wording_and_come_from_no_later_version(papers, data):
    versions = dated(papers)
    text = data.draw(st.sampled_from(versions))
    found = history(versions, text, data.draw(st.sampled_from(text.paragraphs)))
    wording = found.paragraph.wording
    assert "".join(wording[s.start : s.end] for s in found.stretches) == wording
    for stretch in found.stretches:
        assert stretch.since == text or stretch.since.date < text.date
        assert stretch.until is None or stretch.until.date >= text.date


@laws
@given(PAPERS, st.data())
def test_every_version_has_one_station_in_order_of_date(papers, data):
    versions = dated(papers)
    text = data.draw(st.sampled_from(versions))
    found = history(list(reversed(versions)), text, text.paragraphs[0])
    assert [s.text for s in found.stations] == versions
    assert [s.text for s in found.stations if s.standing is Standing.HERE] == [text]


@laws
@given(PAPERS)
def test_shared_words_are_the_same_words_in_both(papers):
    versions = dated(papers)
    found = history(versions, versions[-1], versions[-1].paragraphs[0])
    for station in found.stations:
        for passage in station.passages:
            for one in passage.shared:
                ours = found.paragraph.wording[slice(*one.element)]
                theirs = passage.paragraph.wording[slice(*one.carrier)]
                assert ours.strip() == ours != ""
                assert theirs.strip() == theirs != ""


@laws
@given(wordings, wordings)
def test_shared_runs_are_runs_of_the_same_words_and_do_not_overlap(here, there):
    ours, theirs = Worded.of(here), Worded.of(there)
    last = 0
    for run in shared_runs(ours, theirs):
        assert run.length >= LEAST
        assert run.here >= last
        last = run.here + run.length
        assert ours.words[run.here : last] == theirs.words[run.there : run.there + run.length]


@settings(max_examples=30)
@given(texts(max_paragraphs=3).filter(lambda text: text.paragraphs), texts())
def test_any_texts_at_all_have_a_history(text, other):
    other = replace(other, name=text.name + "'")
    for paragraph in text.paragraphs:
        found = history([text, other], text, paragraph)
        assert found.stretches[0].start == 0
        assert found.stretches[-1].end == len(paragraph.wording)
