"""Hypothesis strategies that make texts: any wording, any spans, addresses as they occur."""

import string
from dataclasses import replace
from random import Random

from hypothesis import strategies as st

from drafting.engines.compare import compare
from drafting.model.address import Address, Form, Relation, Series, Step, Suffix
from drafting.model.text import Kind, Note, NoteMark, Paragraph, Source, Span, Style, Text, with_sections

# Signs of the held format, six scripts, combining marks, spaces of every kind, and control characters.
ALPHABET = st.one_of(
    st.sampled_from(list("\\*{}[]^_~+-|<>#:,\n\r\t ")),
    st.sampled_from(list("abcéñДиюية大会\u0301\u064b\u00a0\u200d\u200b\u2029\x0b\x85")),
    st.characters(exclude_categories=("Cs",)),
)
wordings = st.text(ALPHABET, max_size=40).map(str.strip)
names = st.text(st.sampled_from(string.ascii_letters + " |}\\."), min_size=1, max_size=8)
numbers = st.text(st.sampled_from("123*a"), min_size=1, max_size=3)


_STYLES = st.lists(st.sampled_from(list(Style)), max_size=4)
_KINDS, _LEVELS = st.sampled_from(list(Kind)), st.integers(0, 6)
_MARKERS = st.sampled_from(["", "4.", "OP6.", "7:", "- 43.", "(a)", "<x>", "\\"])
_AUTHORS, _DATES = st.none() | names, st.none() | st.just("2010-07-01T00:00:00Z")


@st.composite
def spans_of(draw, wording):
    spans = []
    if wording:
        for style in draw(_STYLES):
            start = draw(st.integers(0, len(wording) - 1))
            end = draw(st.integers(start + 1, len(wording)))
            pending = style in (Style.INSERTED, Style.DELETED)
            author = draw(_AUTHORS) if pending else None
            date = draw(_DATES) if pending and author else None
            spans.append(Span(start, end, style, author, date))
    return tuple(spans)


def _step(chance, form, most):
    relations = chance.choices(list(Relation), k=chance.choice([0, 0, 1, 2]))
    return Step(form, chance.randint(1, most), tuple(Suffix(one, chance.randint(1, 9)) for one in relations))


def _address(chance):
    series = chance.choice(list(Series))
    is_lettered = series is Series.PLAIN and chance.random() < 0.5
    first = Step(Form.LETTER, chance.randint(1, 30)) if is_lettered else _step(chance, Form.NUMBER, 99)
    below = [_step(chance, chance.choice(list(Form)), 30) for _ in range(chance.choice([0, 0, 1, 2]))]
    return Address(series, (first, *below), chance.choice(["", "annex", "annex I", "annex IV"]))


# Made beforehand: drawing one of them is far quicker than drawing each of its steps.
_ADDRESSES = st.sampled_from([_address(Random(number)) for number in range(3_000)])


def addresses():
    return _ADDRESSES


@st.composite
def paragraphs(draw):
    wording = draw(wordings)
    kind = draw(_KINDS)
    marks = draw(st.lists(st.builds(NoteMark, st.integers(0, len(wording)), numbers), max_size=2))
    return Paragraph(
        draw(addresses()),
        kind,
        wording,
        draw(_MARKERS),
        level=draw(_LEVELS) if kind is Kind.HEADING else 0,
        spans=draw(spans_of(wording)),
        notes=tuple(marks),
    )


@st.composite
def texts(draw, max_paragraphs=6):
    body = draw(st.lists(paragraphs(), max_size=max_paragraphs, unique_by=lambda p: p.address.key))
    wordings_of_notes = draw(st.lists(wordings, max_size=2))
    field = st.none() | wordings
    return Text(
        name=draw(names).strip() or "x",
        paragraphs=with_sections(body),
        notes=tuple(Note(str(i), w, draw(spans_of(w))) for i, w in enumerate(wordings_of_notes, 1)),
        symbol=draw(field),
        title=draw(field),
        stage=draw(field),
        date=draw(field),
        language=draw(st.sampled_from(["en", "ar", "zh-Hans"])),
        source=draw(st.none() | st.just(Source("L 64 \\x.txt", "0" * 64, ((1, 4), (7, 7))))),
        about=tuple(draw(st.lists(wordings, max_size=2))),
        extra=(("chair", "Cape Verde"),) if draw(st.booleans()) else (),
    )


@st.composite
def comparisons(draw):
    """Two texts and their comparison; the new one keeps some wordings of the old, so that paragraphs pair."""
    old = draw(texts())
    new = draw(texts())
    kept = [draw(st.sampled_from(old.paragraphs)).wording if old.paragraphs else "" for _ in new.paragraphs]
    wording = {
        id(p): draw(st.sampled_from([p.wording, k, f"{k} {p.wording}".strip()]))
        for p, k in zip(new.paragraphs, kept, strict=True)
    }
    body = [replace(p, wording=wording[id(p)], spans=(), notes=()) for p in new.paragraphs]
    return compare(old, replace(new, paragraphs=with_sections(body)))


RAISE = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
SAID = """the States|of all|and human rights|non-governmental|self-regulatory|COVID-19|measures,|trafficking|(2030)
    |cooperation;|resolution 64/178 of 18 December 2008,|paragraph 4 of article 5|women|children|“protection”,|Member
    |United Nations|in accordance with national law|as appropriate|including|Convention,|2010-2014"""
WORDS = st.lists(st.sampled_from(" ".join(SAID.split()).split("|")).map(str.strip), min_size=8, max_size=60).map(
    " ".join
)
NOTES = st.sampled_from(
    ["Resolution 70/1.", "Ibid., vol. 2237, No. 39574.", "See A/64/130, on measures of States and others"]
)


@st.composite
def printed_resolutions(draw):
    """Paragraphs with raised note marks behind some of their words, and the notes."""
    paragraphs, notes = ["The General Assembly,"], []
    for number, words in enumerate(draw(st.lists(WORDS, min_size=1, max_size=14))):
        pieces = words.split()
        if draw(st.booleans()):
            at = draw(st.integers(1, len(pieces) - 1))
            notes.append(draw(NOTES))
            pieces[at] = pieces[at].rstrip(",;0123456789") + "x," + str(len(notes)).translate(RAISE) + " which"
        is_operative = number > 6
        lead, stop = (f"{number - 6}. Decides that", ";") if is_operative else ("Recalling that", ",")
        paragraphs.append(f"{lead} {' '.join(pieces)} end{stop}")
    return paragraphs, notes


def with_raised_marks(paragraph):
    words = paragraph.wording
    for mark in reversed(paragraph.notes):
        words = words[: mark.at] + mark.number.translate(RAISE) + words[mark.at :]
    return words
