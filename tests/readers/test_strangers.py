"""Texts as people send them: spoken markers, mastheads and closing lines in six languages, amendments, torn numbers."""

import subprocess

import pytest
from pdf_texts import PDFS, TOOL
from wordfiles import docx, level, lists, p, table

from drafting.readers import read_bytes

OPENING = "The General Assembly,\n\nRecalling its resolution 64/293 of 30 July 2010,\n\n"


def read(page):
    return read_bytes(page.encode("utf-8"), "page.txt").text


def found(text):
    return [(str(q.address), q.marker, q.wording) for q in text.paragraphs]


@pytest.mark.parametrize(
    ("typed", "address", "marker", "wording"),
    [
        ("PP1 bis [Reaffirming the Charter,] [EU]", "PP1 bis", "PP1 bis", "[Reaffirming the Charter,] [EU]"),
        ("(PP2) Noting the report,", "PP2", "(PP2)", "Noting the report,"),
        ("[PP1 ter (new)] Noting the report,", "PP1 ter", "[PP1 ter (new)]", "Noting the report,"),
        ("PP2 alt. Noting the report,", "PP2 alt", "PP2 alt.", "Noting the report,"),
        ("OP4 Urges all States;", "OP4", "OP4", "Urges all States;"),
        ("OP 2 (alt). Urges all States;", "OP2 alt", "OP 2 (alt).", "Urges all States;"),
        ("OP4.bis Urges all States;", "OP4 bis", "OP4.bis", "Urges all States;"),
        ("OP4bis alt: Urges all States;", "OP4 bis alt", "OP4bis alt:", "Urges all States;"),
        ("OP4 alt 2 Urges all States;", "OP4 alt2", "OP4 alt 2", "Urges all States;"),
        ("Pre-OP4. Urges all States;", "OP4 pre", "Pre-OP4.", "Urges all States;"),
        ("[OP2 bis. Urges all States;]", "OP2 bis", "OP2 bis.", "[Urges all States;]"),
        ("[5. Urges all States;]", "OP5", "5.", "[Urges all States;]"),
        ("[5. Urges all States;", "OP5", "5.", "[Urges all States;"),
        ("[5.] Urges all States;", "para 1", "", "[5.] Urges all States;"),
        ("[agreed ad ref] 5. Urges all States;", "OP5", "5.", "[agreed ad ref] Urges all States;"),
        ("(US reserve) OP2: Urges all States;", "OP2", "OP2:", "(US reserve) Urges all States;"),
        ("OP4 (agreed ad ref): Urges all States;", "OP4", "OP4", "(agreed ad ref): Urges all States;"),
        ("[agreed ad ref] PP2 Noting the report,", "PP2", "PP2", "[agreed ad ref] Noting the report,"),
        ("/agreed/ OP4 Urges all States;", "OP4", "OP4", "/agreed/ Urges all States;"),
        ("OP4 /agreed ad ref/ Urges all States;", "OP4", "OP4", "/agreed ad ref/ Urges all States;"),
        ("OP1.1 To urge all States;", "OP1(1)", "OP1.1", "To urge all States;"),
        ("OP 4 (b). Urges all States;", "OP4(b)", "OP 4 (b).", "Urges all States;"),
        ("PP2(a) Noting the report,", "PP2(a)", "PP2(a)", "Noting the report,"),
        ("(see above) 5. Urges all States;", "para 1", "", "(see above) 5. Urges all States;"),
        ("OP4 (b) of the draft was deleted.", "para 1", "", "OP4 (b) of the draft was deleted."),
        ("OP4 and OP5 were merged.", "para 1", "", "OP4 and OP5 were merged."),
    ],
)
def test_a_marker_as_the_room_says_it_is_the_address(typed, address, marker, wording):
    page = OPENING + ("" if "PP" in typed else "1. Decides to act;\n\n") + typed
    assert found(read(page))[-1] == (address, marker, wording)


