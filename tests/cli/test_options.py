"""Options and what they say of themselves; addresses as people type them, with and without quotation marks."""

import re

import pytest
from command import drafting

from drafting.cli.app import COMMANDS
from drafting.cli.options import as_spoken, moment
from drafting.writers import WRITERS


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("annex 30-40", ["annex 30-40"]),
        ("annex II 27", ["annex II 27"]),
        ("annex chapeau OP4", ["annex chapeau", "OP4"]),
        ("annex heading 1", ["annex heading 1"]),
        ("new:annex 5 old:PP3", ["new:annex 5", "old:PP3"]),
        ("new: 5", ["new: 5"]),
        ("OP12 bis OP3 alt2", ["OP12 bis", "OP3 alt2"]),
        ("OP12 novies OP3 decies OP4 quat", ["OP12 novies", "OP3 decies", "OP4 quat"]),
        ("OP 4 (a) (ii)", ["OP 4 (a)", "(ii)"]),
        ("para 3 para 5", ["para 3", "para 5"]),
        ("PP1 OP4 (h)", ["PP1", "OP4 (h)"]),
        ("(h) (i)", ["(h)", "(i)"]),
        ("PP OP annex", ["PP", "OP", "annex"]),
        ("5 6", ["5", "6"]),
        ("", []),
    ],
)
def test_words_join_what_awaits_them(typed, meant):
    assert list(as_spoken(tuple(typed.split()))) == meant
    assert as_spoken(tuple(meant)) == tuple(meant)


@pytest.mark.parametrize(
    ("day", "as_word_wants_it"),
    [
        ("2010-07-29", "2010-07-29T00:00:00Z"),
        ("2010-07-29T10:05:00Z", "2010-07-29T10:05:00Z"),
        ("0999-01-02", "0999-01-02T00:00:00Z"),
        ("2010-07", None),
        ("2010-02-30", None),
        ("2010-07-29T10:05:00+02:00", None),
        ("\u0662\u0660\u0661\u0660-07-29", None),
        (None, None),
    ],
)
def test_a_day_is_a_moment_as_word_wants_it(day, as_word_wants_it):
    assert moment(day) == as_word_wants_it


@pytest.mark.parametrize(
    ("command", "kind"),
    [("import", "Text"), ("export", "Text"), ("diff", "Excerpt"), ("summary", "Summary"), ("track", "Fates")],
)
def test_help_names_the_endings_that_are_written(command, kind):
    [said] = re.findall(
        r"its ending decides the format: (.*?)\.\s+(?:-|\[)", " ".join(drafting(command, "-h").out.split())
    )
    assert set(re.findall(r"\.[a-z]+", said)) == {ending for ending, of_kind in WRITERS if of_kind == kind}


@pytest.mark.parametrize("command", COMMANDS)
def test_help_fits_eighty_columns_and_explains_every_option(command, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    lines = drafting(command, "--help").out.splitlines()
    assert all(len(line) <= 80 for line in lines)
    options = lines[lines.index("Options:") + 1 :]
    for at, line in enumerate(options):
        explained = re.match(r"  -.*?\S  +\S", line) or (
            at + 1 < len(options) and re.match(r" {20,}\S", options[at + 1])
        )
        assert explained or not line.startswith("  -"), line


def test_help_tells_options_of_one_purpose_together():
    lines = drafting("diff", "--help").out.splitlines()
    word = lines[lines.index("Of a Word file (-o redline.docx):") :]
    assert [line.split()[0] for line in word if line.startswith("  --")] == [
        "--layout", "--author", "--date", "--numbers", "--comments", "--summary"
    ]  # fmt: skip
    assert not any(line.startswith("  --") for line in lines[: lines.index("Options:")])
