"""Texts as JSON: one whole, those that are held, those that were imported."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from drafting.model.reading import Reading
from drafting.model.text import NoteMark, Paragraph, Span, Text
from drafting.writers.jsonform.common import Json, named


def text_json(text: Text) -> Json:
    """`drafting/text/1`: the header, every paragraph with its spans and note marks, and the notes."""
    return {
        "schema": "drafting/text/1",
        "name": text.name,
        "symbol": text.symbol,
        "title": text.title,
        "stage": text.stage,
        "date": text.date,
        "language": text.language,
        "source": text.source and {"file": text.source.file, "sha256": text.source.sha256, "lines": text.source.lines},
        "about": text.about,
        "paragraphs": [_paragraph(p) for p in text.paragraphs],
        "notes": [{"number": n.number, "wording": n.wording, "spans": [_span(s) for s in n.spans]} for n in text.notes],
    }


def _paragraph(paragraph: Paragraph) -> Json:
    return {
        "address": str(paragraph.address),
        "kind": paragraph.kind,
        "marker": paragraph.marker,
        "wording": paragraph.wording,
        "section": paragraph.section,
        "level": paragraph.level,
        "spans": [_span(s) for s in paragraph.spans],
        "notes": [_note_mark(n) for n in paragraph.notes],
    }


def _span(span: Span) -> Json:
    pending = {"author": span.author, "date": span.date} if span.author or span.date else {}
    return {"start": span.start, "end": span.end, "style": span.style, **pending}


def _note_mark(mark: NoteMark) -> Json:
    return {"at": mark.at, "number": mark.number}


def list_json(texts: Sequence[tuple[str, Text]]) -> Json:
    """`drafting/list/1`: the held texts with their negotiations."""
    listed = [
        {"negotiation": negotiation, **named(text), "stage": text.stage, "paragraphs": len(text.paragraphs)}
        for negotiation, text in texts
    ]
    return {"schema": "drafting/list/1", "texts": listed}


def import_json(imported: Sequence[tuple[PurePath, Reading, Text]]) -> Json:
    """`drafting/import/1`: where each text was written, and the notices of reading it."""
    texts = [
        {
            **named(text),
            "file": place.as_posix(),
            "paragraphs": len(text.paragraphs),
            "notices": [
                {"code": n.code, "lines": n.lines, "pages": n.pages, "message": n.message} for n in reading.notices
            ],
        }
        for place, reading, text in imported
    ]
    return {"schema": "drafting/import/1", "texts": texts}