def test_what_comes_before_a_number_does_not_take_it():
    page = OPENING + "OP1. Decides;\n\nOP2 pre. Urges;\n\nOP2. Requests;\n\nOP2 bis. Invites;\n\nOP3. Calls."
    assert [address for address, _, _ in found(read(page))][2:] == ["OP1", "OP2 pre", "OP2", "OP2 bis", "OP3"]


def test_items_that_name_their_paragraph_stand_below_it():
    page = OPENING + "OP1 Decides:\n\nOP1.1 To act;\n\nOP1.2 To pay:\n\n(a) Now;\n\nOP2 Requests:\n\nOP2(b) A report."
    assert [address for address, _, _ in found(read(page))][2:] == [
        "OP1", "OP1(1)", "OP1(2)", "OP1(2)(a)", "OP2", "OP2(b)"
    ]  # fmt: skip


def test_an_item_bis_stands_between_its_neighbours():
    page = OPENING + "1. Decides:\n\n(a) To act;\n\n(a bis) To act again;\n\n(b) To report."
    assert [address for address, _, _ in found(read(page))][2:] == ["OP1", "OP1(a)", "OP1(a) bis", "OP1(b)"]


def test_italics_stay_on_their_words_where_a_bracket_and_its_number_change_places():
    text = read(OPENING + "[2. *Urges* all *States*;]")
    paragraph = text.paragraphs[-1]
    assert paragraph.wording == "[Urges all States;]"
    assert [paragraph.wording[s.start : s.end] for s in paragraph.spans] == ["Urges", "States"]


def test_a_paper_without_an_organ_has_operative_paragraphs_where_they_are_called_so():
    page = (
        "Political declaration\n\nPP1. We, the Heads of State, have met.\n\nOP1. We commit to act.\n\nOP2. We report."
    )
    assert [address for address, _, _ in found(read(page))][-3:] == ["PP1", "OP1", "OP2"]


def test_a_number_on_a_line_of_its_own_is_that_of_the_words_below():
    page = OPENING + "1.\n\nDecides to act:\n\n(a)\n\nAt once;\n\n2.\n\nRequests a report."
    assert found(read(page))[2:] == [
        ("OP1", "1.", "Decides to act:"),
        ("OP1(a)", "(a)", "At once;"),
        ("OP2", "2.", "Requests a report."),
    ]


def test_a_number_in_a_cell_of_its_own_is_that_of_the_words_beside_it():
    rows = [[p("1."), p("Decides to act;")], [p("2."), p("Requests a report.")]]
    text = read_bytes(docx(p("The General Assembly,") + p("Recalling the Charter,") + table(*rows)), "x.docx").text
    assert found(text)[2:] == [("OP1", "1.", "Decides to act;"), ("OP2", "2.", "Requests a report.")]


def test_an_automatic_number_in_a_cell_of_its_own_is_that_of_the_words_beside_it():
    rows = [[p(numbered=(1, 0)), p("Decides to act;")], [p(numbered=(1, 0)), p("Requests a report.")]]
    data = docx(
        p("The General Assembly,") + p("Recalling the Charter,") + table(*rows),
        numbering=lists([level(0, "decimal", "%1.")]),
    )
    reading = read_bytes(data, "x.docx")
    assert found(reading.text)[2:] == [("OP1", "1.", "Decides to act;"), ("OP2", "2.", "Requests a report.")]
    assert [notice.code for notice in reading.notices] == ["table"]


def test_lines_without_blank_ones_are_paragraphs_where_none_goes_on_below():
    page = (
        "United Nations\nA/RES/64/293\nGeneral Assembly\nDistr.: General\n12 August 2010\nSixty-fourth session\n"
        "64/293. Plan of Action\nThe General Assembly,\nReiterating its strong condemnation,\n1. Adopts the Plan;\n"
        "(a) First item;\n2. Requests a report.\n109th plenary meeting\n30 July 2010\nAnnex\nPlan of Action\n"
        "We, the States Members of the United Nations,\n1. Reiterate our commitment."
    )
    text = read(page)
    assert (text.symbol, text.title, text.date) == ("A/RES/64/293", "Plan of Action", "2010-07-30")
    assert [address for address, _, _ in found(text)] == [
        "chapeau", "PP1", "OP1", "OP1(a)", "OP2", "closing", "closing 2", "annex title", "annex chapeau", "annex 1"
    ]  # fmt: skip


