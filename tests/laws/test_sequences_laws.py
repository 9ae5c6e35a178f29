"""What holds of what two sequences have in common, and of the heaviest that rises in one."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import LCSseq

from drafting.engines import sequences
from drafting.engines.sequences import common
from drafting.model.order import between, heaviest_rising, in_one_order, is_run

members = st.lists(st.integers(0, 5), max_size=14)
weighted = st.lists(st.integers(0, 12), max_size=8).flatmap(
    lambda values: st.tuples(st.just(values), st.lists(st.integers(1, 9), min_size=len(values), max_size=len(values)))
)


def rises(values):
    return all(one < other for one, other in pairwise(values))


def are_common(pairs, old, new):
    olds, news = [here for here, _ in pairs], [there for _, there in pairs]
    return rises(olds) and rises(news) and all(old[here] == new[there] for here, there in pairs)


@given(members, members)
def test_what_is_in_common_rises_on_both_sides_and_is_as_much_as_there_is(old, new):
    assert are_common(common(old, new), old, new)
    longest = common(old, new, anchored=False)
    assert are_common(longest, old, new)
    assert len(longest) == LCSseq.similarity(old, new)


@pytest.mark.parametrize("most", [0, 2, 6])
@given(old=members, new=members)
def test_where_too_much_lies_between_it_is_still_in_common(most, old, new):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sequences, "EXACT_PAIRS", max(most, 1))
        pairs = common(old, new)
    assert are_common(pairs, old, new)
    assert len(pairs) == len(old) or old != new
    once = [member for member in old if old.count(member) == new.count(member) == 1]
    assert len(pairs) >= len(heaviest_rising([new.index(member) for member in once], [1] * len(once)))


@given(weighted)
def test_no_rising_subsequence_is_heavier(drawn):
    values, weights = drawn
    places = range(len(values))
    kept = heaviest_rising(values, weights)
    assert rises(kept)
    assert rises([values[at] for at in kept])
    rising = (some for size in places for some in combinations(places, size + 1) if rises([values[at] for at in some]))
    assert sum(weights[at] for at in kept) == max((sum(weights[at] for at in some) for some in rising), default=0)


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=8, unique_by=lambda pair: pair[0]).map(sorted)
)
def test_pairs_and_what_stands_between_them_are_all_there_is(drawn):
    pairs = in_one_order(drawn)
    found = list(between(pairs, (10, 10)))
    assert [pair for _, _, pair in found] == [*pairs, None]
    for side in (0, 1):
        alone = [at for stretches in found for at in stretches[side]]
        assert sorted([*alone, *(pair[side] for pair in pairs)]) == list(range(10))
        assert all(set(one[side]) <= set(range(one[2][side])) for one in found if one[2])


@given(st.sets(st.integers(0, 9)).map(sorted))
def test_a_run_is_all_between_its_ends(positions):
    assert is_run(positions) is (bool(positions) and positions == list(range(positions[0], positions[-1] + 1)))
