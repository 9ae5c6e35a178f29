"""Markdown of a page: rendered, it says what the screen says, whatever the words of the texts are."""

import re

import pytest
from edited import text
from hypothesis import given, settings
from markdown_it import MarkdownIt
from strategies import comparisons, wordings

from drafting.engines.compare import compare
from drafting.model.changes import Edit, Op
from drafting.writers.markdown import markdown
from drafting.writers.page import Form, block, row, shown, signed
from drafting.writers.page_comparison import View, comparison_page, edit_pieces

RENDERER = MarkdownIt("commonmark").enable(["strikethrough", "table"])


def rendered(text):
    """The leaves of the rendered page: (the words, whether bold, whether struck), a list a block."""
    blocks = []
    for token in RENDERER.parse(text):
        if token.type != "inline":
            continue
        leaves, bold, struck = [], 0, 0
        for leaf in token.children:
            bold += leaf.nesting if leaf.tag == "strong" else 0
            struck += leaf.nesting if leaf.tag == "s" else 0
            leaves += [(leaf.content, bold > 0, struck > 0)] if leaf.content else []
        blocks.append(leaves)
    return blocks


def words_of(leaves):
    return "".join(words for words, _, _ in leaves)


def squeezed(words):
    return re.sub(r"\s+", "", words)


@pytest.mark.parametrize(
    "words",
    [
        "[EU: delete] and [shall] (bracketed)",
        "[^1] and [^2]: no notes",
        "[EU]: /no-link",
        "1. Decides",
        "12) Decides",
        "# no heading",
        "- no list",
        "> no quotation",
        "*no* _stress_ **at** __all__ ~~here~~ `code`",
        "<b>no</b> <script>markup</script> &amp; &nbsp; \\",
        "![no](picture) [no](link)",
        "a | b",
        "====",
        "----",
        "+ + +",
    ],
)
@pytest.mark.parametrize("form", [Form.WORDING, Form.RUN, Form.REMARK, Form.ITEM, Form.TITLE])
def test_words_of_a_text_are_never_taken_as_markup(words, form):
    [leaves] = rendered(markdown([block(form, words)]))
    assert squeezed(words_of(leaves)) == squeezed(words)
    assert not any(bold or struck for _, bold, struck in leaves)


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([(Op.KEEP, "persons"), (Op.INSERT, ","), (Op.KEEP, " especially")], "persons{+**,**+} especially"),
        ([(Op.DELETE, "shall "), (Op.KEEP, "report")], "{-~~shall~~ -}report"),
        ([(Op.DELETE, "敦促"), (Op.INSERT, "鼓励"), (Op.KEEP, "会员国")], "{-~~敦促~~-}{+**鼓励**+}会员国"),
        ([(Op.INSERT, " ")], "{+ +}"),
    ],
)
def test_added_words_are_bold_and_deleted_ones_struck_beside_any_sign(edits, expected):
    pieces = list(edit_pieces(Edit(op, words) for op, words in edits))
    text = markdown([block(Form.WORDING, *pieces)])
    assert text == f"{expected}\n"
    [leaves] = rendered(text)
    for op, words in edits:
        if words.strip() and op is not Op.KEEP:
            assert (words.strip(), op is Op.INSERT, op is Op.DELETE) in leaves


@settings(max_examples=150)
@given(wordings)
def test_any_wording_renders_as_itself(words):
    said = shown(words).strip() or "y"
    blocks = [b for b in rendered(markdown([block(Form.WORDING, said), row(Form.ROW, [said], ["z"])])) if b]
    assert [squeezed(words_of(b)) for b in blocks] == [squeezed(said), squeezed(said), "z"]


@settings(max_examples=60)
@given(comparisons())
def test_a_rendered_comparison_says_what_the_screen_says(comparison):
    page = list(comparison_page(comparison, View(every=True)))
    said = "".join("".join(words for words, _ in signed(b.pieces)) for b in page)
    found = "".join(words_of(leaves) for leaves in rendered(markdown(page)))
    assert squeezed(found.replace("\u00b7", "")) == squeezed(said.replace("\u00b7", ""))


def test_old_and_new_beside_each_other_are_a_table_under_the_names_of_the_texts():
    comparison = compare(text("zero draft", ["Urges all States"]), text("Rev.1", ["Invites all States"]))
    page = markdown(comparison_page(comparison, View(side_by_side=True)))
    assert (
        "| **zero draft** | **Rev.1** |\n| --- | --- |\n| {-~~Urges~~-} all States | {+**Invites**+} all States |"
        in page
    )


def test_numbers_by_section_are_a_table_without_heads():
    comparison = compare(text("old", ["Urges all States"]), text("new", ["Urges all States", "Decides to meet again"]))
    [table] = re.findall(r"(?:^\|.*\n)+", markdown(comparison_page(comparison, View(stat=True))), re.MULTILINE)
    assert table.startswith("|  |")
    assert "1 added" in table
