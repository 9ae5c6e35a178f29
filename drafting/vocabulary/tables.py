"""The word lists as rows: data files beside this module, each row with its language and source."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

ARABIC_MARKS = "[\u0640\u064b-\u0652\u0670]"  # short vowels and the stretching of a line: printed or not


def rows(name: str, language: str | None = None) -> Iterator[dict[str, str]]:
    """The rows of one data file, `name` without its ending, a dict of column names each; of one language, if given.

    Lines that start with # say where the rows come from, the first other one names the columns, the first of which is
    the language.
    """
    columns, lines = _table(name)
    opening = f"{language}\t" if language is not None else ""
    for line in lines:
        if line.startswith(opening):
            # No field is quoted or holds a tab, so that splitting is enough: csv takes four times as long.
            yield dict(zip(columns, line.split("\t"), strict=True))


@cache
def _table(name: str) -> tuple[list[str], list[str]]:
    """The columns of one data file and its rows as they stand there."""
    # Beside this module, also where it was installed: importlib.resources takes longer to load than to read the file.
    text = Path(__file__).with_name(f"{name}.tsv").read_text(encoding="utf-8")
    head, *lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return head.split("\t"), lines


@cache
def lead_rows(language: str) -> tuple[dict[str, str], ...]:
    """The rows of lead verbs in every form that texts give them: "phrase" as printed, "verb" as the list has it."""
    found = [row | {"verb": row["phrase"]} for row in rows("lead_verbs", language)]
    if language != "ar":
        return tuple(found)
    from drafting.vocabulary.arabic import lead_forms  # of one language alone

    forms = {(row["part"], form): row for row in reversed(found) for form in lead_forms(row["phrase"], row["part"])}
    return tuple(row | {"phrase": form} for (_, form), row in reversed(forms.items()))
