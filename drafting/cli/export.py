"""drafting export: a text as a document, clean or annotated with what it carries."""

from __future__ import annotations

from pathlib import Path

import click

from drafting.cli import options
from drafting.cli.decided import decided_fates
from drafting.cli.outputs import WORD, keep, refuse_early
from drafting.cli.texts import open_text
from drafting.writers.page import plural


@click.command("export")
@options.text("text")
@options.output(".docx, .txt (held) or .json", needed=True)
@click.option(
    "--elements",
    multiple=True,
    metavar="SOURCE",
    help="Annotate: margin comments say which elements of SOURCE each paragraph carries. May be repeated.",
)
@options.author
@options.changes
@options.force
@options.quiet
@click.pass_context
def command(
    context: click.Context,
    text: str,
    output: Path,
    elements: tuple[str, ...],
    author: str,
    changes: str,
    force: bool,
    quiet: bool,
) -> None:
    """Write TEXT as a Word document in the house layout, in the held format or as JSON.

    \b
    drafting export L.64 -o L.64.docx
    drafting export L.64 -o annotated.docx --elements goals --elements elements
    """
    from drafting.writers import Annotated, write

    if elements and output.suffix.lower() != WORD:
        raise click.UsageError(f"--elements annotates a Word file, and {output} is none: end it with {WORD}", context)
    if not elements:
        options.refuse_given(context, "author", "--author signs the comments of --elements")
    refuse_early(context, output, "Text", force=force, read=(text, *elements))
    found = open_text(context, text, changes=changes, quiet=quiet)
    if elements:
        from drafting.engines.track import track

        sources = [open_text(context, name, quiet=quiet) for name in elements]
        fates = decided_fates(context, track(sources, [found]), quiet=quiet)
        data = write(found, output.name, Annotated(fates, author))
    else:
        data = write(found, output.name)
    said = f"{plural(len(found.paragraphs), 'paragraph')} of {found.label}"
    keep(data, output, said, force=force, quiet=quiet)
