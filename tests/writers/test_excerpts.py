"""A long wording shortened to what stands around some places: a law, and cases to read."""

from hypothesis import given
from hypothesis import strategies as st

from drafting.writers.excerpts import around

WORDS = st.lists(st.sampled_from(["zebra", "lion", "of", "quartz,", "Ständige", "雨", "a"]), min_size=1, max_size=120)


@st.composite
def wordings_and_places(draw):
    wording = " ".join(draw(WORDS))
    ends = st.integers(0, len(wording))
    pairs = draw(st.lists(st.tuples(ends, ends).map(sorted).map(tuple), max_size=6))
    return wording, {pair for pair in pairs if pair[0] < pair[1]}


@given(wordings_and_places())
def test_what_is_kept_stands_in_the_wording_and_the_places_in_it_say_the_same(given):
    wording, places = given
    words, found = around(wording, places)
    at = 0
    for piece in filter(None, words.split("\u2026")):
        at = wording.index(piece.strip(), at) + len(piece.strip())
    said = {wording[a:b] for a, b in places}
    assert {words[a:b] for a, b in found} <= said
    assert len(found) >= min(3, len(places))


def test_long_wordings_keep_whole_words_around_the_longest_places():
    wording = f"Urges {'all ' * 30}zebras and lions of the harbour to tune {'old ' * 60}violins"
    place = wording.index("zebras"), wording.index(" to tune")
    words, found = around(wording, {place, (0, 5)})
    assert words.startswith("Urges all all")
    assert "\u2026 all all" in words
    assert words.endswith("old \u2026")
    assert {words[a:b] for a, b in found} == {"Urges", "zebras and lions of the harbour"}


def test_short_wordings_and_those_without_places_stay_whole():
    assert around("Urges zebras", {(0, 5)}).words == "Urges zebras"
    assert around("Urges zebras " * 40, ()).words == "Urges zebras " * 40
