"""A redline on the old file holds both files, whatever stands in them and however their paragraphs are paired."""

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from redlined import STYLE, document, holds_both, lines, redlined, under_comments
from wordfiles import docx, p, run, table

from drafting.engines.words import diff_words
from drafting.model.changes import Change, Comparison, Edit, Op
from drafting.model.reading import Changes

WORDS = [
    "the", "Assembly", "urges", "all", "States", "to", "act", "now",
    "and", "recalls", "its", "4.", "resolution", "(a)", "on", "water",
]  # fmt: skip


def phrase(number):
    """One to nine words: a digit each. Drawing one number is far quicker than drawing each word."""
    said = [WORDS[number % len(WORDS)]]
    while number := number // len(WORDS):
        said.append(WORDS[number % len(WORDS)])
    return " ".join(said)


phrases = st.integers(0, len(WORDS) ** 9 - 1).map(phrase)
MARK = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
TAB, BREAK = "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>"
CHARS = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
kinds_of_pieces = st.sampled_from(
    ["plain"] * 5 + ["italic", "tab", "break", "note", "link", "field", "simple", "control"]
)
indents = st.sampled_from(["", "", '<w:ind w:left="567"/>'])
SECTION = '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>'

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]  # whole files are large inputs


@st.composite
def pieces(draw, notes):
    """One piece of a paragraph; `notes` collects the words of the notes that are referred to."""
    kind, said = draw(kinds_of_pieces), draw(phrases)
    if kind == "note":
        notes.append(said)
        return MARK.format(len(notes))
    return {
        "plain": run(said + " "),
        "italic": run(said, "i"),
        "tab": TAB,
        "break": BREAK,
        "link": f'<w:hyperlink w:anchor="{said[:3]}">{run(said)}</w:hyperlink>',
        "field": f"{CHARS[0]}{run('REF x', tag='instrText')}{CHARS[1]}{run(said)}{CHARS[2]}",
        "simple": f'<w:fldSimple w:instr="AUTHOR">{run(said)}</w:fldSimple>',
        "control": f"<w:sdt><w:sdtPr/><w:sdtContent>{run(said)}</w:sdtContent></w:sdt>",
    }[kind]


@st.composite
def paragraphs(draw, notes):
    inside = draw(st.lists(pieces(notes), max_size=4))
    return p(*inside, properties=draw(indents))


@st.composite
def blocks(draw, notes, depth=0, kinds="pppptc"):
    """Paragraphs, tables of them, and content controls around them; what ends them is a paragraph."""
    found = []
    for kind in draw(st.lists(st.sampled_from(kinds if depth < 2 else "p"), max_size=3)):
        if kind == "p":
            found.append(draw(paragraphs(notes)))
        elif kind == "t":
            width = draw(st.integers(1, 2))
            rows = draw(
                st.lists(
                    st.lists(blocks(notes, depth + 1, kinds), min_size=width, max_size=width), min_size=1, max_size=3
                )
            )
            found.append(table(*rows))
        else:
            found.append(
                f"<w:sdt><w:sdtPr/><w:sdtContent>{draw(blocks(notes, depth + 1, kinds))}</w:sdtContent></w:sdt>"
            )
    return "".join([*found, draw(paragraphs(notes))])


@st.composite
def files(draw, kinds="pppptc", setting=""):
    notes = []
    body = draw(blocks(notes, kinds=kinds))
    header = p(draw(phrases))
    inside = "".join(
        f'<w:footnote w:id="{number}">{p("<w:r><w:footnoteRef/></w:r>", said)}</w:footnote>'
        for number, said in enumerate(notes, 1)
    )
    return docx(body + SECTION, header=header, footnotes=inside, **({"settings": setting} if setting else {}))


def holds(old, new, **options):
    """Nothing, where a redline, exact at once, gives both files back."""
    redline = redlined(old, new, **options)
    assert "coarse" not in [notice.code for notice in redline.notices]
    holds_both(redline.data, old, new)


@given(files(), files())
@settings(max_examples=150, suppress_health_check=SLOW)
def test_accepting_gives_the_new_file_and_rejecting_the_old_one(old, new):
    holds(old, new)


@given(files(), files())
@settings(max_examples=60, suppress_health_check=SLOW)
def test_with_plain_numbers_rejecting_gives_the_old_file_but_for_its_numbers(old, new):
    data = redlined(old, new, style=STYLE._replace(numbers="plain")).data
    assert b'w:author="renumbering"' not in document(data).encode()
    assert lines(data) == lines(new)
    assert without_numbers(lines(data, Changes.REJECTED)) == without_numbers(lines(old))


def without_numbers(said):
    """Lines, notes and boxes without what may be a number at their beginning."""
    if isinstance(said, str):
        return re.sub(r"\s*(4\.|\(a\))(?=\s)", "", said, count=1)
    return said and [without_numbers(one) for one in said]


@given(files())
@settings(max_examples=40, suppress_health_check=SLOW)
def test_a_file_against_itself_is_not_touched(file):
    assert b"w:ins" not in redlined(file, file).data
    holds_both(redlined(file, file).data, file, file)


