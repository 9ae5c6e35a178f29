"""drafting diff: what changed between two texts, on the screen, for a mail, or as a Word redline."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import click

from drafting.cli import options
from drafting.cli.comparing import Wanted, chosen, compared, steps_between, wanted
from drafting.cli.explaining import print_explanations
from drafting.cli.folders import are_folders, compare_folders, tell_folders
from drafting.cli.on_old_file import written_on_old_file
from drafting.cli.own_changes import names_and_address, open_pair, written_on_itself
from drafting.cli.views import Going, Telling, going, view

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafting.model.changes import Comparison
    from drafting.model.selection import Excerpt
    from drafting.model.text import Text
    from drafting.writers.page_comparison import View


@click.command("diff", cls=options.Command)
@options.text("old")
@options.text("new", needed=False)
@options.address
@going
@view
@wanted
@click.option("--exit-code", is_flag=True, help="End with 1 where the texts differ.")
@options.changes
@options.by
@options.redline
@click.pass_context
def command(
    context: click.Context,
    /,
    old: str,
    new: str | None,
    address: tuple[str, ...],
    going: Going,
    view: View,
    wanted: Wanted,
    exit_code: bool,
    changes: str,
    by: tuple[str, ...],
    style: dict[str, Any],
) -> None:
    """Compare the texts OLD and NEW paragraph by paragraph; with ADDRESS, those paragraphs only. It is looked for in
    both texts; "old:PP3" and "new:PP3" say which is meant. Without NEW it is the tracked changes in OLD that are told,
    and whose they are; with --by, what these authors propose. Two folders are compared text by text, paired by name;
    -o DIR writes a redline of each.

    Printed numbers decide nothing: paragraphs are paired by what they say. Words are marked {+added+} and {-deleted-}.
    Below each change stands what it means, marked ! to !!!: a verb got weaker, a date or a citation changed.

    \b
    drafting diff dialogue-2009 background-2010
    drafting diff L.64 annex annex 30-40 --side-by-side
    drafting diff dialogue-2009 background-2010 --explain "new:para 7"
    drafting diff dialogue-2009 background-2010 -o redline.docx
    drafting diff dialogue-2009 background-2010 --only reworded -o changes.html
    drafting diff their-changes.docx --by EU -o EU.docx
    """
    names, address = names_and_address(context, old, new, address, by)
    of_folders = are_folders(context, names)
    telling = Telling(going, view._replace(every=view.every or bool(address), named=bool(address)), style)
    telling.refuse_early(context, names, wanted.explain, of_folders=of_folders)
    wholly = partial(compared, context, direct=wanted.direct, quiet=going.quiet)
    comparing = partial(_chosen, wholly, address, wanted)
    if of_folders:
        folders = compare_folders(context, names, comparing, changes=changes, quiet=going.quiet)
        on_old_file = partial(written_on_old_file, context, comparing=wholly, changes=changes)
        context.exit(tell_folders(folders, telling, on_old_file) or int(exit_code and folders.differs))
    opened = partial(open_pair, context, names, changes=changes, by=by, quiet=going.quiet)
    _explain(context, opened, wanted, going)
    in_place = written_on_old_file(context, names, telling, wholly, changes)
    excerpt = chosen(in_place, address, wanted) if in_place else comparing(*opened())
    if going.output and not in_place and not written_on_itself(context, names, telling, excerpt):
        telling.write(excerpt, going.output)
    telling.print(excerpt)
    context.exit(int(exit_code and excerpt.differs))


def _chosen(
    wholly: Callable[[Text, Text], Comparison], address: tuple[str, ...], wanted: Wanted, old: Text, new: Text
) -> Excerpt:
    return chosen(wholly(old, new), address, wanted)


def _explain(context: click.Context, opened: Callable[[], tuple[Text, Text]], wanted: Wanted, going: Going) -> None:
    """Where that is asked for: prints why paragraphs are paired as they are, and ends the command."""
    if not wanted.explain:
        return
    whole = compared(context, *opened(), direct=wanted.direct, quiet=going.quiet)
    steps = {} if wanted.direct else steps_between(context, whole)
    print_explanations(context, whole, wanted.explain, steps, json=going.json, color=going.color)
    context.exit()
