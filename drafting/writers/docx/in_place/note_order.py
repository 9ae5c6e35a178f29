"""Notes in the order in which the text refers to them, and numbered so.

Word goes by their ids alone. LibreOffice (7.4) counts on ids that rise with the references and with the order of the
part: a note that was added at the end of the part, but is referred to before others, would change places with these.
"""

from __future__ import annotations

from itertools import count

from drafting.ooxml.names import w
from drafting.ooxml.styles import id_number, whole_number
from drafting.writers.docx.in_place.parts import Parts

_ID, _TYPE = w("id"), w("type")


def order_notes(parts: Parts) -> None:
    """Put the footnotes and endnotes of parts that changed in order: separators, notes as referred to, the others."""
    for kind in ("footnote", "endnote"):
        part = parts.related(f"{kind}s")
        if part is None or not parts.is_touched(part):
            continue
        references = list(parts.tree(parts.main).iter(w(f"{kind}Reference")))
        if any(whole_number(one.get(_ID)) is None for one in (*parts.tree(part), *references)):
            continue  # no id that Word would take
        place = {one.get(_ID): at for at, one in reversed(list(enumerate(references)))}
        root = parts.tree(part)
        separators = [one for one in root if one.get(_TYPE, "normal") != "normal"]
        notes = [one for one in root if one.get(_TYPE, "normal") == "normal"]
        notes.sort(key=lambda one: place.get(one.get(_ID), len(references)))
        first = max((id_number(one.get(_ID)) for one in separators), default=0) + 1
        lone = place.keys() - {one.get(_ID) for one in notes}  # referred to, but no such note is there: none may get it
        free = (id_ for id_ in map(str, count(first)) if id_ not in lone)
        ids = {one.get(_ID): next(free) for one in notes}
        for one in (*notes, *references):
            if one.get(_ID) in ids:
                one.set(_ID, ids[one.get(_ID)])
        root[:] = [*separators, *notes]