MASTHEADS = {
    "en": ("General Assembly  Distr.: Limited\n29 July 2010\n\nOriginal: English", "The General Assembly,"),
    "fr": (
        "Assemblée générale  Distr. limitée\n29 juillet 2010\nOriginal : anglais",
        "L’Assemblée générale,",
    ),
    "es": ("Asamblea General\nDistr. limitada\n29 de julio de 2010\nOriginal: inglés", "La Asamblea General,"),
    "ru": ("Генеральная Ассамблея\nDistr.: Limited\n29 July 2010\nRussian", "Генеральная Ассамблея,"),
    "ru, own words": ("Генеральная Ассамблея\n\nDistr.: Limited\n29 июля 2010 года", "Генеральная Ассамблея,"),
    "ar": ("الجمعية العامة\nDistr.: Limited\n29 July 2010\nArabic", "إن الجمعية العامة،"),
    "ar, own words": ("التوزيع: محدود\n29 تموز/يوليه 2010", "إن الجمعية العامة،"),
    "zh": ("大会\n\nDistr.: Limited\n29 July 2010\nChinese", "大会，"),
    "zh, own words": ("分发：有限\n2010年7月29日", "大会，"),
}


@pytest.mark.parametrize("language", MASTHEADS)
def test_the_day_in_the_masthead_is_the_date_and_is_told(language):
    masthead, organ = MASTHEADS[language]
    reading = read_bytes(f"A/64/L.64\n\n{masthead}\n\n{organ}\n\n1. X.".encode(), "page.txt")
    assert (reading.text.symbol, reading.text.date) == ("A/64/L.64", "2010-07-29")
    assert "date 2010-07-29, as its masthead says" in [str(notice) for notice in reading.notices]
    assert reading.text.paragraphs[0].wording == organ
    assert [str(q.address) for q in reading.text.paragraphs[1:]] == ["OP1"]


@pytest.mark.parametrize(
    "masthead",
    [
        "New York, 29 July 2010",
        "Distr.: Limited",
        "Distr.: Limited\n31 June 2010",
        "Distr.: Limited\n29 July 2010\n\nDistr.: General\n30 July 2010",
        "Plan of Action adopted at New York on 30 July 2010",
    ],
)
def test_a_day_that_is_not_surely_that_of_the_document_is_no_date(masthead):
    assert read(f"A/64/L.64\n\n{masthead}\n\n{OPENING}1. Decides.").date is None


@pytest.mark.parametrize(
    ("organ", "adopted"),
    [
        ("The General Assembly,", "Resolution adopted by the General Assembly\non 30 July 2010"),
        ("The General Assembly,", "Resolution adopted by the General Assembly\n\non 30 July 2010"),
        ("The Security Council,", "Adopted by the Security Council at its 6364th meeting, on 30 July 2010"),
        ("L’Assemblée générale,", "Résolution adoptée par l’Assemblée générale le 30 juillet 2010"),
        ("La Asamblea General,", "Resolución aprobada por la Asamblea General el 30 de julio de 2010"),
        ("Генеральная Ассамблея,", "Резолюция, принятая Генеральной Ассамблеей 30 июля 2010 года"),
        ("إن الجمعية العامة،", "قرار اتخذته الجمعية العامة في 30 تموز/يوليه 2010"),
        ("大会，", "2010年7月30日大会决议"),
    ],
)
def test_a_resolution_has_the_day_of_its_adoption_not_that_of_its_distribution(organ, adopted):
    page = f"A/RES/64/293\n\nDistr.: General\n12 August 2010\n\n{adopted}\n\n{organ}\n\n1. X."
    reading = read_bytes(page.encode(), "page.txt")
    assert reading.text.date == "2010-07-30"
    assert "date 2010-07-30, as its masthead says" in [str(notice) for notice in reading.notices]


