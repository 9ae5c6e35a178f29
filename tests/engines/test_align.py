"""Pairing paragraphs: what decides, in what order, and within what time."""

import time

import pytest
from adopted import ADOPTED, adopted_text
from edited import text

from drafting.engines.align import align
from drafting.engines.align.explained import candidates
from drafting.engines.align.likeness import Lexicon, likeness
from drafting.engines.compare import compare
from drafting.engines.sequences import common
from drafting.model.address import Series, place
from drafting.model.changes import ChangeKind, Doubt, Pairing
from drafting.model.order import heaviest_rising
from drafting.model.text import Kind, Paragraph, Text

LONG = [
    "Urges Member States to ratify the Convention against Transnational Organized Crime;",
    "Requests the Office on Drugs and Crime to assist States in the collection of data;",
    "Invites the business sector to adopt ethical codes of conduct in supply chains;",
    "Encourages national parliaments to review their legislation on labour migration;",
]


def sides(old, new):
    return [(p.old, p.new) for p in align(text("old", old), text("new", new))]


def test_two_empty_texts_have_no_pairing():
    assert align(text("old", []), text("new", [])) == ()


def test_all_is_added_to_an_empty_text_and_deleted_from_a_full_one():
    assert sides([], LONG[:2]) == [((), (0,)), ((), (1,))]
    assert sides(LONG[:2], []) == [((0,), ()), ((1,), ())]


def test_paragraphs_of_the_same_words_are_wholly_alike_whatever_their_signs():
    shouted = LONG[0].upper().replace(";", ".")
    assert align(text("old", LONG[:1]), text("new", [shouted])) == (Pairing((0,), (0,), 1.0),)


def test_empty_paragraphs_pair():
    assert sides(["", LONG[0], ""], ["", LONG[0], ""]) == [((0,), (0,)), ((1,), (1,)), ((2,), (2,))]


def test_a_deleted_paragraph_comes_after_the_one_it_stood_behind_and_before_what_was_added():
    old = [*LONG[:2], "Decides to remain seized of the matter.", LONG[2]]
    new = [*LONG[:2], "Welcomes the offer of Portugal;", LONG[2]]
    assert sides(old, new) == [((0,), (0,)), ((1,), (1,)), ((2,), ()), ((), (2,)), ((3,), (3,))]


def test_a_paragraph_deleted_at_the_start_comes_first():
    assert sides(["Decides to remain seized.", *LONG], LONG)[0] == ((0,), ())


@pytest.mark.parametrize(
    ("old", "new", "partner"),
    [
        ("R u v w R", "u R v w", 0),
        ("R u v w x R", "u v w R x", 5),
    ],
)
def test_of_repeats_that_no_neighbour_places_the_nearest_stays(old, new, partner):
    words = dict(zip("uvwx", LONG, strict=True)) | {"R": "Noted."}
    found = align(*(text(name, [words[one] for one in side.split()]) for name, side in (("old", old), ("new", new))))
    [stays] = [pairing for pairing in found if pairing.new == (new.split().index("R"),)]
    assert (stays.old, stays.doubt) == ((partner,), None)


def test_of_a_paragraph_that_stood_twice_one_goes():
    for twice in ([LONG[0], LONG[0], LONG[1]], [LONG[0], LONG[1], LONG[0]]):
        found = sides(twice, LONG[:2])
        assert sorted(len(old) + len(new) for old, new in found) == [1, 2, 2]


def test_empty_paragraphs_that_moved_are_neither_deleted_nor_added():
    old = ["", LONG[0], "", LONG[1], LONG[0], LONG[1], LONG[2]]
    new = [LONG[1], "", LONG[0], "", LONG[1], LONG[2], LONG[0]]
    assert all(old and new for old, new in sides(old, new))


def test_very_many_repeats_take_bounded_time():
    rows = ["Noted."] * 4_000
    start = time.process_time()
    found = sides([*rows, LONG[0]], [LONG[0], *rows])
    assert time.process_time() - start < 5
    assert all(old and new for old, new in found)


def test_what_moved_is_as_few_paragraphs_as_possible():
    moved = [p.old for p in align(text("old", LONG), text("new", [*LONG[1:], LONG[0]])) if p.moved]
    assert moved == [(0,)]


