"""Where everything stands in the flow picture: elements on the left, sections of the plans on the right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from drafting.model.address import Series
from drafting.model.fates import Carrier, Degree, Fate, Fates
from drafting.model.text import Kind, Paragraph, Text
from drafting.writers.sections import section

STRONG, PARTIAL = 7.0, 2.0  # how wide one carrier makes a band
NODE = 34.0  # the least height of a node, which holds two lines of words
GAP = 8.0  # between nodes
TOP = 46.0  # above the first node, for the heads of both sides
_TITLE = 92  # characters of a section's title: two lines
_BARE = frozenset({Series.TITLE, Series.CLOSING})


@dataclass(frozen=True, slots=True)
class Node:
    """An element or a section: what it is called, and where it stands."""

    name: str
    top: float = 0.0
    height: float = NODE

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Band:
    """What one section carries of one element: both by number, its carriers, and the band's edges on either side."""

    element: int
    section: int
    carriers: tuple[Carrier, ...]
    left: float = 0.0
    right: float = 0.0

    @property
    def width(self) -> float:
        """How wide the band is, strong carriers counting more."""
        return sum(STRONG if carrier.degree is Degree.STRONG else PARTIAL for carrier in self.carriers)

    @property
    def is_strong(self) -> bool:
        """True where at least one carrier is strong."""
        return any(carrier.degree is Degree.STRONG for carrier in self.carriers)


@dataclass(frozen=True, slots=True)
class Flow:
    """The whole picture, in pixels."""

    elements: tuple[Node, ...]
    sections: tuple[Node, ...]
    bands: tuple[Band, ...]

    @property
    def height(self) -> float:
        """Down to the last node and a margin."""
        return max([TOP, *(node.bottom for node in (*self.elements, *self.sections))]) + GAP * 2


def flow(fates: Fates) -> Flow:
    """The picture of all fates; every section that could carry something is in it, also where none does."""
    columns = plan_sections(fates)
    bands = list(_bands(fates.fates, columns))
    lefts = [sum(b.width for b in bands if b.element == at) for at in range(len(fates.fates))]
    rights = [sum(b.width for b in bands if b.section == at) for at in range(len(columns))]
    names = [element_label(fate, fates) for fate in fates.fates]
    titles = [_title(plan, title, fates) for plan, title in columns]
    elements, sections = _placed(names, lefts), _placed(titles, rights)
    elements, sections = _levelled(elements, sections)
    return Flow(elements, sections, tuple(_attached(bands, elements, sections)))


def element_label(fate: Fate, fates: Fates) -> str:
    """An element, with its text where there are several: "elements (h)"."""
    address = str(fate.element.paragraph.address)
    return f"{fate.element.text.label} {address}" if len(fates.sources) > 1 else address


def plan_sections(fates: Fates) -> list[tuple[Text, str]]:
    """The sections of the plans by title, in their order, also those that carry nothing.

    What opens a text ("The General Assembly,") makes a section only where it carries something.
    """
    carrying = {(c.text, c.paragraph) for fate in fates.fates for c in fate.carriers}
    found = dict.fromkeys(
        (plan, section_title(p))
        for plan in fates.plans
        for p in plan.paragraphs
        if may_carry(p) and (p.address.series is not Series.CHAPEAU or (plan, p) in carrying)
    )
    return list(found)


def section_title(paragraph: Paragraph) -> str:
    """The section of a paragraph, as long as the picture has room."""
    return section(paragraph).title(_TITLE)


def may_carry(paragraph: Paragraph) -> bool:
    """True for what can carry an element: all but headings, titles and closings."""
    return paragraph.kind not in (Kind.HEADING, Kind.CLOSING) and paragraph.address.series not in _BARE


def _title(plan: Text, title: str, fates: Fates) -> str:
    return f"{plan.label}: {title}" if len(fates.plans) > 1 else title


def _bands(fates: Sequence[Fate], columns: Sequence[tuple[Text, str]]) -> Iterable[Band]:
    number = {column: at for at, column in enumerate(columns)}
    for at, fate in enumerate(fates):
        found: dict[int, list[Carrier]] = {}
        for carrier in fate.carriers:
            found.setdefault(number[carrier.text, section_title(carrier.paragraph)], []).append(carrier)
        yield from (Band(at, place, tuple(carriers)) for place, carriers in sorted(found.items()))


def _placed(names: Sequence[str], widths: Sequence[float]) -> tuple[Node, ...]:
    nodes, top = [], TOP
    for name, width in zip(names, widths, strict=True):
        nodes.append(Node(name, top, max(NODE, width)))
        top = nodes[-1].bottom + GAP
    return tuple(nodes)


def _levelled(left: tuple[Node, ...], right: tuple[Node, ...]) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    """Both sides, the shorter one spread over the height of the longer one."""
    longest = max((node.bottom for node in (*left, *right)), default=TOP)
    return _spread(left, longest), _spread(right, longest)


def _spread(nodes: tuple[Node, ...], bottom: float) -> tuple[Node, ...]:
    """The nodes with the room that is left parted among them, as much above as below each: two keep to the middle."""
    more = (bottom - nodes[-1].bottom) / len(nodes) if nodes else 0
    return tuple(replace(node, top=node.top + (at + 0.5) * more) for at, node in enumerate(nodes))


def _attached(bands: Sequence[Band], elements: Sequence[Node], sections: Sequence[Node]) -> Iterable[Band]:
    """The bands with their edges: side by side along each node, in the order of the nodes on the other side."""
    lefts = [_first_edge(node, [b for b in bands if b.element == at]) for at, node in enumerate(elements)]
    rights = [_first_edge(node, [b for b in bands if b.section == at]) for at, node in enumerate(sections)]
    for band in bands:
        yield replace(band, left=lefts[band.element], right=rights[band.section])
        lefts[band.element] += band.width
        rights[band.section] += band.width


def _first_edge(node: Node, bands: Sequence[Band]) -> float:
    return node.top + (node.height - sum(band.width for band in bands)) / 2
