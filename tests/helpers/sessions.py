"""Reads ```console blocks of a Markdown page: `$ command` lines and what they are said to print."""

import re
import shlex
from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    command: list[str]
    printed: str


def sessions(page: str) -> list[Step]:
    """The commands of all console blocks, in order, each with the lines below it."""
    steps = []
    for block in re.findall(r"```console\n(.*?)```", page, re.DOTALL):
        for piece in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, printed = piece.partition("\n")
            steps.append(Step(shlex.split(command), printed.rstrip("\n")))
    return steps


def agrees(said: str, printed: str) -> bool:
    """True where a command printed what the page says; a line "..." stands for any lines, "..." for any words."""
    pattern = re.escape(said.strip()).replace(r"\.\.\.", ".*")
    return re.fullmatch(pattern, printed.strip(), re.DOTALL) is not None