def test_a_merged_paragraph_holds_all_its_parts():
    old = [LONG[0], LONG[1], LONG[2]]
    new = [LONG[0][:-1] + " and " + LONG[1][0].lower() + LONG[1][1:], LONG[2]]
    assert sides(old, new) == [((0, 1), (0,)), ((2,), (1,))]


def test_a_part_that_stands_far_from_the_others_is_a_part():
    whole = MORE[0][:-1] + ", and " + LONG[1][0].lower() + LONG[1][1:]
    assert ((0,), (0, 3)) in sides([whole, *LONG[2:]], [MORE[0], *LONG[2:], LONG[1]])
    assert ((0, 3), (0,)) in sides([MORE[0], *LONG[2:], LONG[1]], [whole, *LONG[2:]])


def test_what_is_put_between_two_parts_is_no_part():
    whole = LONG[0][:-1] + " and " + LONG[1][0].lower() + LONG[1][1:]
    split = [LONG[0], "Decides to remain seized;", LONG[1]]
    assert sides([whole], split) == [((0,), (0, 2)), ((), (1,))]
    assert sides(split, [whole]) == [((1,), ()), ((0, 2), (0,))]


def test_what_stands_between_two_parts_is_one_if_it_says_the_same_in_another_order():
    middle = "to publish each year in all official languages the data collected by prosecutors"
    turned = "Data collected by prosecutors in all official languages are to be published each year;"
    whole = f"{LONG[0][:-1]}, {middle}, and {LONG[2][0].lower()}{LONG[2][1:]}"
    assert sides([whole], [LONG[0], turned, LONG[2]]) == [((0,), (0, 1, 2))]


def test_of_a_whole_that_lost_its_middle_a_part_far_away_is_one_if_it_says_enough():
    lost = "invites the business sector to adopt ethical codes of conduct in supply chains and to compensate workers"
    for end, is_part in ((LONG[1], True), ("Assists witnesses;", False)):
        whole = f"{MORE[0][:-1]}, {lost}, and {end[0].lower()}{end[1:]}"
        found = sides([whole, LONG[3], MORE[3]], [MORE[0], LONG[3], MORE[3], end])
        assert (((0,), (0, 3)) in found) is is_part


def test_a_few_words_are_no_paragraph_that_names_them_in_the_same_place():
    grown = (
        "Recognizes that women, who are half of all farmers in the valleys, have often no title to the land that they "
        "till, and asks banks to lend to them, courts to hear them, and schools to teach their daughters;"
    )
    found = sides([LONG[0], "Women in the valleys;", LONG[1]], [LONG[0], grown, LONG[1]])
    assert found == [((0,), (0,)), ((1,), ()), ((), (1,)), ((2,), (2,))]


def test_of_siblings_that_a_whole_holds_once_one_is_its_part():
    sibling = MORE[1].replace("children", "women")
    whole = MORE[1][:-1] + " and " + MORE[2].lower()
    assert sides([sibling, MORE[1], MORE[2], *LONG], [whole, *LONG])[:2] == [((0,), ()), ((1, 2), (0,))]


def test_the_lines_that_close_a_text_run_together():
    def closed(*lines):
        numbered = enumerate(lines, start=1)
        return Text("text", tuple(Paragraph(place(Series.CLOSING, n), Kind.CLOSING, line) for n, line in numbered))

    old, new = closed("24th plenary meeting 27 September 2017"), closed("37th plenary meeting", "22 November 2021")
    assert [(p.old, p.new, p.doubt) for p in align(old, new)] == [((0,), (0, 1), None)]


def test_an_unrelated_neighbour_is_no_part_of_a_split():
    new = [LONG[0][:40], LONG[0][40:], "Decides to remain seized of the matter."]
    assert sides([LONG[0]], new) == [((0,), (0, 1)), ((), (2,))]


def test_likeness_counts_common_words_for_less_than_rare_ones():
    boilerplate = "trafficking in persons, especially women and children"
    lexicon = Lexicon(f"{verb} {boilerplate}" for verb in ("Recalling", "Noting", *map(str, range(30))))
    common_part = likeness(lexicon.saying(f"Recalling {boilerplate}"), lexicon.saying(f"Noting {boilerplate}"))
    rare_part = likeness(lexicon.saying("Recalling quotas"), lexicon.saying("Recalling tariffs"))
    assert common_part < rare_part


def test_words_in_another_order_count_for_less_than_words_in_order():
    lexicon = Lexicon(LONG)
    there, back = lexicon.saying("alpha beta gamma delta"), lexicon.saying("delta gamma beta alpha")
    assert likeness(there, there) == 1.0
    assert likeness(there, back) == pytest.approx(0.7)


