"""Words with looks as Hypothesis draws them, what a reader must make of them, and how reading ends."""

from hypothesis import strategies as st

from drafting.errors import FormatError
from drafting.model.text import Span, merged

_CHARACTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
TEXTS = st.text(st.one_of(st.sampled_from("ab \u00a0<&é是ع"), _CHARACTERS), min_size=1, max_size=8)
UNSPACED = TEXTS.filter(lambda text: " " not in text)  # where a format collapses white space


def words_and_spans(runs):
    """The wording and the spans of runs, each of words and their styles, without white space at either end."""
    raw = "".join(text for text, _ in runs)
    cut, wording, at, spans = len(raw) - len(raw.lstrip()), raw.strip(), 0, []
    for text, styles in runs:
        start, end = (min(max(at + edge - cut, 0), len(wording)) for edge in (0, len(text)))
        spans += [Span(start, end, style) for style in styles]
        at += len(text)
    return wording, merged(spans)


def said(found, code):
    """The notices of one kind."""
    return [notice.message for notice in found.notices if notice.code == code]


def ending(scan, data, name, how):
    """How reading ends: "read", or the hint of the refusal."""
    try:
        scan(data, name=name, changes=how)
    except FormatError as refusal:
        return refusal.hint
    return "read"
