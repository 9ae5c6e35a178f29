"""Word edits: what is a word, where an edit begins and ends, and how much is marked."""

import time
from unicodedata import normalize

import pytest

from drafting.engines.tokens import folded, said, tokens
from drafting.engines.words import diff_words
from drafting.engines.words_layout import _SPACES
from drafting.model.changes import BREAK, Op


def test_all_that_python_calls_a_space_is_laid_over_but_for_the_break():
    assert frozenset(sign for sign in map(chr, range(0x110000)) if sign.isspace()) - {BREAK} == _SPACES


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


@pytest.mark.parametrize(
    ("old", "new", "wished"),
    [
        ("held on 30 July 2010 in", "held on 31 July 2010 in", "held on {-30 July 2010-}{+31 July 2010+} in"),
        ("15 December 2022", "17 December 2024", "{-15 December 2022-}{+17 December 2024+}"),
        ("from 13 to 15 May 2009", "from 13 to 16 May 2009", "from {-13 to 15 May 2009-}{+13 to 16 May 2009+}"),
        ("by December 2025;", "by December 2029;", "by {-December 2025-}{+December 2029+};"),
        ("on 30 July", "on 30 July 2010", "on 30 July{+ 2010+}"),
        ("in July 2010 and", "on 30 July 2010 and", "{-in July 2010-}{+on 30 July 2010+} and"),
        ("1 million people", "2 million people", "{-1 million-}{+2 million+} people"),
        ("5 people", "5 million people", "{-5-}{+5 million+} people"),
        ("by 5 per cent", "by 10 per cent", "by {-5 per cent-}{+10 per cent+}"),
        ("US$ 5 million", "US$ 7 million", "{-US$ 5 million-}{+US$ 7 million+}"),
        ("to 10 000 States", "to 12 000 States", "to {-10 000-}{+12 000+} States"),
        ("resolution 1325 (2000)", "resolution 1325 (2001)", "resolution {-1325 (2000)-}{+1325 (2001)+}"),
        (
            "resolutions 64/293, 31/6 A",
            "resolutions 64/178, 31/6 B",
            "resolutions {-64/293-}{+64/178+}, {-31/6 A-}{+31/6 B+}",
        ),
        ("draft A/64/L.64 of", "draft A/64/L.65 of", "draft {-A/64/L.64-}{+A/64/L.65+} of"),
        ("paragraph 3 (a) above", "paragraph 3 (b) above", "paragraph {-3 (a)-}{+3 (b)+} above"),
        ("1930 (No. 29), of", "1930 (No. 182), of", "1930 ({-No. 29-}{+No. 182+}), of"),
        ("le 30 juillet 2010", "le 31 juillet 2010", "le {-30 juillet 2010-}{+31 juillet 2010+}"),
        ("el 30 de julio de 2010", "el 30 de junio de 2010", "el {-30 de julio de 2010-}{+30 de junio de 2010+}"),
        ("от 30 июля 2010 года", "от 31 июля 2010 года", "от {-30 июля 2010-}{+31 июля 2010+} года"),
        ("في 30 تموز/يوليه 2010", "في 31 تموز/يوليه 2010", "في {-30 تموز/يوليه 2010-}{+31 تموز/يوليه 2010+}"),
        ("2010年7月30日", "2010年7月31日", "{-2010年7月30日-}{+2010年7月31日+}"),
    ],
)
def test_a_date_a_sum_a_citation_is_replaced_whole(old, new, wished):
    assert marked(old, new) == wished


