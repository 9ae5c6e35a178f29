"""The command `drafting`: its commands, each loaded when it is called."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import click

from drafting import __version__

# name -> module, and what the command is for in a line: all that --help tells, which so loads none of them.
# In the order of a negotiation.
COMMANDS = {
    "import": ("import_", "A file becomes a held text."),
    "list": ("list_", "What is held, in order of date."),
    "show": ("show", "One paragraph, a range, or the whole text."),
    "diff": ("diff", "What changed; -o redline.docx for tracked changes."),
    "summary": ("summary", "The half page that goes to the capital."),
    "pair": ("pair", "Say which paragraphs belong together; kept beside the texts."),
    "track": ("track", "Which elements reached the plan; -o matrix.docx."),
    "origins": ("origins", "Where a plan comes from, and what is new in it."),
    "history": ("history", "One paragraph through all the versions."),
    "export": ("export", "A text as a document: clean, or annotated."),
    "example": ("example", "Put the worked example where it can be tried."),
}


class _Commands(click.Group):
    """Loads a command's module when it is wanted, so that `drafting --version` pays for none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, purpose = COMMANDS[cmd_name]
        command = import_module(f"drafting.cli.{module}").command
        assert isinstance(command, click.Command)
        command.short_help = purpose
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, purpose) for name, (_, purpose) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS:
            from difflib import get_close_matches

            close = get_close_matches(args[0], COMMANDS, n=2, cutoff=0.5)
            near = f"; did you mean {' or '.join(close)}?" if close else ""
            if Path(args[0]).exists():
                near = f"; say first what to do with it, as in `drafting show {args[0]}`"
            raise click.UsageError(f"there is no command {args[0]!r}{near}", ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=_Commands,
    no_args_is_help=False,  # `run` asks for help then; click would tell it as an error
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="A TEXT is a file, the name of a held text, or - for what is piped in. An ADDRESS is written as it is said: "
    'PP3, op4a, "OP12 bis", "annex 38", "(h)", or a range, PP3-PP7. Exit codes: 0 done, 1 differences when '
    "--exit-code was given, 2 wrong usage, 3 file or format, 4 structure, 5 address, 6 library, 8 output, 70 a bug, "
    "130 interrupted.",
)
@click.version_option(__version__, "-V", "--version", prog_name="drafting", message="%(prog)s %(version)s")
@click.option(
    "--texts",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="DRAFTING_TEXTS",
    show_envvar=True,
    help="The folder of held texts. Default: the nearest texts/ here or above.",
)
@click.pass_context
def app(context: click.Context, texts: Path | None) -> None:
    """Compare, track and redline negotiated resolution texts, paragraph by paragraph."""
    context.obj = texts
