"""What differs in style alone, and what an edit concerns."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from drafting.engines.words import diff_words
from drafting.model.address import Series, place
from drafting.model.changes import Change, EditKind, Op
from drafting.model.style import differs_in_style_alone, sign_by_sign
from drafting.model.text import Kind, Paragraph


def change(old, new):
    sides = ((Paragraph(place(Series.OP, 1), Kind.OPERATIVE, side),) for side in (old, new))
    return Change(*sides, 1.0, diff_words(old, new))


def told(old, new):
    """The words of each edit that is not kept, and what it concerns."""
    one = change(old, new)
    return [(edit.words, kind) for edit, kind in zip(one.edits, one.edit_kinds, strict=True) if edit.op is not Op.KEEP]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"three Ps"', "“three Ps”"),
        ("States' laws", "States’ laws"),
        ("2012-2013", "2012–2013"),
        ("no-break", "no\u2011break"),
        ("8 May", "8\u00a0May"),
        ("Member  States ", "Member States"),
        ("COVID -19", "COVID-19"),
        ("( a )", "(a)"),
        ("été", "e\u0301te\u0301"),
        ("co\u00adoperation", "cooperation"),
        ("ten\u200bants", "tenants"),
        ("les États ; et", "les États; et"),
    ],
)
def test_signs_and_spaces_are_style(old, new):
    assert differs_in_style_alone(old, new)
    assert change(old, new).is_only_style


SIGNS = ["aa", "bb", "\u00e9\u00e9", "--", "-\u2011", "\u2013-", "  ", " \u00a0", "'\u2019", '"\u201c']
TOGETHER = [
    *((sign[0], sign[1]) for sign in SIGNS),
    ("", "\u00ad"),
    ("\u200b", ""),
    ("- ", "-"),
    ("-", " -"),
    ("  ", " "),
]


@given(st.lists(st.sampled_from(TOGETHER), max_size=12))
def test_what_differs_in_style_alone_is_the_same_sign_by_sign_but_for_signs_of_style(units):
    old, new = ("".join(unit[side] for unit in units) for side in (0, 1))
    assume(differs_in_style_alone(old, new))
    pairs = list(sign_by_sign(old, new))
    assert ["".join(side) for side in zip(*pairs, strict=True)] == [old, new]
    assert all(one == other for one, other in pairs if one.isalpha() or other.isalpha())


def test_words_that_differ_in_more_than_style_are_not_set_sign_beside_sign():
    with pytest.raises(ValueError, match="more than style"):
        list(sign_by_sign("States", "State"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("per cent", "percent"),
        ("sub-regional", "subregional"),
        ("States", "states"),
        ("States, and", "States and"),
        ("Urges", "Urges"),
        ("1 000", "1000"),
        ("[fully]", "fully"),
        ("résolution", "resolution"),
        ("Urges", "urges"),
        ("2012", "2013"),
        ("", "and"),
    ],
)
def test_words_commas_capitals_and_brackets_are_no_style(old, new):
    assert not differs_in_style_alone(old, new)
    assert not change(old, new).is_only_style


def test_style_brackets_and_words_are_told_apart():
    old = 'Urges States\u00a0to respect [fully] the "law" of nations'
    new = "Invites States to respect fully the “law” of nations"
    assert told(old, new) == [
        ("Urges", EditKind.WORDS),
        ("Invites", EditKind.WORDS),
        ("\u00a0", EditKind.STYLE),
        (" ", EditKind.STYLE),
        ("[", EditKind.BRACKET),
        ("]", EditKind.BRACKET),
        ('"', EditKind.STYLE),
        ("“", EditKind.STYLE),
        ('"', EditKind.STYLE),
        ("”", EditKind.STYLE),
    ]


def test_without_style_only_the_other_edits_are_left():
    plain = change('Urges the "States"', "Invites the “States”").without_style()
    assert plain.edits == ((Op.DELETE, "Urges"), (Op.INSERT, "Invites"), (Op.KEEP, " the “States”"))