@pytest.mark.parametrize(
    "closing",
    [
        "109th plenary meeting\n30 July 2010",
        "109e séance plénière\n30 juillet 2010",
        "109ª sesión plenaria\n30 de julio de 2010",
        "109-е пленарное заседание,\n30 июля 2010 года",
        "الجلسة العامة 109\n30 تموز/يوليه 2010",
        "2010年7月30日\n第109次全体会议",
        "109th plenary meeting\n\n30 July 2010",
        "2010年7月30日\n\n第109次全体会议",
    ],
)
def test_the_line_that_closes_a_resolution_is_known_in_six_languages(closing):
    text = read(f"{OPENING}1. Decides to act.\n\n{closing}\n\nAnnex\n\nPlan\n\n1. Act.")
    assert text.date == "2010-07-30"
    kinds = [q.kind for q in text.paragraphs]
    assert kinds[3 : kinds.index("heading")] == ["closing"] * (closing.count("\n\n") + 1)


@pytest.mark.parametrize(
    "paragraph",
    [
        "2. Decides to hold a high-level plenary meeting;",
        "Decides to hold a plenary meeting.",
        "Requests the President to convene, at the seventy-second session, a high-level plenary meeting to take stock.",
    ],
)
def test_a_paragraph_that_speaks_of_a_meeting_does_not_close_the_resolution(paragraph):
    assert str(read(f"{OPENING}1. Urges;\n\n{paragraph}").paragraphs[-1].address) == "OP2"


@pytest.mark.parametrize(
    ("masthead", "symbol", "title"),
    [
        ("A/RES/78/228\n\n78/228.\n\nImproving coordination", "A/RES/78/228", "Improving coordination"),
        ("A/RES/78/228\n\n78/228. Improving coordination", "A/RES/78/228", "Improving coordination"),
        ("A/HRC/58/L.12\n\n58/… Rights of the child", "A/HRC/58/L.12", "Rights of the child"),
        (
            "S/RES/2388 (2017)\n\nResolution 2388 (2017)\n\nAdopted by the Security Council at its 8111th meeting",
            "S/RES/2388 (2017)",
            "Resolution 2388 (2017)",
        ),
        (
            "Resolución aprobada por la Asamblea General\n\n[sobre la base del informe de la Primera Comisión"
            " (A/66/413)]\n\n66/54. Centro Regional",
            None,
            "Centro Regional",
        ),
    ],
)
def test_the_number_of_a_resolution_is_in_its_symbol_and_not_in_its_title(masthead, symbol, title):
    text = read(f"{masthead}\n\n{OPENING}1. Decides.")
    assert (text.symbol, text.title) == (symbol, title)


def test_a_paragraph_that_an_amendment_quotes_does_not_count():
    page = (
        "Utopia: amendment to draft resolution A/80/L.18\n\nSafety of personnel\n\n1. Replace paragraph 9 with:\n\n"
        "9. Urges States to act;\n\n2. Delete paragraph 10."
    )
    assert found(read(page)) == [
        ("1", "1.", "Replace paragraph 9 with:"),
        ("para 1", "9.", "Urges States to act;"),
        ("2", "2.", "Delete paragraph 10."),
    ]
    assert read(page).title == "Safety of personnel"


@pytest.mark.skipif(TOOL is None, reason="pdftotext is not installed")
@pytest.mark.parametrize("path", sorted(PDFS.parent.glob("un_*/*.pdf")), ids=lambda path: path.stem)
def test_a_document_saved_without_its_layout_has_the_same_addresses(path):
    texts = [
        read_bytes(
            subprocess.run([str(TOOL), *how, str(path), "-"], capture_output=True, check=True, timeout=60).stdout,
            f"{path.stem}.txt",
        ).text
        for how in (["-layout"], [])
    ]
    one, other = ([(str(q.address), q.marker, q.wording[:15]) for q in text.paragraphs] for text in texts)
    assert one == other
    assert (texts[0].symbol, texts[0].title, texts[0].date) == (texts[1].symbol, texts[1].title, texts[1].date)
    assert texts[0].date
