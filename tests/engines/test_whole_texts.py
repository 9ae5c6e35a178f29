"""Whole resolutions in five languages, in two versions each: their structure, and every flag on what changed."""

from pathlib import Path
from unicodedata import normalize

import pytest

from drafting import compare, flag, read, summarise
from drafting.readers import read_bytes

CASES = Path(__file__).parents[1] / "cases" / "whole"
# Reworded and no more: PP3 ("further" for "also"), and besides "still" and another way of saying "as appropriate".
STYLE = {"fr": ("PP6",), "es": ("OP2(b)",)}
LANGUAGES = sorted({path.name[:2] for path in CASES.glob("*-draft.txt")})


def both(language):
    return [read(CASES / f"{language}-{version}.txt").text for version in ("draft", "adopted")]


def test_there_is_a_resolution_in_each_of_the_other_languages():
    assert LANGUAGES == ["ar", "es", "fr", "ru", "zh"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_resolution_is_read_with_all_its_parts(language):
    for text in both(language):
        assert (text.language, bool(text.symbol), bool(text.title), bool(text.date)) == (language, True, True, True)
        numbers = [str(p.address) for p in text.paragraphs if not p.address.part and p.kind != "closing"]
        assert numbers == [
            "chapeau", *(f"PP{n}" for n in range(1, 9)),
            "OP1", "OP2", "OP2(a)", "OP2(b)", *(f"OP{n}" for n in range(3, 9))
        ]  # fmt: skip
        assert [str(p.address) for p in text.paragraphs if p.address.part] == [
            "annex title", "annex 1", "annex 2", "annex 3"
        ]  # fmt: skip
        assert len(text.notes) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_change_of_meaning_is_told_and_nothing_else(language):
    comparison = flag(compare(*both(language)))
    told = [
        f"{change.new[0].address} {one.kind} {one.weight}: {one.message}"
        for change in comparison.changes
        for one in change.flags
    ]
    assert told == (CASES / f"{language}-flags.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_version_compared_with_itself_has_no_flags(language):
    for text in both(language):
        assert not any(change.flags for change in flag(compare(text, text)).changes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_summary_tells_the_heaviest_first_and_leaves_no_change_of_meaning_without_a_flag(language):
    summary = summarise(flag(compare(*both(language))))
    weights = [one.weight for _, one in summary.flagged]
    assert weights == sorted(weights, reverse=True)
    unflagged = {str(change.new[0].address) for change in summary.unflagged}
    assert unflagged == {"PP3", *STYLE.get(language, ())}


SET = {
    "accents apart": lambda page: normalize("NFD", page),
    "plain apostrophes": lambda page: page.replace("’", "'"),
    "no-break spaces": lambda page: page.replace(" ;", "\u00a0;").replace(" :", "\u202f:"),
    "full-width figures": lambda page: page.translate({0x30 + n: 0xFF10 + n for n in range(10)}),
    "Arabic figures": lambda page: page.translate({0x30 + n: 0x660 + n for n in range(10)}),
    "full-width brackets": lambda page: page.replace("(", "（").replace(")", "）"),
    "Arabic vowels": lambda page: page.replace("علما", "علماً").replace("أيضا", "أيضاً").replace("تقريرا", "تقريراً"),
    "stretched lines": lambda page: page.replace("يح", "يـح").replace("قر", "قـر"),
    "the Russian letter ё": lambda page: page.replace("учет", "учёт").replace("ее", "её"),
}
OF_ONE_SCRIPT = {"full-width figures": "zh", "full-width brackets": "zh", "Arabic figures": "ar"}


@pytest.mark.parametrize(
    ("language", "how"),
    [(one, how) for one in LANGUAGES for how in SET if OF_ONE_SCRIPT.get(how, one) == one],
)
def test_the_same_text_set_in_another_way_has_the_same_addresses_and_no_flag(language, how):
    page = (CASES / f"{language}-adopted.txt").read_text("utf-8")
    one, other = (read_bytes(one.encode(), "page.txt").text for one in (page, SET[how](page)))
    assert [p.address for p in one.paragraphs] == [p.address for p in other.paragraphs]
    assert (one.language, one.date) == (other.language, other.date)
    assert not any(change.flags for change in flag(compare(one, other)).changes)
