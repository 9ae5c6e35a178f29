"""Word edits: what is a word, where an edit begins and ends, and how much is marked."""

import time

import pytest
from adopted import ADOPTED, adopted_text

from drafting.engines.align import align
from drafting.engines.tokens import is_word, said, tokens
from drafting.engines.words import diff_words
from drafting.model.changes import BREAK, Op


def marked(old, new):
    marks = {Op.KEEP: "{}", Op.DELETE: "{{-{}-}}", Op.INSERT: "{{+{}+}}"}
    return "".join(marks[edit.op].format(edit.words) for edit in diff_words(old, new)).replace(BREAK, "¶")


@pytest.mark.parametrize(
    "word",
    [
        *(
            "A/64/L.64",
            "64/293",
            "A/C.3/79/L.12/Rev.1",
            "sub-regional",
            "no\u2011break",
            "3,500.50",
            "S-27/2",
            "UN.GIFT",
        ),
        *(
            "l’Assemblée",
            "victim's",
            "государства-члены",
            "٦٤/٢٩٣",
            "١٫٥",
            "e\u0301tat",
            "تُشَجِّع",
            "ن\u200cم",
            "naïve",
            "क्षेत्र",
        ),
    ],
)
def test_symbols_numbers_and_words_are_one_token(word):
    assert tokens(f"({word}),") == ["(", word, ")", ","]


def test_a_han_character_is_one_token():
    assert tokens("敦促64/293号") == ["敦", "促", "64/293", "号"]


def test_spaces_of_every_kind_are_tokens_of_their_own():
    assert tokens("8\u00a0September  2000\u202f%") == ["8", "\u00a0", "September", " ", " ", "2000", "\u202f", "%"]


def test_a_break_takes_nothing_to_it():
    assert tokens(f"a{BREAK}\u0301b") == ["a", BREAK, "\u0301", "b"]


def test_a_full_stop_between_two_sentences_joins_no_words():
    assert tokens("persons.Recalling") == ["persons", ".", "Recalling"]


def test_what_is_said_has_no_case_no_punctuation_and_no_typed_marker():
    assert said("OP4. Urges “States’ parties”, 64/293;") == said("urges states' PARTIES 64/293")
    assert said("(a) By training;") == ("by", "training")


def test_what_has_no_word_says_its_signs():
    assert said("* * *") == ("*", "*", "*")
    assert said(" ") == ()


def test_nothing_and_the_same_need_no_edit():
    assert diff_words("", "") == ()
    assert diff_words("Urges", "Urges") == ((Op.KEEP, "Urges"),)


def test_a_whole_wording_is_added_or_deleted_in_one():
    assert diff_words("", "Urges States;") == ((Op.INSERT, "Urges States;"),)
    assert diff_words("Urges States;", "") == ((Op.DELETE, "Urges States;"),)


@pytest.mark.parametrize(
    ("old", "new", "wished"),
    [
        ("to prevent trafficking", "to prevent and combat trafficking", "to prevent {+and combat +}trafficking"),
        ("of women and of girls", "of women, of men and of girls", "of women{+, of men+} and of girls"),
        ("A, B;", "A, B, C;", "A, B{+, C+};"),
        ("that that", "that", "that{- that-}"),
        ("first; second; third;", "first; third;", "first; {-second; -}third;"),
        ("to (a) foo and bar", "to (a) foo (b) baz and bar", "to (a) foo {+(b) baz +}and bar"),
    ],
)
def test_an_edit_stands_at_the_border_of_a_clause(old, new, wished):
    assert marked(old, new) == wished


def test_small_words_between_rewritten_stretches_go_with_them():
    old = (
        "recalling the outcome and commending all governments of northern provinces affected by severe seasonal floods"
    )
    new = "decides to convene every second year one plenary of indigenous leaders concerned with sustainable fishing"
    assert [edit.op for edit in diff_words(old, new)] == [Op.DELETE, Op.INSERT]


def test_a_split_shows_the_break_by_itself():
    old = "Urges States to act; and requests the Secretary-General to report"
    new = f"Urges States to act;{BREAK}Requests the Secretary-General to report"
    assert marked(old, new) == "Urges States to act;{- and requests-}{+¶+}{+Requests+} the Secretary-General to report"


def test_long_wordings_take_bounded_time():
    old = " ".join(f"w{number % 499}" for number in range(30_000))
    new = " ".join(f"w{number * 7 % 499}" for number in range(30_000))
    started = time.process_time()
    edits = diff_words(old, new)
    assert "".join(edit.words for edit in edits if edit.op is not Op.INSERT) == old
    assert time.process_time() - started < 10  # about 1 s alone


def words_of(text):
    return [token for token in tokens(text) if is_word(token)]


@pytest.mark.skipif(not ADOPTED.is_dir(), reason="the adopted resolutions are not here")
@pytest.mark.parametrize(("old", "new"), [("68_192", "70_179"), ("77_194", "79_154"), ("70_179", "78_228")])
def test_few_more_words_are_marked_than_must_be(old, new):
    from rapidfuzz.distance import Indel

    before, after = (adopted_text(ADOPTED / f"A_RES_{name}.json") for name in (old, new))
    shown = least = 0
    for pairing in align(before, after):
        if len(pairing.old) == len(pairing.new) == 1:
            left, right = before.paragraphs[pairing.old[0]].wording, after.paragraphs[pairing.new[0]].wording
            shown += sum(len(words_of(edit.words)) for edit in diff_words(left, right) if edit.op is not Op.KEEP)
            least += Indel.distance(words_of(left), words_of(right))
    assert shown <= 1.15 * least