def test_common_members_rise_on_both_sides():
    assert common("abcd", "xbcy") == [(1, 1), (2, 2)]
    assert common("aab", "ab", anchored=False) in ([(0, 0), (2, 1)], [(1, 0), (2, 1)])


def test_the_heaviest_rising_subsequence_may_be_the_shorter_one():
    assert heaviest_rising([3, 1, 2], [5, 1, 1]) == [0]
    assert heaviest_rising([3, 1, 2], [1, 1, 1]) == [1, 2]
    assert heaviest_rising([], []) == []


MORE = [
    "Notes the report of the Special Rapporteur on the human rights aspects of trafficking;",
    "Deplores the use of new information technologies for the recruitment of children;",
    "Stresses the importance of disaggregated data for sound national policies;",
    "Commends the Inter-Agency Coordination Group for its joint field projects;",
]


def test_a_block_that_moved_is_one_move():
    old = [*LONG, *MORE, "Decides to remain seized of the matter."]
    new = [LONG[0], *MORE, *LONG[1:], old[-1]]
    pairings = align(text("old", old), text("new", new))
    assert [(p.old, p.block) for p in pairings if p.moved] == [((1,), 1), ((2,), 1), ((3,), 1)]


def test_a_block_stays_one_where_a_paragraph_was_added_in_it():
    added = "Invites donors to replenish the Voluntary Trust Fund;"
    new = [LONG[2], added, LONG[3], *MORE, *LONG[:2]]
    pairings = align(text("old", [*LONG, *MORE]), text("new", new))
    assert [(p.old, p.new, p.block) for p in pairings if p.block] == [((0,), (7,), 1), ((1,), (8,), 1)]
    pairings = align(
        text("old", [*MORE, *LONG[2:], *LONG[:2]]), text("new", [LONG[2], added, LONG[3], *MORE, *LONG[:2]])
    )
    assert [(p.new, p.block) for p in pairings if p.block] == [((0,), 1), ((2,), 1)]


def test_two_blocks_have_two_numbers_in_the_order_of_the_new_text():
    stays = [f"Recalls its resolution {n}/1 on the matter of {word};" for n, word in enumerate("abcdefgh", start=60)]
    new = [*LONG[:2], *stays, *MORE[:2]]
    pairings = align(text("old", [*MORE[:2], *stays, *LONG[:2]]), text("new", new))
    assert [(p.new, p.block) for p in pairings if p.block] == [((0,), 1), ((1,), 1), ((10,), 2), ((11,), 2)]


def test_one_paragraph_that_moved_alone_is_no_block():
    assert {p.block for p in align(text("old", LONG), text("new", [*LONG[1:], LONG[0]]))} == {0}


def test_a_pairing_that_shares_little_is_weak():
    new = [LONG[0], "Requests donors to assist States in tackling online recruitment;", *LONG[2:]]
    weak = [(p.old, p.new) for p in align(text("old", LONG), text("new", new)) if p.doubt is Doubt.WEAK]
    assert weak == [((1,), (1,))]


def test_a_paragraph_that_was_cut_is_not_weak():
    tail = " in the framework of national coordination, and to publish them each year in all official languages;"
    old, new = [LONG[0], LONG[1][:-1] + tail, *LONG[2:]], [LONG[0], LONG[1].partition(",")[0][:40] + ";", *LONG[2:]]
    (pairing,) = (p for p in align(text("old", old), text("new", new)) if p.old == (1,))
    assert pairing.likeness < 0.38
    assert (pairing.new, pairing.doubt) == ((1,), None)


def test_what_moved_alone_is_weak_sooner_than_what_stayed():
    new = "Requests donors to assist States in the collection of evidence on online recruitment;"
    doubts = {}
    for at in (1, 4):
        others = [*LONG[:1], *LONG[2:]]
        others.insert(at, new)
        (pairing,) = (p for p in align(text("old", LONG), text("new", others)) if p.old == (1,))
        doubts[pairing.moved] = pairing.doubt
    assert doubts == {False: None, True: Doubt.WEAK}