@pytest.mark.parametrize(
    ("old", "new", "wished"),
    [
        ("to respect fully the law", "to respect [fully] the law", "to respect {+[+}fully{+]+} the law"),
        ("to respect [fully] the law", "to respect fully the law", "to respect {-[-}fully{-]-} the law"),
        ("to respect [fully] the law", "to respect the law", "to respect {-[fully] -}the law"),
        ("[Calls upon][Urges] States", "Urges States", "{-[Calls upon]-}{-[-}Urges{-]-} States"),
        ("[Calls upon] [Urges] States", "Calls upon States", "{-[-}Calls upon{-] -}{-[Urges]-} States"),
        ("it [shall/should] be", "it should be", "it {-[shall/should]-}{+should+} be"),
        ("it [shall] be", "it [should] be", "it [{-shall-}{+should+}] be"),
        ("[shall] [not] be", "[may] [never] be", "{-[shall] [not]-}{+[may] [never]+} be"),
        ("[fully] respect the law", "[fully respect] the law", "[fully{-]-} respect{+]+} the law"),
        ("[fully respect] the law", "fully honour the law", "{-[-}fully {-respect-}{-]-}{+honour+} the law"),
        ("women and girls;", "women [and girls];", "women {+[+}and girls{+]+};"),
        ("A and B", "A [and C] and B", "A {+[and C] +}and B"),
        ("a ［b］ c", "a b c", "a {-［-}b{-］-} c"),
    ],
)
def test_brackets_are_laid_over_the_words(old, new, wished):
    assert marked(old, new) == wished


@pytest.mark.parametrize(
    ("old", "new", "wished"),
    [
        ('the "Plan" of', "the “Plan” of", 'the {-"-}{+“+}Plan{-"-}{+”+} of'),
        ("States' laws", "States’ laws", "States{-'-}{+’+} laws"),
        ("for 2012-2013.", "for 2012–2013.", "for {-2012-2013-}{+2012–2013+}."),
        ("8 May", "8\u00a0May", "8{- -}{+\u00a0+}May"),
        ("Member  States", "Member States", "Member {- -}States"),
    ],
)
def test_style_is_an_edit_of_its_own(old, new, wished):
    assert marked(old, new) == wished


@pytest.mark.parametrize(
    "word", ["ten\u200bants", "co\u00adop", "ن\u200cم", "gender-", "تُشَجِّعُ", "e\u0301tat", "no\u2060break"]
)
def test_zero_width_and_combining_signs_part_no_word(word):
    edits = diff_words(f"of {word} and", f"of {word}s and")
    assert any(edit.words == word for edit in edits if edit.op is Op.DELETE)


def test_the_halves_of_a_hanging_compound_are_words():
    wished = "gender-{+, disability-+} and age-sensitive protection"
    assert marked("gender- and age-sensitive protection", "gender-, disability- and age-sensitive protection") == wished


def test_very_many_numbers_in_a_row_take_bounded_time():
    old = " ".join(["100"] * 50_000)
    new = " ".join("100" if at % 3 else "200" for at in range(50_000))
    started = time.process_time()
    edits = diff_words(old, new)
    assert "".join(edit.words for edit in edits if edit.op is not Op.DELETE) == new
    assert time.process_time() - started < 20  # about 2 s alone


def test_two_wordings_that_share_nothing_are_one_for_another():
    old, new = (" ".join(f"{side}{number}" for number in range(50_000)) for side in "ab")
    started = time.process_time()
    assert [edit.op for edit in diff_words(old, new)] == [Op.DELETE, Op.INSERT]
    assert time.process_time() - started < 10  # about 0.3 s alone


def test_long_wordings_take_bounded_time():
    old = " ".join(f"w{number % 499}" for number in range(30_000))
    new = " ".join(f"w{number * 7 % 499}" for number in range(30_000))
    started = time.process_time()
    edits = diff_words(old, new)
    assert "".join(edit.words for edit in edits if edit.op is not Op.INSERT) == old
    assert time.process_time() - started < 10  # about 1 s alone


@pytest.mark.parametrize("wording", ["Décide de créer un fonds à cet égard", "Принимает решение создать Целевой фонд"])
def test_accents_that_are_signs_of_their_own_say_the_same(wording):
    apart = normalize("NFD", wording)
    assert apart != wording
    assert said(apart) == said(wording)
    assert [folded(token) for token in tokens(apart)] == [folded(token) for token in tokens(wording)]
