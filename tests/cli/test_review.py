"""drafting track --review: a person decides element by element; each answer is kept, and none is ever lost."""

import io
import json
import shutil

import pytest
from command import ROOT, drafting

from drafting.files import DECISIONS
from drafting.model.decisions import Carried, Judged

WHO = ("--by", "the chair", "--date", "2010-07-30")
TRACK = ("track", "goals", "elements", "L.64")
HELD = "texts/global-plan-of-action"


@pytest.fixture
def held(tmp_path):
    shutil.copytree(ROOT / "texts", tmp_path / "texts")
    return tmp_path


@pytest.fixture
def answer(held, monkeypatch):
    """Runs a review with these answers, one a line."""

    def run(*answers, more=()):
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in answers)))
        return drafting(*TRACK, "--review", *WHO, *more, cwd=held)

    return run


def fates(held, *texts):
    run = drafting(*(texts or TRACK), "--json", cwd=held)
    assert run.code == 0, run.err
    return {(e["source"], e["address"]): e for e in json.loads(run.out)["elements"]}


def made(held):
    from drafting.decisions import load

    return load(held / HELD).made


def test_a_verdict_is_kept_and_holds_in_every_later_run(held, answer):
    asked = answer("verdict reworded", "q").out
    source, address = next(line for line in asked.splitlines() if line.endswith(" left")).split("  ")[0].rsplit(" ", 1)
    element = fates(held)[source, address]
    assert (element["verdict"], element["decided_by"]) == ("reworded", "person")
    assert element["decision"]["by"] == "the chair"
    others = [e for key, e in fates(held).items() if key != (source, address)]
    assert {e["decided_by"] for e in others} == {"tool"}


def test_it_goes_through_the_doubtful_ones_says_how_many_are_left_and_goes_on_later(answer):
    first = answer("a", "s", "q").out
    count = int(first.split()[0])
    assert f"1 decided, 1 skipped; {count - 2} left: the same command goes on with them" in first
    second = answer("q").out
    assert second.startswith(f"{count - 1} elements to decide on")
    through = answer(*["a"] * (count - 1)).out
    assert through.rstrip().endswith(f"{count - 1} decided, 0 skipped; none left")
    assert answer().out.startswith("0 elements to decide on, 22 clear or decided")
    assert answer("q", more=["--all"]).out.startswith("22 elements to decide on")


def test_the_end_of_the_answers_ends_it_and_nothing_is_lost(held, answer):
    run = answer("r 1")
    assert run.code == 0
    assert "0 decided, 0 skipped" in run.out
    assert len(made(held)) == 1


def test_accepting_keeps_the_verdict_and_every_carrier_as_shown(held, answer):
    before = fates(held)
    answer("a", "q")
    (verdict,) = [d for d in made(held) if isinstance(d, Judged)]
    key = verdict.element.text, str(verdict.element.address)
    assert verdict.verdict == before[key]["verdict"]
    kept = [(str(d.carrier.address), d.degree) for d in made(held) if isinstance(d, Carried)]
    assert sorted(kept) == sorted((c["address"], c["degree"]) for c in before[key]["carriers"])


def test_carriers_are_turned_down_added_and_weighed_one_by_one(held, answer):
    out = answer("note as the sponsors said", "r 1", "+ annex 4 partial", "d 1 partial", "q").out
    turned, added, weighed = sorted(
        made(held), key=lambda d: (d.degree is not None, str(d.carrier.address) != "annex 4")
    )
    assert turned.degree is None
    assert (str(added.carrier.address), added.degree) == ("annex 4", "partial")
    assert weighed.degree == "partial"
    assert {d.ruling.note for d in made(held)} == {"as the sponsors said"}
    element = fates(held)[added.element.text, str(added.element.address)]
    assert "annex 4" in [c["address"] for c in element["carriers"] if c["decided_by"] == "person"]
    assert str(turned.carrier.address) in [c["address"] for c in element["rejected"]]
    assert "annex 4 (partial)  the chair, 2010-07-30: as the sponsors said" in out


def test_what_was_decided_on_an_element_can_be_taken_back(held, answer):
    before = fates(held)
    answer("r 1", "+ annex 4", "undo", "q")
    assert made(held) == ()
    assert fates(held) == before


def test_taking_back_leaves_what_was_decided_on_other_elements_and_on_pairings(held, answer):
    answer("v partial", more=["--element", "(h)"])
    drafting("pair", "L.64:annex 5", "annex:annex 5", *WHO, cwd=held)
    kept = made(held)
    answer("v reworded", more=["--element", "(l)"])
    assert len(made(held)) == len(kept) + 1
    answer("undo", "q", more=["--element", "(l)"])
    assert made(held) == kept


def test_a_decision_whose_element_is_gone_is_told(held, answer):
    answer("v partial", more=["--element", "(h)"])
    (held / HELD / "elements.txt").write_text("drafting-text 1\n\n(a): Feed the lions\n", "utf-8")
    run = drafting(*TRACK, cwd=held)
    assert run.code == 0
    assert "decisions.txt: decision by the chair of 2010-07-30 on elements:(h)" in run.err


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("perhaps", "'perhaps' is not an answer; ? lists them"),
        ("r 99", "'99' is not the number of a carrier listed above"),
        ("v gone", "which verdict?"),
        ("+ annex 99", "L.64 has no annex 99"),
        ("+ goals:4", "no plan is called 'goals'"),
        ("d 1 weakly", "which degree?"),
        ("u", "nothing was decided on this element"),
        ("?", "q, quit"),
    ],
)
def test_an_answer_that_is_not_understood_is_asked_again_and_decides_nothing(held, answer, said, told):
    run = answer(said, "q")
    assert run.code == 0
    assert told in run.out
    assert not (held / HELD / DECISIONS).exists()


