"""Options that mean the same in every command."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click
from click.core import ParameterSource

from drafting.cli.piped import as_files
from drafting.model.address import SUFFIX_WORDS

if TYPE_CHECKING:
    from drafting.model.rulings import Ruling


def moment(day: str | None) -> str | None:
    """A day or a moment as Word wants it, YYYY-MM-DDThh:mm:ssZ; None for what is no full date."""
    if day and re.fullmatch(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?", day):
        try:
            return f"{datetime.fromisoformat(day.removesuffix('Z')).isoformat()}Z"
        except ValueError:
            return None
    return None


def _given_moment(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    found = moment(value)
    if value is not None and not found:
        raise click.BadParameter(f"{value!r} is not a date; write YYYY-MM-DD, as 2010-07-30, or YYYY-MM-DDThh:mm:ssZ")
    return found


SHOWN = "How texts are compared and shown"  # a heading in the help of a command
_HEADING = "_drafting_heading"  # on an option: what its help stands below


class Command(click.Command):
    """A command of many options: in its help those that are gathered below a heading stand together."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the options, below "Options" those that are gathered below no other heading."""
        sections: dict[str, list[tuple[str, str]]] = {"Options": []}
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx) if isinstance(param, click.Option) else None
            if record:
                sections.setdefault(getattr(param, _HEADING, "Options"), []).append(record)
        for heading, records in sections.items():
            with formatter.section(heading):
                formatter.write_dl(records)


