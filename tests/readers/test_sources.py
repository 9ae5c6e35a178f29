"""The held texts are what the importer makes of the sources, and nothing of the sources is lost."""

import json
from collections import Counter

import pytest
from command import ROOT, drafting
from sessions import sessions

from drafting.library import load

HELD = ROOT / "texts" / "global-plan-of-action"
EXAMPLE = ROOT / "examples" / "global-plan-of-action" / "README.md"
MARKUP = str.maketrans("", "", "*#")
RAISED = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹", "1230456789")


def import_commands():
    """The commands that made the held texts: those that say into which negotiation."""
    commands = [step.command for step in sessions(EXAMPLE.read_text("utf-8"))]
    return [command for command in commands if command[1] == "import" and "--into" in command]


def named(command):
    return command[command.index("--name") + 1]


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    """name -> (source file, notices, bytes written), for every import command of the worked example."""
    folder = tmp_path_factory.mktemp("again")
    result = {}
    for command in import_commands():
        name = named(command)
        run = drafting(*command[1:], "-o", folder / f"{name}.txt", "--json", "-q")
        assert run.code == 0, run.err
        notices = json.loads(run.out)["texts"][0]["notices"]
        result[name] = (ROOT / command[2], notices, (folder / f"{name}.txt").read_bytes())
    return result


def test_the_worked_example_imports_all_eight_texts(imported):
    assert sorted(imported) == sorted(p.stem for p in HELD.glob("*.txt"))
    assert len(imported) == 8


@pytest.mark.parametrize("name", [named(c) for c in import_commands()])
def test_importing_a_source_again_gives_the_held_text_letter_for_letter(imported, name):
    assert imported[name][2] == (HELD / f"{name}.txt").read_bytes()


def lines_left_out(notices):
    ranges = [n["lines"] for n in notices if n["code"] in ("left-out", "page")]
    return {number for first, last in ranges for number in range(first, last + 1)}


def lines_with_words(source):
    lines = source.read_text("utf-8").split("\n")
    return {number: line for number, line in enumerate(lines, 1) if line.strip()}


def characters_of(text):
    """Every non-blank character that a held text prints: markers, wordings, note marks and notes."""
    for p in text.paragraphs:
        yield p.marker + p.wording + "".join(n.number for n in p.notes)
    for note in text.notes:
        yield note.number + note.wording


def count(pieces):
    return Counter(c for piece in pieces for c in piece.translate(MARKUP) if not c.isspace())


def plain(line):
    """A source line without the signs of mark-up, raised numbers as plain ones."""
    for sign in ("<sup>", "</sup>", "^{", "}"):
        line = line.replace(sign, "")
    return line.translate(RAISED)


@pytest.mark.parametrize("name", [named(c) for c in import_commands()])
def test_every_character_of_the_lines_taken_is_held_exactly_once(imported, name):
    source, notices, _ = imported[name]
    skipped = lines_left_out(notices)
    taken = [plain(line) for number, line in lines_with_words(source).items() if number not in skipped]
    assert count(taken) == count(characters_of(load(HELD / f"{name}.txt")))


def test_every_line_of_every_source_is_in_one_text_or_named_as_left_out_by_all(imported):
    # The annex is held twice, in L.64 and as adopted: it is counted once, in L.64.
    for source in sorted((ROOT / "examples" / "sources").iterdir()):
        readings = [n for name, (file, n, _) in imported.items() if file == source and name != "annex"]
        assert readings, f"{source.name} is not imported"
        for number in lines_with_words(source):
            holding = sum(number not in lines_left_out(notices) for notices in readings)
            named_by_all = holding == 0 and all(number in lines_left_out(notices) for notices in readings)
            assert holding == 1 or named_by_all, f"{source.name}, line {number}"


def test_the_annex_as_held_apart_is_the_annex_of_the_draft():
    draft = [p for p in load(HELD / "L.64.txt").paragraphs if p.address.part]
    assert draft == list(load(HELD / "annex.txt").paragraphs)


def test_the_letters_and_programmes_around_the_texts_are_named_with_their_lines(imported):
    said = [(tuple(n["lines"]), n["message"]) for n in imported["L.64"][1] if n["code"] == "left-out"]
    assert [lines for lines, _ in said] == [
        (1, 29), (30, 43), (44, 51), (248, 267), (268, 308), (309, 332), (333, 376), (377, 435)
    ]  # fmt: skip
    kinds = ["a programme", "a note verbale", "the masthead", "a letter", "a note verbale"] + ["a statement"] * 3
    assert all(kind in message for kind, (_, message) in zip(kinds, said, strict=True))
    pages = [n["message"] for n in imported["L.64"][1] if n["code"] == "page"]
    assert pages == ["left out: the page number 4", "left out: the page number 5", "left out: the page number 7"]


def addresses(name, *kinds):
    return [str(p.address) for p in load(HELD / f"{name}.txt").paragraphs if not kinds or p.kind in kinds]


def test_the_draft_has_its_preamble_operative_part_and_annex():
    assert addresses("L.64", "preambular") == [f"PP{n}" for n in range(1, 17)]
    assert addresses("L.64", "operative") == [f"OP{n}" for n in range(1, 8)]
    assert addresses("L.64", "annex") == [f"annex {n}" for n in range(1, 62)]
    items = [f"PP16({n})" for n in range(1, 7)] + [f"annex 43({letter})" for letter in "abc"]
    assert addresses("L.64", "item") == items
    assert addresses("L.64", "heading") == ["annex title", *(f"annex heading {n}" for n in range(1, 5))]


def test_markers_stay_as_they_are_printed():
    markers = {str(p.address): p.marker for p in load(HELD / "L.64.txt").paragraphs}
    assert [markers[a] for a in ("OP5", "OP6", "OP7", "annex 43", "annex 43(a)")] == [
        "5.",
        "OP6.",
        "7:",
        "- 43.",
        "- a.",
    ]


def test_the_papers_have_their_items_and_numbers():
    assert addresses("goals", "item") == [f"({letter})" for letter in "abcdefg"]
    assert addresses("elements") == ["heading 1", "chapeau", *(f"({letter})" for letter in "abcdefghijklmno")]
    numbered = [a for a in addresses("report-2009") if a[0].isdigit()]
    assert numbered == [*map(str, range(1, 17)), "16(a)", "16(b)", "16(c)", "16(d)", "17"]
    assert [a for a in addresses("debate-2008") if a.isdigit()] == [*map(str, range(1, 22))]


def test_nothing_of_the_wording_is_corrected():
    words = {
        name: "\n".join(p.wording for p in load(HELD / f"{name}.txt").paragraphs) for name in ("dialogue-2009", "L.64")
    }
    assert "many la in its effective implementation" in words["dialogue-2009"]
    assert "to counter trafficking in persons, ," in words["L.64"]
    assert "UNTOC and the Trafficking Protocol UNTOC and the Trafficking Protocol;" in words["L.64"]
    assert "access to -suitable health services" in words["L.64"]


def test_sentences_that_a_page_cut_are_whole_again():
    words = "\n".join(p.wording for p in load(HELD / "dialogue-2009.txt").paragraphs)
    assert "presenting Member States with a framework for discussion" in words
    assert "The paper also highlights opportunities" in words


def test_notes_and_their_marks_are_kept():
    text = load(HELD / "elements.txt")
    assert [n.number for n in text.notes] == [str(n) for n in range(8, 18)]
    assert {m.number for p in text.paragraphs for m in p.notes} == {n.number for n in text.notes}