def test_one_element_can_be_reviewed_or_shown_and_what_was_decided_on_others_stays_quiet(answer, held):
    assert answer("a", "q", more=["--element", "(l)"]).out.startswith("1 element to decide on")
    answer("a", more=["--element", "(h)"])
    run = drafting(*TRACK, "--element", "(l)", cwd=held)
    assert run.err == ""
    assert "decided by the chair, 2010-07-30" in run.out
    assert "1 verdict decided by a person" in run.out


def test_who_decides_and_when_must_be_said(held):
    run = drafting(*TRACK, "--review", "--by", "the chair", cwd=held)
    assert run.code == 2
    assert "say who decides and when: --by NAME --date YYYY-MM-DD" in run.err


def test_what_another_person_wrote_meanwhile_stays(held, monkeypatch):
    class Answers(io.StringIO):
        def readline(self):
            path = held / HELD / DECISIONS
            if path.exists() and "annex:annex 5" not in path.read_text("utf-8"):
                path.write_text(path.read_text("utf-8") + "pair | L.64:annex 5 | annex:annex 5\n", "utf-8")
            return super().readline()

    monkeypatch.setattr("sys.stdin", Answers("r 1\nr 1\nq\n"))
    drafting(*TRACK, "--review", *WHO, cwd=held)
    assert len(made(held)) == 3


def test_no_decision_is_lost_by_an_edit_a_new_import_and_renumbering(held, answer):
    answer(*["a"] * 30, more=["--all"])
    before = decided_on(fates(held))
    count = len(made(held))
    assert count > 100
    (held / "again.txt").write_text(imported_again(held / HELD / "L.64.txt"), "utf-8")
    run = drafting("import", "again.txt", "--name", "L.64", "--into", "global-plan-of-action", "--force", cwd=held)
    assert run.code == 0, run.err
    after = drafting(*TRACK, "--json", cwd=held)
    assert "decision by the chair" not in after.err
    elements = json.loads(after.out)["elements"]
    assert decided_on({(e["source"], e["address"]): e for e in elements}) == before
    assert len(made(held)) == count


def decided_on(elements):
    """What a person decided on each element: the verdict, and how many carriers of each degree."""
    found = {}
    for key, element in elements.items():
        degrees = sorted(c["degree"] for c in element["carriers"] if c["decided_by"] == "person")
        found[key] = element["verdict"] if element["decided_by"] == "person" else "", degrees
    return found


def imported_again(path):
    """The plan as another source prints it: a new PP1 and OP1, every number shifted, words put in throughout."""
    from drafting.library import load

    text = load(path)
    lines = ["The General Assembly,"]
    for paragraph in text.paragraphs:
        words = paragraph.wording.replace("awareness", "public awareness").replace(
            "trafficking in", "all trafficking in"
        )
        address = str(paragraph.address)
        if address == "PP1":
            lines.append("Having met in special session to consider a plan that nobody had seen before,")
        if address == "OP1":
            lines.append("1. Thanks the facilitators of the informal consultations for their patience;")
        if paragraph.address.series in ("PP", "OP") and paragraph.address.depth == 1:
            number = f"{paragraph.address.steps[0].number + 1}. " if address.startswith("OP") else ""
            lines.append(f"{number}{words}")
        elif paragraph.address.depth > 1:
            lines.append(f"({'abcdefghij'[paragraph.address.steps[-1].number - 1]}) {words}")
        elif address == "annex chapeau":
            lines += ["Annex", "Global Plan of Action", words, "0. An opening paragraph of the annex;"]
        elif address.startswith("annex ") and paragraph.address.depth == 1 and paragraph.kind == "annex":
            lines.append(f"{paragraph.address.steps[0].number}. {words}")
    return "\n\n".join(lines)


def test_every_output_says_whose_a_verdict_is(held, answer):
    answer("n as agreed", "a", "a", "q")
    out = drafting(*TRACK, cwd=held).out
    assert "2 verdicts decided by a person, 20 proposed by the tool" in out
    assert "    decided by the chair, 2010-07-30: as agreed" in out
    drafting(*TRACK, "-o", "matrix.docx", cwd=held)
    drafting("export", "L.64", "-o", "annotated.docx", "--elements", "goals", "--elements", "elements", cwd=held)
    words = words_of(held / "matrix.docx", "word/document.xml")
    assert "2 verdicts decided by a person, 20 proposed by the tool" in words
    assert ", decided by the chair" in words
    assert "Decided by the chair, 2010-07-30: as agreed." in words
    assert "Decided by the chair, 2010-07-30: as agreed." in words_of(held / "annotated.docx", "word/comments.xml")


def words_of(path, part):
    import re
    import zipfile

    with zipfile.ZipFile(path) as file:
        return "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", file.read(part).decode("utf-8")))


def test_what_is_decided_on_a_paper_says_nothing_of_one_of_its_name_in_another_folder(tmp_path, monkeypatch):
    papers = {"mali/paper.txt": "(a) to fund clinics\n", "niger/paper.txt": "(a) to train nurses\n"}
    for name, words in {**papers, "plan.txt": "1. Build roads.\n"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(words, encoding="utf-8")
    track = ("track", *papers, "plan.txt")
    monkeypatch.setattr("sys.stdin", io.StringIO("verdict reworded\nq\n"))
    assert drafting(*track, "--review", *WHO, cwd=tmp_path).code == 0
    found = fates(tmp_path, *track)
    assert found["mali/paper", "(a)"]["decided_by"] == "person"
    assert found["niger/paper", "(a)"]["decided_by"] == "tool"