def gathered(
    name: str, make: Callable[..., Any], *options: Callable[[Any], Any], heading: str = "Options"
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Several options as one decorator: the command gets them together as the argument `name`, made by `make`.

    A `Command` tells them below `heading`.
    """

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def command(*arguments: Any, **values: Any) -> Any:
            values[name] = make(**{taken: values.pop(taken) for taken in names})
            return function(*arguments, **values)

        before = list(getattr(command, "__click_params__", ()))
        for option in reversed(options):
            option(command)
        added = command.__click_params__[len(before) :]  # type: ignore[attr-defined]
        names = [param.name for param in added]
        for param in added:
            setattr(param, _HEADING, heading)
        return command

    return decorate


_PART = r"(?:(?:old|new):)?annex(?: [ivx]+)?"
_SERIES = r"paras?|paragraphs?|art(?:icle)?\.?|heading|title"
# What an address may still await, and what joins it: a number, a series or a roman numeral, a suffix, an item.
_JOINS = (
    (rf"(?:{_PART}|old:|new:)? ?(?:pp|op|{_SERIES})?", r"\d.*"),
    (_PART, rf"[ivx]+|{_SERIES}|chapeau"),
    (r".*[^:]", rf"{SUFFIX_WORDS}|(?:alt|pre)\d*"),
    (r".*\d", r"\(.*"),
)


def as_spoken(words: tuple[str, ...]) -> tuple[str, ...]:
    """Addresses as they were meant where the quotation marks were left out: `annex 30-40`, `OP12 bis`, `OP 4 (a)`."""
    joined: list[str] = []
    for word in words:
        if joined and any(
            re.fullmatch(awaits, joined[-1], re.I) and re.fullmatch(awaited, word, re.I) for awaits, awaited in _JOINS
        ):
            joined[-1] = f"{joined[-1]} {word}"
        else:
            joined.append(word)
    return tuple(joined)


def _given_addresses(_: click.Context, __: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    return as_spoken(value)


def text(name: str, *, metavar: str | None = None, many: bool = False, needed: bool = True) -> Callable[[Any], Any]:
    """A TEXT, or `many` of them, by the argument `name`: files and held texts, and "-" for what is piped in."""
    nargs = -1 if many else 1
    return click.argument(name, nargs=nargs, required=needed, metavar=metavar, callback=as_files)


address = click.argument("address", nargs=-1, callback=_given_addresses)
needed_address = click.argument("address", nargs=-1, callback=_given_addresses, required=True, metavar="ADDRESS")


def given_day(_: click.Context, __: click.Parameter, value: str | None) -> str:
    """A day as it was given, "" where none was."""
    if value and (not re.fullmatch(r"\d{4}-\d\d-\d\d", value) or not moment(value)):
        raise click.BadParameter(f"{value!r} is not a date; write YYYY-MM-DD, as 2010-07-30")
    return value or ""


class Reviewing(NamedTuple):
    """Whether a review is asked for, of every element, and who decides."""

    asked: bool
    every: bool
    ruling: Ruling


def _as_reviewing(review: bool, every: bool, by: str, date: str, note: str) -> Reviewing:
    if not review and (every or by or date or note):
        raise click.UsageError("--all, --by, --date and --note go with --review")
    return Reviewing(review, every, _as_ruling(by, date, note))


def _as_ruling(by: str, date: str, note: str) -> Any:
    from drafting.model.rulings import Ruling

    return Ruling(by, date, note)


class _OutputPath(click.Path):  # type: ignore[type-arg,unused-ignore]
    """Where to write. An empty name, as an unset variable of a script makes it, is no name."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":
            self.fail("no file is named", param, ctx)
        return super().convert(value, param, ctx)


def output(endings: str, *, needed: bool = False) -> Callable[[Any], Any]:
    """The file that a result goes into, and which endings it may have."""
    said = f"Write to a file; its ending decides the format: {endings}."
    return click.option("-o", "--output", type=_OutputPath(path_type=Path), required=needed, help=said)


as_json = click.option("--json", "json", is_flag=True, help="Print one JSON object and nothing else.")
to = click.option(
    "--to",
    type=click.Choice(["text", "markdown", "html", "json"]),
    help="Print in this format: Markdown, or an HTML fragment to paste into a mail.",
)
color = click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="When to use colour. NO_COLOR is honoured.",
)
direct = click.option(
    "--direct", is_flag=True, help="Pair the two texts alone, without the versions held between them."
)
quiet = click.option("-q", "--quiet", is_flag=True, help="No notices and no summary on standard error.")
force = click.option("--force", is_flag=True, help="Replace a file that exists.")
changes = click.option(
    "--changes",
    type=click.Choice(["accepted", "rejected", "kept", "struck"]),
    default="accepted",
    show_default=True,
    help="What to do with tracked changes in a file. struck: accepted, and words that are struck through go too.",
)
by = click.option(
    "--by",
    multiple=True,
    metavar="AUTHOR",
    help="Of one file's tracked changes only those of this author, the others' rejected; may be repeated. A part of "
    "the name will do.",
)
author = click.option("--author", default="drafting", show_default=True, help="Author of tracked changes and comments.")
date = click.option(
    "--date",
    callback=_given_moment,
    help="Date of the tracked changes, YYYY-MM-DD or with Thh:mm:ssZ. Default: the new text's, if it has one.",
)
numbers = click.option(
    "--numbers",
    type=click.Choice(["tracked", "plain"]),
    default="tracked",
    show_default=True,
    help="Shifted numbers in a redline: tracked under their own author, or just the new ones.",
)
comments = click.option(
    "--comments",
    type=click.Choice(["all", "moves", "none"]),
    help="Which changed paragraphs of a redline carry a comment with their addresses. Default: all; in an old Word "
    "file none where a section opens with a table, before which LibreOffice would show an empty line.",
)
layout = click.option(
    "--layout",
    type=click.Choice(["redline", "own", "side-by-side", "annotated", "clean"]),
    default="redline",
    show_default=True,
    help="Tracked changes (of two Word files: in the old one; own: on a page of ours); a table of old, "
    "new and remarks; the new text with comments, or without.",
)
summary = click.option("--summary", is_flag=True, help="List the changes by address on a redline's first page.")
# What a Word redline is to look like, handed over as one `style`: the fields of writers.Redline.
_OF_WORD = "Of a Word file (-o redline.docx)"
redline = gathered("style", dict, layout, author, date, numbers, comments, summary, heading=_OF_WORD)
# Which of them each layout heeds; the layout itself is heeded wherever a Word file is written.
_HEEDED = {
    "redline": ("author", "date", "numbers", "comments", "summary"),
    "own": ("author", "date", "numbers", "comments", "summary"),
    "side-by-side": ("author", "summary"),
    "annotated": ("author", "date", "summary"),
    "clean": (),
}


def refuse_unheeded(context: click.Context, layout: str, *, is_word: bool) -> None:
    """Raises UsageError where an option of a redline is given, and what is written would not heed it."""
    for name in ("layout", *_HEEDED["redline"]):
        if not is_word:
            refuse_given(context, name, f"--{name} is for a Word file: say which with -o redline.docx")
        elif name not in ("layout", *_HEEDED[layout]):
            refuse_given(context, name, f"--{name} is not for --layout {layout}")


def refuse_given(context: click.Context, name: str, why: str) -> None:
    """Raises UsageError where an option stands on the command line, even with the value that it has anyway."""
    if context.get_parameter_source(name) is ParameterSource.COMMANDLINE:
        raise click.UsageError(why, context)


_who_decides = (
    click.option("--by", default="", metavar="NAME", help="Who decides."),
    click.option("--date", callback=given_day, metavar="YYYY-MM-DD", help="When it is decided."),
    click.option("--note", default="", help="Why."),
)
ruling = gathered("ruling", _as_ruling, *_who_decides)
reviewing = gathered(
    "reviewing",
    _as_reviewing,
    click.option("--review", is_flag=True, help="Go through the doubtful verdicts and decide on them."),
    click.option("--all", "every", is_flag=True, help="Go through every element, decided ones too."),
    *_who_decides,
    heading="Of a review",
)
