"""Two folders as a page: a line a pair of texts, then the views of each that were asked for."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.model.folders import Compared, Folders
from drafting.model.notes import changed_notes
from drafting.writers.page import Block, Form, Look, block, plural
from drafting.writers.page_comparison import View, answer, changes_page
from drafting.writers.said import SETTLED


def folders_page(folders: Folders, view: View | None) -> Iterator[Block]:
    """How many texts differ; a line for each, or a bar with `stat`; below, the other views of those that differ."""
    view = view or View()
    yield block(Form.TITLE, f"{folders.old} -> {folders.new}")
    yield block(Form.LEAD, texts_counted(folders))
    yield from _bars(folders) if view.stat else _lines(folders)
    for side, names in ((folders.old, folders.only_old), (folders.new, folders.only_new)):
        if names:
            yield block(Form.LINE, (f"only in {side}: ", Look.BAD), ", ".join(names))
    for one in folders.compared:
        if one.problem:
            what = "not written" if one.excerpt else "not compared"
            yield block(Form.LINE, (f"{one.name}: ", Look.ADDRESS), (f"{what}: ", Look.BAD), one.problem.message)
    if view.addresses or view.side_by_side:
        for one in folders.compared:
            if one.excerpt and one.excerpt.differs:
                yield from _views(one, view)


def texts_counted(folders: Folders) -> str:
    """The answer in one sentence: "2 of 5 texts differ; 1 only in old; 1 not compared"."""
    compared = [one.excerpt for one in folders.compared if one.excerpt]
    differing = sum(excerpt.within.differs or bool(changed_notes(excerpt.within)) for excerpt in compared)
    sentence = f"{differing} of {plural(len(compared), 'text')} {'differs' if differing == 1 else 'differ'}"
    if not differing:
        sentence = f"no difference in {plural(len(compared), 'text')}"
    for side, names in ((folders.old, folders.only_old), (folders.new, folders.only_new)):
        sentence += f"; {len(names)} only in {side}" if names else ""
    failed = len(folders.compared) - len(compared)
    return sentence + (f"; {failed} not compared" if failed else "")


def _lines(folders: Folders) -> Iterator[Block]:
    for one in folders.compared:
        if one.excerpt:
            yield block(Form.LINE, (f"{one.name}: ", Look.ADDRESS), answer(one.excerpt))


def _bars(folders: Folders) -> Iterator[Block]:
    from drafting.writers.page_statistics import LEGEND, stat_row

    rows = [(one.name, one.excerpt) for one in folders.compared if one.excerpt]
    differing = {name: [c for c in excerpt.shown.changes if c.kind not in SETTLED] for name, excerpt in rows}
    longest = max(map(len, differing.values()), default=0)
    for name, excerpt in rows:
        yield stat_row(name, differing[name], len(excerpt.within.changes), longest)
    if longest:
        yield block(Form.RUN, (LEGEND, Look.QUIET))


def _views(one: Compared, view: View) -> Iterator[Block]:
    assert one.excerpt
    yield block(Form.HEADING, one.name)
    if view.addresses:
        from drafting.writers.page_addresses import address_list

        yield from address_list(one.excerpt.shown, every=view.every)
    if view.side_by_side:
        yield from changes_page(one.excerpt, view)
