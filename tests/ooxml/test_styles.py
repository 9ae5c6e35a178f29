"""Styles: what a run looks like and what a heading is follow from styles upon styles."""

import pytest
from wordfiles import docx, p, run

from drafting.model.text import Style
from drafting.ooxml.package import open_package
from drafting.ooxml.styles import load_styles
from drafting.ooxml.walk import walk


def style(name, inside="", kind="paragraph", based_on="", shown=""):
    base = f'<w:basedOn w:val="{based_on}"/>' * bool(based_on)
    return f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{shown or name}"/>{base}{inside}</w:style>'


def loaded(body, styles):
    package = open_package(docx(body, styles=styles), name="x")
    return load_styles(package), list(walk(package.document()))


def look(paragraph, styles=""):
    known, (walked,) = loaded(paragraph, styles)
    return known.look(walked.pieces[0].run, known.of_paragraph(walked.properties))


def heading(paragraph, styles=""):
    known, (walked,) = loaded(paragraph, styles)
    return known.heading(walked.properties, known.of_paragraph(walked.properties))


BOLD, ITALIC = "<w:rPr><w:b/></w:rPr>", "<w:rPr><w:i/></w:rPr>"


@pytest.mark.parametrize(
    ("properties", "styles"),
    [
        (["i"], {Style.ITALIC}),
        (["b", "i"], {Style.BOLD, Style.ITALIC}),
        (['<w:b w:val="0"/>', '<w:i w:val="false"/>'], set()),
        (['<w:u w:val="single"/>'], {Style.UNDERLINE}),
        (['<w:u w:val="none"/>'], set()),
        (["strike"], {Style.STRIKE}),
        (["dstrike"], {Style.STRIKE}),
        (['<w:vertAlign w:val="superscript"/>'], {Style.SUPERSCRIPT}),
        (['<w:vertAlign w:val="subscript"/>'], {Style.SUBSCRIPT}),
        (['<w:vertAlign w:val="baseline"/>'], set()),
        (["bCs", "iCs"], set()),
        (["rtl", "bCs", "i"], {Style.BOLD}),
    ],
)
def test_a_run_looks_as_its_own_properties_say(properties, styles):
    assert look(p(run("x", *properties))).styles == styles


def test_a_character_style_turns_round_what_the_paragraph_style_sets():
    both = style("Lead", ITALIC) + style("Em", ITALIC, "character")
    emphasis = '<w:rStyle w:val="Em"/>'
    assert look(p(run("x", emphasis)), both).styles == {Style.ITALIC}
    assert look(p("x", style="Lead"), both).styles == {Style.ITALIC}
    assert look(p(run("x", emphasis), style="Lead"), both).styles == set()
    assert look(p(run("x", emphasis, "i"), style="Lead"), both).styles == {Style.ITALIC}


def test_a_style_takes_over_and_may_undo_what_it_is_based_on():
    chain = (
        style("A", BOLD)
        + style("B", ITALIC, based_on="A")
        + style("C", '<w:rPr><w:b w:val="0"/></w:rPr>', based_on="B")
    )
    assert look(p("x", style="B"), chain).styles == {Style.BOLD, Style.ITALIC}
    assert look(p("x", style="C"), chain).styles == {Style.ITALIC}


def test_what_the_document_sets_for_all_is_not_turned_round():
    defaults = f"<w:docDefaults><w:rPrDefault>{BOLD}</w:rPrDefault></w:docDefaults>"
    assert look(p("x", style="A"), defaults + style("A", BOLD)).styles == {Style.BOLD}


def test_the_default_paragraph_style_holds_where_none_is_named():
    assert look(p("x"), style("N", BOLD).replace("<w:style ", '<w:style w:default="1" ')).styles == {Style.BOLD}


def test_styles_that_are_based_on_each_other_in_a_circle_end():
    assert look(p("x", style="A"), style("A", BOLD, based_on="B") + style("B", ITALIC, based_on="A")).styles == {
        Style.BOLD,
        Style.ITALIC,
    }


@pytest.mark.parametrize("properties", [["vanish"], ['<w:rStyle w:val="Secret"/>']])
def test_hidden_words_are_known(properties):
    assert look(p(run("x", *properties)), style("Secret", "<w:rPr><w:vanish/></w:rPr>", "character")).hidden


def test_a_run_says_its_language_and_the_document_its_own():
    known, (walked,) = loaded(
        p(run("x", '<w:lang w:val="fr-FR"/>')),
        '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>',
    )
    assert known.look(walked.pieces[0].run, None).languages == (("val", "fr-FR"),)
    assert known.default_languages == {"val": "en-US"}


OUTLINE = "<w:pPr><w:outlineLvl w:val='{}'/></w:pPr>"


@pytest.mark.parametrize(
    ("paragraph", "styles", "level"),
    [
        (p("x"), "", 0),
        (p("x", properties="<w:outlineLvl w:val='1'/>"), "", 2),
        (p("x", properties="<w:outlineLvl w:val='9'/>", style="T"), style("T", OUTLINE.format(0)), 0),
        (p("x", style="T"), style("T", OUTLINE.format(2)), 3),
        (p("x", style="Titre1"), style("Titre1", shown="heading 1"), 1),
        (p("x", style="Mine"), style("Titre2", shown="heading 2") + style("Mine", based_on="Titre2"), 2),
        (p("x", style="Heading3"), "", 0),
        (p("x", style="H23"), style("H23", shown="_ H_2/3"), 3),
        (p("x", style="HChG"), style("HChG", shown="_ H _Ch_G"), 1),
        (p("x", style="Header"), style("Header", shown="header"), 0),
    ],
)
def test_a_heading_is_known_by_its_outline_level_or_by_the_name_of_its_style(paragraph, styles, level):
    assert heading(paragraph, styles) == level
