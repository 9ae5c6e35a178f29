"""The tracked changes of an OpenDocument text: which there are, and which are open while it is read.

A change is a range between two marks in the text. What a deletion took out may also stand apart, with its change, and
only the place where it stood in the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from drafting.model.hands import Whose
from drafting.model.reading import Changes, Notice
from drafting.ooxml.walk import Revision
from drafting.readers.odt.names import DC, local, office, text
from drafting.readers.quoting import counted
from drafting.readers.tracked import goes, signed

if TYPE_CHECKING:
    from lxml.etree import _Element

_LOOKS = "format-change"  # and what else a program tracks: LibreOffice calls changes of paragraphs UnknownChange
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_SECONDS = len("YYYY-MM-DDThh:mm:ss")  # LibreOffice may say parts of one
_NO_TIME = "1970-01-01T00:00:00"  # what it writes where no time is known


class Region(NamedTuple):
    """One tracked change: what it is of whom, outermost first (words inserted by one and deleted by another are both),
    and the element that holds what was deleted, where that stands apart.
    """

    kinds: tuple[tuple[str, Revision], ...]
    content: _Element | None

    def who(self, kind: str) -> Revision | None:
        """Who inserted, deleted or set it; None where it is no such change."""
        return next((revision for one, revision in self.kinds if one == kind), None)


@dataclass(eq=False, repr=False)
class Tracked:
    """The changes of one document, and those that reading has come into. `name` is what messages call the file."""

    name: str
    how: Changes
    regions: dict[str, Region]
    whose: Whose | None = None
    insertions: dict[str, Revision] = field(default_factory=dict)  # open ones
    deletions: dict[str, Revision] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)  # deletions whose content was taken from where it stands apart

    def begin(self, name: str) -> None:
        """Come into a change."""
        for kind, who in self.regions[name].kinds if name in self.regions else ():
            if kind != _LOOKS:
                (self.insertions if kind == "insertion" else self.deletions)[name] = who

    def end(self, name: str) -> None:
        """Leave a change."""
        self.insertions.pop(name, None)
        self.deletions.pop(name, None)

    @property
    def goes(self) -> bool:
        """True where what stands here goes when the changes are settled."""
        if self.whose is None:  # asked for at every word, also inside of many changes
            going = self.deletions if self.how is Changes.ACCEPTED else self.insertions
            return bool(going) and self.how is not Changes.KEPT
        return goes(self.how, self.whose, self.insertions.values(), self.deletions.values())

    @property
    def inserted(self) -> Revision | None:
        """Whose insertion this is, where changes are kept; and where what stays is signed, whose change."""
        if self.whose is not None:
            return self.signed
        return next(reversed(self.insertions.values()), None) if self.how is Changes.KEPT else None

    @property
    def signed(self) -> Revision | None:
        """Whose change it is that stays here, settled; None where nobody is asked."""
        return signed(self.how, self.whose, self.insertions.values(), self.deletions.values())

    @property
    def deleted(self) -> Revision | None:
        """Whose deletion this is, where changes are kept."""
        return next(reversed(self.deletions.values()), None) if self.how is Changes.KEPT else None

    @property
    def is_pending(self) -> bool:
        """True inside a change that is kept."""
        return self.inserted is not None or self.deleted is not None

    def apart(self, name: str) -> _Element | None:
        """What a deletion took out, to be read where it stood, once; None where it goes or stands in the text."""
        region = self.regions.get(name)
        if region is None or region.content is None or name in self.told:
            return None
        deleted, inserted = region.who("deletion"), region.who("insertion")
        if goes(self.how, self.whose, [inserted] if inserted else [], [deleted] if deleted else []):
            return None
        self.told.add(name)
        return region.content

    def notices(self) -> Iterator[Notice]:
        """What can't be settled: the file says that looks were changed, but not what they were."""
        looks = sum(1 for region in self.regions.values() if region.who(_LOOKS))
        if looks and self.how is Changes.REJECTED:
            what = f"{counted(looks, 'tracked change')} of looks or numbering"
            yield Notice("tracked-changes", f"{what} can't be rejected: the file does not say what was there before")

    def authors(self) -> Counter[str | None]:
        """How many changes there are, by author; None for those without one."""
        everyone = (who.author for region in self.regions.values() for _, who in region.kinds)
        return Counter(author for author in everyone if self.whose is None or self.whose.heeds(author))


def tracked_in(body: _Element, how: Changes, name: str, whose: Whose | None) -> Tracked:
    """The changes that a text lists before its words."""
    regions: dict[str, Region] = {}
    for element in body.iter(text("changed-region")):
        region = _region(element)
        identity = element.get(_ID) or element.get(text("id"))
        if identity and region.kinds:
            regions[identity] = region
    return Tracked(name, how, regions, whose)


def _region(element: _Element) -> Region:
    kinds = []
    content = None
    for change in element:
        kind = local(change.tag)
        kinds.append((kind if kind in ("insertion", "deletion") else _LOOKS, _revision(change)))
        if kind == "deletion" and any(child.tag != office("change-info") for child in change):
            content = change
    return Region(tuple(reversed(kinds)), content)


def _revision(change: _Element) -> Revision:
    """Author and date, as Word writes it; None for what is missing, or set to a time that means none."""
    info = change.find(office("change-info"))
    if info is None:
        return Revision(None, None)
    author, date = ((info.findtext(f"{{{DC}}}{name}") or "").strip() or None for name in ("creator", "date"))
    return Revision(author, date[:_SECONDS] if date and not date.startswith(_NO_TIME) else None)
