"""drafting history, typed."""

import json

from command import drafting


def test_a_line_a_version_and_the_words_by_where_they_come_from():
    run = drafting("history", "L.64", "annex 3")
    assert run.code == 0
    lines = run.out.splitlines()
    assert lines[0] == "annex 3 of A/64/L.64 through 8 versions"
    assert [line.split()[1] for line in lines if line.startswith("20")] == [
        *("debate-2008", "dialogue-2009", "report-2009", "background-2010", "elements", "goals", "L.64", "annex")
    ]
    assert any(line.startswith("  elements") and "of all efforts to prevent and combat" in line for line in lines)


def test_a_rewording_is_shown_once():
    lines = drafting("history", "elements", "(h)").out.splitlines()
    assert sum(line.startswith("    {-to ensure-}{+Ensure that+}") for line in lines) == 1
    assert lines[lines.index("2010-07-29  L.64             reworded: annex 3") + 2] == (
        "2010-07-30  annex            reworded: annex 3, as in L.64"
    )


def test_json_gives_the_words_at_their_places():
    found = json.loads(drafting("history", "elements", "(h)", "--json").out)
    assert found["schema"] == "drafting/history/1"
    wording = found["wording"]
    assert "".join(one["words"] for one in found["words"]) == wording
    for version in found["versions"]:
        for passage in version["passages"]:
            for shared in passage["shared"]:
                here = shared["here"]
                assert wording[here["start"] : here["end"]] == here["words"] != ""


def test_it_is_one_paragraph_that_is_followed_quoted_or_not():
    assert drafting("history", "L.64", "annex", "3").out == drafting("history", "L.64", "annex 3").out
    for several, code in ((["PP3-PP5"], 5), (["PP3", "PP4"], 2)):
        run = drafting("history", "L.64", *several)
        assert (run.code, run.out) == (code, "")
        assert run.err.startswith(("Error: 'PP3-PP5' names several", "Error: name one paragraph, not PP3 and PP4"))


def test_what_is_not_there_is_said_in_two_lines():
    assert drafting("history", "L.64", "annex 99").err.splitlines()[0] == "Error: A/64/L.64 has no annex 99"
    run = drafting("history", "no-such-text", "annex 3")
    assert run.code == 6
    assert len(run.err.splitlines()) == 2