@st.composite
def commented_files(draw):
    """A file with comments on some of its runs."""
    notes = []
    body = draw(blocks(notes))
    runs = [
        found.span()
        for found in re.finditer(r"(?<!<w:fldSimple w:instr=.AUTHOR.>)<w:r>(?:(?!</w:r>).)*<w:t .*?</w:r>", body)
    ]
    chosen = draw(st.lists(st.sampled_from(runs), max_size=3, unique=True)) if runs else []
    for number, (start, end) in sorted(enumerate(chosen), key=lambda one: -one[1][0]):
        mark = [f'<w:commentRange{side} w:id="{number}"/>' for side in ("Start", "End")]
        sign = f'<w:r><w:commentReference w:id="{number}"/></w:r>'
        body = body[:start] + mark[0] + body[start:end] + mark[1] + sign + body[end:]
    comments = "".join(
        f'<w:comment w:id="{n}" w:author="Peru">{p(f"remark {n}")}</w:comment>' for n in range(len(chosen))
    )
    inside = "".join(f'<w:footnote w:id="{number}">{p(said)}</w:footnote>' for number, said in enumerate(notes, 1))
    return docx(body + SECTION, header=p("Header"), footnotes=inside, comments=comments)


@given(files(), commented_files())
@settings(max_examples=80, suppress_health_check=SLOW)
def test_comments_of_the_new_file_stand_at_the_same_words(old, new):
    data = redlined(old, new, style=STYLE._replace(comments="none")).data
    holds_both(data, old, new)
    assert under_comments(data) == under_comments(new)


EARLIER, LATER = STYLE._replace(author="Norway", comments="none"), STYLE._replace(author="Peru", comments="none")


@given(files(), files(), files())
@settings(max_examples=150, suppress_health_check=SLOW)
def test_changes_that_are_kept_go_all_the_way_back_and_forth(first, second, third):
    old = redlined(first, second, style=EARLIER).data
    data = redlined(old, third, style=LATER, changes=Changes.KEPT).data
    assert lines(data) == lines(third)
    assert lines(data, Changes.REJECTED) == lines(first)


@given(files(), files(), files())
@settings(max_examples=100, suppress_health_check=SLOW)
def test_so_do_they_where_the_new_file_brings_changes_of_its_own(first, second, third):
    old, new = redlined(first, second, style=EARLIER).data, redlined(second, third, style=LATER).data
    data = redlined(old, new, style=STYLE._replace(comments="none"), changes=Changes.KEPT).data
    assert lines(data) == lines(third)
    assert lines(data, Changes.REJECTED) == lines(first)


@st.composite
def pairings(draw):
    """A way to pair paragraphs that no engine would choose: any with any, moved or not."""
    order = draw(st.randoms(use_true_random=False))

    def pair(old, new):
        olds, news = list(old.paragraphs), list(new.paragraphs)
        order.shuffle(olds)
        order.shuffle(news)
        changes = []
        while olds and news and order.random() < 0.8:
            sides = take(olds, order), take(news, order)
            edits = diff_words(*("\u2029".join(one.wording for one in side) for side in sides))
            changes.append(Change(*sides, 0.5, edits, order.random() < 0.5))
        changes += [Change((one,), (), 0.0, whole(Op.DELETE, one)) for one in olds]
        changes += [Change((), (one,), 0.0, whole(Op.INSERT, one)) for one in news]
        order.shuffle(changes)
        return Comparison(old, new, tuple(changes))

    return pair


def take(paragraphs, order):
    return tuple(paragraphs.pop() for _ in range(min(len(paragraphs), order.choice([1, 1, 1, 2, 3]))))


def whole(op, paragraph):
    return (Edit(op, paragraph.wording),) if paragraph.wording else ()


@given(files(), files(), pairings())
@settings(max_examples=150, suppress_health_check=SLOW)
def test_it_holds_however_paragraphs_are_paired(old, new, pairing):
    holds(old, new, pairing=pairing)


FOR_2010 = '<w:compat><w:compatSetting w:name="compatibilityMode" w:val="14"/></w:compat>'


@given(files("pttc", FOR_2010), files("pttc", FOR_2010), pairings())
@settings(max_examples=100, suppress_health_check=SLOW)
def test_it_holds_in_cells_of_files_for_word_2010(old, new, pairing):
    holds(old, new, pairing=pairing, style=STYLE._replace(comments="none"))


def test_a_paragraph_before_a_content_control_is_merged_with_the_one_inside():
    """No comparison of ours pairs so."""
    inside = p(run("the Assembly urges"))
    old = docx(p() + f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>" + p())
    new = docx(p() + inside + p())

    def pair(before, after):
        (first, middle, last), (opening, same, closing) = before.paragraphs, after.paragraphs
        merged = diff_words(f"{first.wording}\u2029{middle.wording}", same.wording)
        changes = (
            Change((first, middle), (same,), 0.5, merged, True),
            Change((last,), (), 0.0, ()),
            Change((), (opening,), 0.0, ()),
            Change((), (closing,), 0.0, ()),
        )
        return Comparison(before, after, changes)

    holds(old, new, pairing=pair)