def test_what_was_told_anew_elsewhere_has_far_more_in_common_with_its_partner_than_with_any_other():
    told = "Welcomes work on satellites, tariffs, museums and archives, and on orphans, ports, courts and cities;"
    anew = "Commends donors who finance satellites, tariffs, museums and archives through pensions and seeds;"
    rival = "Invites parliaments, hospitals, farmers and nurses to meet with orphans, ports, courts and cities;"
    assert ((0,), (4,)) in sides([told, *LONG], [*LONG, anew])
    assert ((0,), ()) in sides([told, *LONG], [*LONG[:2], rival, *LONG[2:], anew])


def test_a_copy_that_stands_beside_is_a_rival():
    twins = [LONG[1].replace("data", "figures"), LONG[1].replace("collection", "gathering")]
    doubts = {(p.old, p.doubt) for p in align(text("old", LONG), text("new", [LONG[0], *twins, *LONG[2:]]))}
    assert doubts == {((0,), None), ((1,), Doubt.RIVAL), ((), None), ((2,), None), ((3,), None)}


def test_siblings_that_keep_their_order_are_no_rivals():
    siblings = [LONG[0].replace("Convention", word) for word in ("Protocol", "Covenant", "Treaty")]
    assert {p.doubt for p in align(text("old", siblings), text("new", [s + " as a priority" for s in siblings]))} == {
        None
    }


def test_candidates_are_the_most_like_with_the_best_first():
    paragraph = LONG[1]
    reworded, cut = paragraph.replace("data", "figures"), paragraph.partition(" in the")[0]
    old, new = text("old", LONG), text("new", [MORE[0], reworded, cut, *LONG[2:]])
    found = candidates(old, new, align(old, new), 1, is_old=True)
    assert [c.at for c in found[:2]] == [1, 2]
    assert found[0].likeness > found[1].likeness
    assert found[1].held == 1.0
    assert found[0].is_in_place
    assert candidates(old, new, align(old, new), 2, is_old=False)[0].at == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(["w;"] * 6_000, ["w;"] * 5_900, id="all the same"),
        pytest.param(
            [f"{LONG[0]} {n}" for n in range(2_000)], [f"{LONG[0]} {n}" for n in range(1_000, 3_000)], id="siblings"
        ),
        pytest.param(
            [f"{LONG[0]} {n % 7}" for n in range(3_000)],
            [f"{LONG[0]} {n % 5}" for n in range(3_000)],
            id="few siblings",
        ),
        pytest.param(
            [f"word{n % 61}" for n in range(6_000)], [f"word{n * n % 67}" for n in range(6_000)], id="one word each"
        ),
        pytest.param([f"w{n};" for n in range(6_000)], [f"v{n};" for n in range(6_000)], id="nothing shared"),
        pytest.param([f"w{n};" for n in range(6_000)], [f"w{n};" for n in range(5_999, -1, -1)], id="turned round"),
        pytest.param(
            [f"w{n} of w{n + 1}" for n in range(6_000)], [" ".join(f"w{n}" for n in range(6_000))], id="merged"
        ),
    ],
)
def test_degenerate_texts_take_bounded_time(old, new):
    started = time.process_time()
    align(text("old", old), text("new", new))
    assert time.process_time() - started < 10  # each under 2 s alone


def test_the_same_whole_text_is_quick():
    started = time.process_time()
    big = text("big", [f"{LONG[n % 4]} {n}" for n in range(20_000)])
    assert compare(big, big).counts[ChangeKind.UNCHANGED] == 20_000
    assert time.process_time() - started < 10


@pytest.mark.skipif(not ADOPTED.is_dir(), reason="the adopted resolutions are not here")
def test_successive_resolutions_pair_as_a_reader_pairs_them():
    old, new = (adopted_text(ADOPTED / f"A_RES_{name}.json") for name in ("77_194", "79_154"))
    changes = compare(old, new).changes
    shown = {(change.kind, *(" ".join(map(str, side)) for side in change.addresses)) for change in changes}
    assert {
        line for line in shown if line[0] not in (ChangeKind.REWORDED, ChangeKind.RENUMBERED, ChangeKind.UNCHANGED)
    } == {
        (ChangeKind.ADDED, "", "PP9"),
        (ChangeKind.DELETED, "PP29", ""),
        (ChangeKind.DELETED, "PP31", ""),
        (ChangeKind.MOVED, "PP33", "PP22"),
        (ChangeKind.MOVED_AND_REWORDED, "PP38", "PP30"),
        (ChangeKind.MERGED, "OP44 OP45", "OP44"),
    }
