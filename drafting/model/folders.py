"""Two folders of texts held against each other: which files belong together, and what became of each pair."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PurePath

from drafting.errors import DraftingError
from drafting.model.selection import Excerpt

_WORD = ".docx"


@dataclass(frozen=True, slots=True)
class Compared:
    """One pair of files by the name of the new one, and either what differs in them or why they could not be compared.

    `old_name` is the name of the old one, which may have another ending or case.
    """

    name: str
    old_name: str
    excerpt: Excerpt | None = None
    problem: DraftingError | None = None


@dataclass(frozen=True, slots=True)
class Folders:
    """Every pair of files in two folders, in order of name, and the files that only one of them has."""

    old: str
    new: str
    compared: tuple[Compared, ...]
    only_old: tuple[str, ...] = ()
    only_new: tuple[str, ...] = ()

    @property
    def language(self) -> str:
        """The language of the first text that was compared."""
        return next((one.excerpt.language for one in self.compared if one.excerpt), "en")

    @property
    def differs(self) -> bool:
        """True where a pair differs, or one folder has a text that the other has not."""
        return bool(self.only_old or self.only_new) or any(c.excerpt and c.excerpt.differs for c in self.compared)

    @property
    def problems(self) -> tuple[DraftingError, ...]:
        """What could not be compared, and why."""
        return tuple(one.problem for one in self.compared if one.problem)

    def redline_name(self, one: Compared) -> str:
        """What the redline of a pair is called: draft.docx, and draft.txt.docx where draft.docx is another's."""
        alike = sum(_stem(other.name) == _stem(one.name) for other in self.compared)
        name = PurePath(one.name)
        return f"{name if alike > 1 and name.suffix.lower() != _WORD else name.stem}{_WORD}"


def paired_names(old: Iterable[str], new: Iterable[str]) -> tuple[list[tuple[str, str]], list[str], list[str]]:
    """The file names of two folders that belong together, then those that only the one and only the other has.

    First the same names pair, whatever the case and the Unicode form; then, where it is clear, the same names but for
    the ending: draft.docx and draft.txt. All in order of name.
    """
    left, right = sorted(old), sorted(new)
    pairs: list[tuple[str, str]] = []
    for key in (_whole, _stem):
        ours, theirs = ({k: names for k, names in _by(key, side).items() if len(names) == 1} for side in (left, right))
        found = [(ours[k][0], theirs[k][0]) for k in ours if k in theirs]
        pairs += found
        left = [name for name in left if name not in {a for a, _ in found}]
        right = [name for name in right if name not in {b for _, b in found}]
    return sorted(pairs), left, right


def _whole(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _stem(name: str) -> str:
    return PurePath(_whole(name)).stem


def _by(key: Callable[[str], str], names: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(key(name), []).append(name)
    return found
