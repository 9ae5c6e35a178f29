"""drafting import: a file becomes a held text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from drafting.cli import options
from drafting.cli.decided import follow, held_before
from drafting.cli.outputs import refuse_early
from drafting.cli.piped import as_files
from drafting.cli.streams import say
from drafting.cli.texts import in_brief, library
from drafting.errors import OutputError
from drafting.model.reading import Changes, Reading
from drafting.model.text import Text

# Notices that a reader of the held text must find in its header: what is not there, and what was decided for him.
_KEPT_IN_HEADER = {
    "left-out", "page", "page-break", "parted", "encoding", "numbering", "address", "changes", "struck", "hyphens",
    "characters",
}  # fmt: skip


def _line_range(_: click.Context, __: click.Parameter, value: str | None) -> tuple[int, int] | None:
    if value is None:
        return None
    match = re.fullmatch(r"(\d{1,9})-(\d{1,9})", value)
    if not match or int(match[1]) > int(match[2]):
        raise click.BadParameter("write FIRST-LAST, for example 34-146")
    return int(match[1]), int(match[2])


_NO_NAME = re.compile(r'\s*|\..*|.*[/\\<>:"|?*\x00-\x1f].*|(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?', re.I | re.S)


def _is_name(words: str) -> bool:
    """True for what names a file or folder on any system; a hidden one would be lost, a device of Windows is none."""
    return not _NO_NAME.fullmatch(words)


def _name_inside(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """A file's name without its ending."""
    if value is not None and not _is_name(value):
        raise click.BadParameter(
            f"{value!r} is not a name: write one without / \\ : and the like; --into is for the folder"
        )
    return value


def _folder_inside(_: click.Context, __: click.Parameter, value: str) -> str:
    """A folder below texts/, which may be several deep."""
    steps = re.split(r"[/\\]", value.rstrip("/\\")) if value else []
    if not all(map(_is_name, steps)):
        raise click.BadParameter(f"{value!r} is not a folder in texts/")
    return value


def _language_tag(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value and not re.fullmatch(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", value):
        raise click.BadParameter(f"{value!r} is not the tag of a language; write en, fr, es, ru, ar or zh")
    return value


@click.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path), callback=as_files)
@click.option("--name", callback=_name_inside, help="What the text is to be called. Default: the file's name.")
@click.option(
    "--into", default="", callback=_folder_inside, metavar="NEGOTIATION", help="The folder in texts/ to hold it in."
)
@click.option("--part", help="Take one part: resolution, annex, or the number or heading of a section.")
@click.option("--lines", callback=_line_range, metavar="FIRST-LAST", help="Look at these lines of the source only.")
@click.option("--symbol", help="Document symbol: A/64/L.64. Without it, the one in the masthead.")
@click.option("--title", help="Title. Default: the one found in the file.")
@click.option("--stage", help="Where in the negotiation: paper, draft, adopted ...")
@click.option(
    "--date",
    callback=options.given_day,
    metavar="YYYY-MM-DD",
    help="Date of the text. Without it, the one in the masthead.",
)
@click.option("--language", callback=_language_tag, help="Language tag: en, fr, es, ru, ar, zh. Default: guessed.")
@click.option("--about", multiple=True, help="What a reader must know. May be repeated.")
@options.changes
@options.output(".txt (held), .docx or .json")
@options.as_json
@options.force
@options.quiet
@click.pass_context
def command(
    context: click.Context,
    /,
    files: Sequence[Path],
    name: str | None,
    into: str,
    part: str | None,
    lines: tuple[int, int] | None,
    changes: str,
    output: Path | None,
    json: bool,
    force: bool,
    quiet: bool,
    **header: str | tuple[str, ...] | None,
) -> None:
    """Read Word (.docx), OpenDocument (.odt), PDF, HTML, plain text or Markdown FILEs and hold each in texts/.

    Letters and programmes around a resolution are left out, and so are page numbers; what was left out is reported.
    The wording is never corrected.

    \b
    drafting import zero-draft.docx --stage "zero draft" --date 2026-02-13
    drafting import compendium.txt --part annex --name annex --symbol A/RES/64/293
    """
    if len(files) > 1 and (name or output):
        raise click.UsageError("--name and -o are for one FILE", context)
    refuse_early(context, output, "Text", force=force)
    readings = [_read(path, part, lines, Changes(changes)) for path in files]
    texts = [_held(reading, name, header) for reading in readings]
    places = [output] if output else [library(context).folder / into / f"{_held_name(text)}.txt" for text in texts]
    _refuse_held(places, force=force or output is not None)
    replaced = [held_before(place) for place in places]
    _write(texts, places, force)
    for place, before, text in zip(places, replaced, texts, strict=True):
        if before:
            follow(place, before, text, quiet=quiet)
    for reading, text, place in zip(readings, texts, places, strict=True):
        for notice in in_brief(reading.notices):
            say(f"{text.name}: {notice}", quiet=quiet)
        say(f"{place}: {_tally(text)}", quiet=quiet)
    if json:
        from drafting.writers.jsonform import as_json
        from drafting.writers.jsonform.texts import import_json

        click.echo(as_json(import_json(list(zip(places, readings, texts, strict=True)))), nl=False)


def _read(path: Path, part: str | None, lines: tuple[int, int] | None, changes: Changes) -> Reading:
    from drafting.files import read_file
    from drafting.readers import read_bytes

    return read_bytes(read_file(path), path.name, part=part, lines=lines, changes=changes)


def _held_name(text: Text) -> str:
    """The name of a text as that of a file. Raises OutputError for that of a hidden one, which nothing would find."""
    if text.name.startswith("."):
        raise OutputError(f"{text.name}: a text can't be held under this name", "give it another one with --name")
    return text.name


def _refuse_held(places: Sequence[Path], *, force: bool) -> None:
    """Raises OutputError where a text is held already, unless forced, and where two FILEs would become one text."""
    for number, place in enumerate(places):
        if place in places[:number]:
            raise OutputError(f"{place}: two of the files would be held there", "import them one by one, with --name")
        if place.exists() and not force:
            raise OutputError(f"{place}: is held already", "give another --name, or replace it with --force")


def _held(reading: Reading, name: str | None, header: dict[str, str | tuple[str, ...] | None]) -> Text:
    """The text with what the command line says of it, and with the notices that its readers must know."""
    given = {key: value for key, value in header.items() if value}
    kept = tuple(("notice", str(notice)) for notice in reading.notices if notice.code in _KEPT_IN_HEADER)
    text = replace(reading.text, extra=(*reading.text.extra, *kept))
    return replace(text, name=name or text.name, **given)  # type: ignore[arg-type]


def _write(texts: Sequence[Text], places: Sequence[Path], force: bool) -> None:
    from drafting.files import PERMISSIONS, write_file
    from drafting.writers import write

    remedy = "write it elsewhere with -o" if len(texts) == 1 else PERMISSIONS
    for text, place in zip(texts, places, strict=True):
        write_file(place, write(text, place.name), force=force, remedy=remedy)


def _tally(text: Text) -> str:
    from drafting.writers.page import plural

    kinds: dict[str, int] = {}
    for paragraph in text.paragraphs:
        kinds[paragraph.kind] = kinds.get(paragraph.kind, 0) + 1
    listed = ", ".join(f"{count} {kind}" for kind, count in kinds.items())
    notes = f", {plural(len(text.notes), 'note')}" if text.notes else ""
    return f"{plural(len(text.paragraphs), 'paragraph')} ({listed}){notes}"
