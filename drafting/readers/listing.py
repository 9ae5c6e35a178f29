"""Items below a paragraph: which level a marker belongs to, judged by the list it stands in.

"(i)" is a letter after "(h)" and a roman numeral after "(a)"; where both would fit, the next marker tells.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from drafting.model.address import Address, Form, Series, Step, letter_number, roman_number
from drafting.readers.markers import Mark, Marker

DEEPEST = 9  # levels, as many as Word's lists have; what goes deeper repeats a marker and is counted where it is


class _Fit(NamedTuple):
    """One way to read a marker: how deep, counted in which form, as which number."""

    depth: int  # 0: directly below the top
    form: Form
    number: int


@dataclass(slots=True, eq=False, repr=False)
class Listing:
    """The open items below one paragraph. `top` is its address, or None where a list stands on its own."""

    top: Address | None
    part: str
    _levels: list[tuple[Mark, Form, int, Address]] = field(default_factory=list)

    def place(self, marker: Marker, following: Marker | None = None) -> Address:
        """The address of the next item. `following` is the marker of the paragraph after it, if it has one."""
        if marker.mark is Mark.NUMBER:
            fit = _Fit(self._open_count(marker.number), Form.NUMBER, marker.number)
        else:
            fit = self._dash() if marker.mark is Mark.DASH else self._item(marker, following)
        step = Step(fit.form, fit.number, marker.suffixes)
        above = self._levels[fit.depth - 1][3] if fit.depth else self.top
        if above is None:
            address = Address(Series.PLAIN, (step,), self.part)
        else:
            address = Address(above.series, (*above.steps, step), above.part)
        self._levels[fit.depth :] = [(marker.mark, fit.form, fit.number, address)]
        return address

    def goes_on_to(self, marker: Marker) -> bool:
        """True for the next letter or numeral of an open list, or the first: "(c)" behind "(b)" and a heading."""
        counts = (letter_number(marker.label), roman_number(marker.label))
        lists = [last if mark is Mark.ITEM else None for mark, _, last, _ in self._levels] or [0]
        return marker.mark is Mark.ITEM and any(last is not None and last + 1 in counts for last in lists)

    @property
    def is_open(self) -> bool:
        """True where it has an item."""
        return bool(self._levels)

    def goes_on_with(self, number: int) -> bool:
        """True where a list in numbers, "(1)", is open and comes to this number next."""
        return self._open_count(number) < len(self._levels)

    def _open_count(self, number: int) -> int:
        """The depth of the list that comes to a number next; below all others where none does."""
        counted = ((depth, last) for depth, (mark, _, last, _) in enumerate(self._levels) if mark is Mark.NUMBER)
        below = min(len(self._levels), DEEPEST - 1)
        return next((depth for depth, last in counted if last == number - 1), below)

    def _dash(self) -> _Fit:
        for depth, (mark, _, number, _) in enumerate(self._levels):
            if mark is Mark.DASH:
                return _Fit(depth, Form.NUMBER, number + 1)
        return _Fit(len(self._levels), Form.NUMBER, 1)

    def _item(self, marker: Marker, following: Marker | None) -> _Fit:
        fits = self._readings(marker.label, 0 if marker.suffixes else 1)
        if following and following.mark is Mark.ITEM:
            return next((fit for fit in fits if _goes_on(fit, following.label)), fits[0])
        return fits[0]

    def _readings(self, label: str, distance: int) -> list[_Fit]:
        """Every way to read a label: as the next of an open list, as the first of a new one, as one that jumps.

        `distance` is how far the next is from the last: (a bis) counts as (a) does.
        """
        counts = [(Form.LETTER, letter_number(label)), (Form.ROMAN, roman_number(label))]
        known = [(form, number) for form, number in counts if number]
        next_in: list[_Fit] = []
        jump: list[_Fit] = []
        for depth, (mark, form, last, _) in reversed(list(enumerate(self._levels))):
            for own, number in known:
                if mark is Mark.ITEM and own is form:
                    (next_in if number == last + distance else jump).append(_Fit(depth, own, number))
        below = min(len(self._levels), DEEPEST - 1)
        new = [_Fit(below, form, number) for form, number in known]
        first = [fit for fit in new if fit.number == 1 and below == len(self._levels)]
        return [*next_in, *first, *jump, *new]


def _goes_on(fit: _Fit, following: str) -> bool:
    count = letter_number if fit.form is Form.LETTER else roman_number
    return count(following) == fit.number + 1
