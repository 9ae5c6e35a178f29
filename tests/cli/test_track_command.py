"""drafting track and drafting origins, typed."""

import json

import pytest
from command import drafting


def found(*arguments):
    run = drafting(*arguments, "--json")
    assert run.code == 0, run.err
    return json.loads(run.out)


def test_an_element_is_told_with_its_carriers_what_they_ask_less_and_what_is_gone():
    lines = drafting("track", "elements", "L.64", "--element", "(l)").out.splitlines()
    assert lines[1] == "1 element: 1 partial"
    assert any(line.startswith("    annex 49 (strong)") for line in lines)
    assert any("asks for less:" in line and "“with full respect for domestic laws” is new" in line for line in lines)
    assert any(line.startswith('    not found: "to exchange liaison officers') for line in lines)


def test_the_last_text_is_the_plan_and_with_into_all_are_sources():
    last = found("track", "goals", "elements", "L.64")
    assert [text["name"] for text in last["sources"]] == ["goals", "elements"]
    assert found("track", "goals", "elements", "--into", "L.64") == last
    several = found("track", "elements", "--into", "L.64", "--into", "annex", "--element", "(h)")
    assert [text["name"] for text in several["plans"]] == ["L.64", "annex"]
    carriers = several["elements"][0]["carriers"]
    assert [(c["plan"], c["address"]) for c in carriers[:2]] == [("L.64", "annex 3"), ("annex", "annex 3")]


def test_with_several_plans_a_carrier_is_named_with_its_text():
    out = drafting("track", "elements", "--into", "L.64", "--into", "annex", "--element", "(h)").out
    assert "    A/RES/64/293 annex 3 (strong)" in out


def test_json_cites_what_stands_at_its_places():
    fates = found("track", "goals", "elements", "L.64")
    wordings = {p["address"]: p["wording"] for p in json.loads(drafting("show", "L.64", "--json").out)["paragraphs"]}
    for element in fates["elements"]:
        for carrier in element["carriers"]:
            there = wordings[carrier["address"]]
            for piece in carrier["evidence"]:
                for wording, cited in ((element["wording"], piece["element"]), (there, piece["carrier"])):
                    assert wording[cited["start"] : cited["end"]] == cited["words"] != ""
            for flag in carrier["weakened"]:
                assert flag["old"] is None or element["wording"][slice(*flag["old"])]
                assert flag["new"] is None or there[slice(*flag["new"])]
        for lost in element["lost"]:
            assert element["wording"][lost["start"] : lost["end"]] == lost["words"] != ""


def test_rows_of_ones_own_find_what_the_tool_does_not_know(tmp_path):
    (tmp_path / "paper.txt").write_text("(a) to groom unicorns\n", encoding="utf-8")
    (tmp_path / "plan.txt").write_text("1. Brush one-horned horses.\n", encoding="utf-8")
    rows = "language\tclass\tterm\nen\tunicorn\tunicorn\nen\tunicorn\tone-horned horse\n"
    (tmp_path / "own.tsv").write_text(rows, encoding="utf-8")
    bare = drafting("track", "paper.txt", "plan.txt", cwd=tmp_path)
    assert "none found" in bare.out
    assert (
        '"one-horned horses"' in drafting("track", "paper.txt", "plan.txt", "--thesaurus", "own.tsv", cwd=tmp_path).out
    )


def test_without_a_thesaurus_only_words_of_one_stem_are_shared():
    out = drafting("track", "elements", "L.64", "--no-thesaurus", "--element", "(l)").out
    assert "law enforcement" not in out.split("not found")[0].split("\n", 4)[4]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["track", "L.64"], 2, "which text are the elements in"),
        (["track", "elements", "L.64", "--element", "(z)"], 5, "no element (z)"),
        (["track", "elements", "L.64", "--thesaurus", "nowhere.tsv"], 3, "nowhere.tsv"),
        (["track", "elements", "L.64", "--thesaurus", "README.md"], 3, "README.md: a thesaurus without the column"),
        (["track", "elements", "L.64", "--no-thesaurus", "--thesaurus", "README.md"], 2, "exclude each other"),
        (["origins", "debate-2008"], 2, "no text of global-plan-of-action is held with an earlier date"),
    ],
)
def test_what_cannot_be_done_is_said_in_two_lines(arguments, code, said):
    run = drafting(*arguments)
    assert (run.code, run.out) == (code, "")
    assert said in run.err
    assert len(run.err.splitlines()) == 2


def test_origins_tell_the_share_of_each_section_and_what_is_new():
    told = found("origins", "goals", "elements", "L.64")
    assert told["schema"] == "drafting/origins/1"
    assert sum(section["paragraphs"] for section in told["sections"]) == len(told["paragraphs"]) == 94
    by_address = {p["address"]: p for p in told["paragraphs"]}
    assert by_address["annex 3"]["ancestors"][0]["address"] == "(h)"
    for paragraph in told["paragraphs"]:
        for new in paragraph["new"]:
            assert paragraph["wording"][new["start"] : new["end"]] == new["words"] != ""


def test_without_a_source_the_plan_is_held_against_all_that_came_before():
    told = found("origins", "L.64")
    assert [text["name"] for text in told["sources"]] == [
        *("background-2010", "debate-2008", "dialogue-2009", "elements", "goals", "report-2009")
    ]


@pytest.mark.parametrize(
    ("address", "elements"),
    [("para 16(b)", ["16(b)"]), ("16", ["16(a)", "16(b)", "16(c)", "16(d)"]), ("16(b)-(c)", ["16(b)", "16(c)"])],
)
def test_elements_are_named_as_paragraphs_are_anywhere(address, elements):
    fates = found("track", "report-2009", "L.64", "--element", address)
    assert [element["address"] for element in fates["elements"]] == elements


def test_plans_of_one_name_in_two_folders_are_told_apart(tmp_path):
    for folder, words in (("first", "1. Fund clinics.\n"), ("second", "1. Build roads.\n")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "plan.txt").write_text(words, encoding="utf-8")
    (tmp_path / "paper.txt").write_text("(a) to fund clinics\n", encoding="utf-8")
    run = drafting(
        "track", "paper.txt", "--into", "first/plan.txt", "--into", "second/plan.txt", "--json", cwd=tmp_path
    )
    assert [carrier["plan"] for carrier in json.loads(run.out)["elements"][0]["carriers"]] == ["first/plan"]
    turned = drafting("origins", "first/plan.txt", "second/plan.txt", "--json", cwd=tmp_path)
    assert [text["name"] for text in json.loads(turned.out)["sources"]] == ["first/plan"]
