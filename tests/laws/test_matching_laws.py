"""What holds of partners and of the frame that they make, whoever they are."""

from hypothesis import given
from hypothesis import strategies as st

from drafting.engines.align.matching import NONE, Frame, Matching


@st.composite
def pairs_of_texts(draw):
    """The sizes of two texts, and pairs of positions in any order, none twice."""
    old, new = draw(st.integers(0, 8)), draw(st.integers(0, 8))
    count = draw(st.integers(0, min(old, new)))
    places = [draw(st.permutations(range(size)))[:count] for size in (old, new)]
    return old, new, list(zip(*places, strict=True))


@st.composite
def frames(draw):
    """The sizes of two texts, and pairs that rise in both."""
    old, new, pairs = draw(pairs_of_texts())
    return old, new, list(zip(*map(sorted, zip(*pairs, strict=True)), strict=True)) if pairs else []


def paired(old, new, pairs):
    """A matching in which these are partners."""
    matching = Matching(old, new)
    for pair in pairs:
        matching.pair(*pair)
    return matching


@given(pairs_of_texts())
def test_who_was_paired_is_a_pair_and_everybody_else_is_free(texts):
    old, new, pairs = texts
    matching = paired(old, new, pairs)
    assert matching.pairs() == sorted(pairs)
    assert matching.free_old() == sorted(set(range(old)) - {here for here, _ in pairs})
    assert matching.free_new() == sorted(set(range(new)) - {there for _, there in pairs})
    for here in range(old):
        for there in range(new):
            is_free = here in matching.free_old() and there in matching.free_new()
            assert matching.are_free(here, there) is is_free


@given(pairs_of_texts())
def test_who_is_left_alone_is_neither_free_nor_a_partner(texts):
    old, new, pairs = texts
    matching = Matching(old, new)
    matching.leave_alone([here for here, _ in pairs], [there for _, there in pairs])
    assert matching.pairs() == []
    assert not {here for here, _ in pairs} & set(matching.free_old())
    assert not {there for _, there in pairs} & set(matching.free_new())


@given(pairs_of_texts())
def test_the_neighbours_of_a_pair_are_free_where_one_beside_either_has_no_partner(texts):
    old, new, pairs = texts
    matching = paired(old, new, pairs)
    for here, there in pairs:
        beside_old = {here - 1, here + 1} & set(matching.free_old())
        beside_new = {there - 1, there + 1} & set(matching.free_new())
        assert matching.have_free_neighbours(here, there) is bool(beside_old or beside_new)


@given(pairs_of_texts())
def test_the_frame_is_of_the_pairs_as_they_stand(texts):
    old, new, pairs = texts
    matching = Matching(old, new)
    for pair in pairs:
        matching.pair(*pair)
        frame = matching.frame()
        assert frame is matching.frame()  # made once for the same pairs
        assert set(frame.pairs) <= set(matching.pairs())
        assert frame.pairs == sorted(frame.pairs, key=lambda both: both[1])
    for pair in pairs[:1]:
        matching.part(*pair)
        assert pair not in matching.frame().pairs


@given(frames())
def test_one_is_expected_as_far_on_as_from_the_pair_before_it_and_not_beyond_the_pair_behind(texts):
    old, new, pairs = texts
    frame = Frame(pairs, old, new)
    bounds = [(-1, -1), *pairs, (old, new)]
    for here in range(old):
        before = max(bound for bound in bounds if bound[0] <= here)
        behind = min(bound for bound in bounds if bound[0] > here)
        assert frame.expected(here) == min(before[1] + here - before[0], behind[1])
    assert all(frame.expected(here) == there for here, there in pairs)


@given(frames())
def test_a_gap_holds_what_stands_between_the_same_pairs(texts):
    old, new, pairs = texts
    frame = Frame(pairs, old, new)
    free_old = [at for at in range(old) if at not in {here for here, _ in pairs}]
    free_new = [at for at in range(new) if at not in {there for _, there in pairs}]

    def before(place, side):
        return sum(pair[side] < place for pair in pairs)

    found = list(frame.gaps(free_old, free_new))
    assert all(before(here, 0) == before(there, 1) for left, right in found for here in left for there in right)
    told = {(here, there) for left, right in found for here in left for there in right}
    assert told == {(a, b) for a in free_old for b in free_new if before(a, 0) == before(b, 1)}


def test_several_of_one_side_have_the_first_of_the_other_as_their_partner():
    matching = Matching(3, 4)
    matching.join([1], [0, 2])
    matching.join([0, 2], [3])
    assert (matching.new_of, matching.old_of) == ([3, 0, 3], [1, NONE, 1, 0])
    assert sorted(matching.groups()) == [((0, 3), ((0, 2), (3,))), ((1, 0), ((1,), (0, 2)))]


@given(pairs_of_texts())
def test_parts_that_are_added_stand_in_order_and_are_the_same_seen_from_the_new_text(texts):
    old, new, pairs = texts
    matching = Matching(old, new)
    for pair in pairs[:1]:
        matching.pair(*pair)
        for part in reversed(matching.free_old()):
            matching.add_old(part, pair[1])
        assert matching.old_parts(pair[1]) == list(range(old))
        assert matching.new_parts(pair[0]) == [pair[1]]
        assert matching.is_alone(*pair) is (old == 1)
    seen = matching.turned()
    assert sorted((there, here) for here, there in matching.pairs()) == seen.pairs()
    assert sorted(((b, a), (news, olds)) for (a, b), (olds, news) in matching.groups()) == sorted(seen.groups())
    assert matching.free_old() == seen.free_new()


@given(pairs_of_texts())
def test_what_moved_is_what_the_frame_lacks(texts):
    old, new, pairs = texts
    matching = paired(old, new, pairs)
    assert matching.moved() == set(pairs) - set(matching.frame().pairs)
    assert (not matching.moved()) is (sorted(there for _, there in pairs) == [there for _, there in sorted(pairs)])
