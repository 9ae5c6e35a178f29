"""How an element falls into the measures it states."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.engines.clauses import Role, asides, clauses, item_starts, parts

FILLERS = {"and", "or", "but", "as", "well"}


def cut(wording, language="en"):
    return [(clause.role.value, wording[clause.start : clause.end]) for clause in clauses(wording, language)]


def measures(wording):
    return [words for role, words in cut(wording) if role == "measure"]


@settings(max_examples=150)
@given(
    st.lists(
        st.sampled_from(
            [
                *(
                    "to",
                    "and",
                    ",",
                    ";",
                    ":",
                    ".",
                    "i)",
                    "ii)",
                    "(a)",
                    "prevent",
                    "protect",
                    "victims",
                    "with a view to",
                ),
                *(
                    "which is",
                    "by",
                    "promoting",
                    "the",
                    "as well as",
                    "that",
                    "should be",
                    "since",
                    "Urges",
                    "Recalling",
                ),
                *("Recalling", "cooperation", "of", "“", "”", "a", "meeting", "in order to", "including"),
            ]
        ),
        max_size=40,
    ).map(" ".join)
    | st.text(max_size=60)
)
def test_every_word_but_links_and_enumerators_is_in_exactly_one_clause(wording):
    found = clauses(wording)
    for before, after in pairwise(found):
        assert before.end <= after.start
    for clause in found:
        assert wording[clause.start].isalnum()
        assert wording[clause.end - 1].isalnum()
    outside = [*wording]
    for clause in found:
        outside[clause.start : clause.end] = " " * (clause.end - clause.start)
    rest = re.sub(r"\b(?:[ivx]{1,4}|[a-h])(?=\)\s)", " ", "".join(outside))
    assert set(re.findall(r"[^\W_]+", rest.lower())) <= FILLERS


def test_coordinated_measures_are_cut_where_each_begins():
    wording = "to investigate alleged cases, to prosecute perpetrators and to publicize convicted cases."
    assert measures(wording) == [
        "to investigate alleged cases",
        "to prosecute perpetrators",
        "to publicize convicted cases",
    ]


def test_verbs_that_share_an_object_stay_together():
    assert measures("to prevent, suppress and punish the crime") == ["to prevent, suppress and punish the crime"]
    assert len(measures("to ensure the promotion and protection of human rights")) == 1


def test_an_enumeration_within_the_line_is_cut_and_its_marks_left_out():
    assert measures("It could i) encourage exchange of information and ii) promote further cooperation.") == [
        "encourage exchange of information",
        "promote further cooperation",
    ]


def test_nouns_of_measures_are_cut_like_verbs():
    assert measures(
        "to address the prevention of trafficking, the protection of victims and the prosecution of crimes"
    ) == [
        "to address the prevention of trafficking",
        "the protection of victims",
        "the prosecution of crimes",
    ]


def test_a_verb_that_is_a_noun_too_begins_a_measure_before_an_article():
    assert measures("to train harbour courts and support the victims of quartz theft") == [
        "to train harbour courts",
        "support the victims of quartz theft",
    ]
    assert len(measures("to train harbour courts and support staff in the ports")) == 1


def test_sharing_is_a_measure_and_a_share_of_something_is_none():
    wording = "to collect data on quartz theft in cooperation with Member States, as well as share best practices"
    assert measures(wording)[-1] == "share best practices"
    assert len(measures("to increase the income of miners and share of women in the trade")) == 1


@pytest.mark.parametrize(
    "wording",
    [
        "Adopt policies on migration, education, gender equality, empowerment of women, and crime prevention",
        "Support the full and effective implementation of the quartz convention",
        "Combat quartz theft through, inter alia, the exchange of information",
        "Condemns quartz theft for the purposes of forced or compulsory labour",
        "Support the Harbour Entity for Gender Equality and the Empowerment of Women",
    ],
)
def test_nouns_in_a_list_and_adjectives_before_a_noun_are_no_measures_of_their_own(wording):
    assert measures(wording) == [wording]


def test_the_things_that_a_clause_lists_begin_after_its_commas():
    wording = "Train border patrol officers, consular officials, and labour inspectors; protect miners, and their kin"
    starts = item_starts(wording)
    assert [wording[a:b] for a, b in zip(starts, [*starts[1:], None], strict=True)] == [
        "Train border patrol officers, ",
        "consular officials, ",
        "and labour inspectors; ",
        "protect miners, and their kin",
    ]
    assert len(item_starts("Combat theft, smuggling, and fraud")) == 1  # words, not things described


def test_lead_verbs_within_an_operative_paragraph_begin_new_measures():
    wording = "Decides to launch the plan at a meeting and urges Member States to implement it"
    assert measures(wording) == ["Decides to launch the plan at a meeting", "urges Member States to implement it"]


@pytest.mark.parametrize(
    ("wording", "role"),
    [
        ("To date two fifths of the parties have not reported a conviction", Role.BACKGROUND),
        ("Trafficking is a covert activity", Role.BACKGROUND),
        ("The adoption of the plan would be one concrete way", Role.BACKGROUND),
        ("The rights of victims should be at the centre of all efforts", Role.MEASURE),
        ("Effective criminalization is essential", Role.MEASURE),
        ("Education and awareness-raising", Role.MEASURE),
        ("Data could be collected and shared", Role.MEASURE),
    ],
)
def test_a_sentence_states_a_measure_or_a_fact(wording, role):
    assert [clause.role for clause in clauses(wording)] == [role]


def test_reasons_and_purposes_are_told_from_measures():
    wording = "to strengthen controls with a view to preventing abuse, since the causes include poverty"
    assert [role for role, _ in cut(wording)] == ["measure", "purpose", "background"]


def test_an_opening_before_the_subject_is_no_measure():
    assert cut(
        "Framed by common standards, rules and commitments, a plan will help States to train harbour courts"
    ) == [
        ("background", "Framed by common standards, rules and commitments"),
        ("measure", "a plan will help States to train harbour courts"),
    ]


def test_a_bare_verb_goes_on_with_the_measure_after_a_purpose_that_is_no_infinitive():
    wording = (
        "Strengthen controls for the purpose of eventual confiscation, and ensure that penalties are proportionate"
    )
    assert measures(wording) == ["Strengthen controls", "ensure that penalties are proportionate"]
    assert measures("Strengthen controls in order to protect quartz and punish smugglers") == ["Strengthen controls"]


def test_two_adverbs_and_an_adjective_with_its_noun_are_not_parted():
    wording = "urges States to fully and effectively implement the quartz treaty"
    assert measures(wording) == [wording]
    wording = "Decides to launch the plan at a one-day, high-level meeting of the Assembly"
    assert measures(wording) == [wording]


def test_parts_of_a_clause_begin_alike():
    wording = "fear of reprisal from smugglers and of trade, and fear of shame in their ports"
    (clause,) = clauses(wording)
    assert [wording[start:end] for start, end in parts(wording, clause)] == [
        "fear of reprisal from smugglers and of trade",
        "fear of shame in their ports",
    ]


@given(st.lists(st.sampled_from(["fear", "of", "fear of", ",", ";", "and", "as well as", "shame", "."]), max_size=20))
def test_parts_lie_within_their_clause_and_leave_out_links_alone(words):
    wording = " ".join(words)
    for clause in clauses(wording):
        found = parts(wording, clause)
        assert all(a[1] <= b[0] for a, b in pairwise(found))
        assert (found[0][0], found[-1][1]) == (clause.start, clause.end)
        between = " ".join(wording[a[1] : b[0]] for a, b in pairwise(found))
        assert set(re.findall(r"[^\W_]+", between)) <= FILLERS


def test_a_title_in_quotation_marks_is_not_cut():
    wording = "Takes note of the report entitled “Towards development: implementation of the Agenda; a review”"
    assert len(clauses(wording)) == 1


def test_a_list_of_long_items_is_cut_at_its_commas():
    wording = (
        "obstacles, which are lack of victim identification, fear of reprisal from traffickers, "
        "uncertainty about outcome of detection, low awareness of legal rights"
    )
    assert len(clauses(wording)) == 5


def test_the_items_of_a_list_that_a_measure_is_on_are_measures():
    wording = (
        "to eliminate obstacles to protection which are lack of victim status, fear of reprisal from traffickers, "
        "uncertainty about outcome of detection, low awareness of legal rights"
    )
    assert measures(wording)[1:] == [
        "fear of reprisal from traffickers",
        "uncertainty about outcome of detection",
        "low awareness of legal rights",
    ]


def test_full_stops_of_abbreviations_end_no_sentence():
    assert len(clauses("See art. 5 and para. 7 of the report")) == 1


def test_a_language_without_lists_is_cut_at_stops_alone():
    assert len(clauses("предупреждать преступления и защищать жертв; наказывать виновных", "ru")) == 2


@pytest.mark.parametrize(
    ("wording", "aside"),
    [
        ("Assist victims, including children; punish offenders", "including children"),
        ("Share data in accordance with national law; train judges", "in accordance with national law"),
        ("Assister les victimes, y compris les enfants", "y compris les enfants"),
    ],
)
def test_an_aside_lasts_to_the_end_of_its_clause(wording, aside):
    language = "fr" if "les" in wording else "en"
    assert [wording[start:end] for start, end in asides(wording, language)] == [aside]


@pytest.mark.parametrize("wording", ["Taking into account lessons learned", "Assist victims", "suchlike; Such As"])
def test_what_begins_with_an_aside_or_has_none_is_its_own_matter(wording):
    assert asides(wording) == ()
    assert asides(wording, "ru") == ()


@given(st.lists(st.sampled_from(["including", "victims", ",", ";", "such as", "and", "to assist", "."]), max_size=20))
def test_asides_lie_within_the_clauses_in_order(words):
    wording = " ".join(words)
    ends = {clause.end for clause in clauses(wording)}
    found = asides(wording)
    assert all(start < end and end in ends for start, end in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))


def test_a_list_of_long_items_is_not_cut_before_a_modal_or_within_a_pair():
    wording = (
        "Concerned that the brass lanterns of harbour cities, the old violins of northern schools, national and local "
        "statistics on quartz theft, when kept in secret for years, may harm the miners of the south"
    )
    assert measures(wording)[-1].endswith("in secret for years, may harm the miners of the south")
    listed = (
        "Welcoming the harvest of brass lanterns, the old violins of northern schools, activities on quartz mines of "
        "national, subnational and local zebra ports, the open telescopes of harbour cities"
    )
    assert any("national, subnational and local zebra ports" in words for words in measures(listed))


def test_the_title_of_a_mandate_is_not_cut():
    mandate = "the Special Rapporteur on the protection of human rights while countering terrorism"
    assert measures(f"Taking note of the report of {mandate}") == [f"Taking note of the report of {mandate}"]
    for before in ("Requests the Working Group on quartz to report on theft", "to fight theft"):
        assert measures(f"{before} while protecting its sources")[-1] == "while protecting its sources"


@pytest.mark.parametrize("marks", ["“”", '""'])
def test_no_measure_begins_within_a_title(marks):
    title = f"{marks[0]}Strengthening the fight against quartz theft and protecting the miners of the south{marks[1]}"
    (recalled, urged) = measures(f"Recalling its resolution 61/180 {title}, and urging States to prosecute thieves")
    assert recalled.endswith("miners of the south")
    assert urged == "urging States to prosecute thieves"
