"""Texts like those of negotiations, edited at random with the truth kept: what became of every paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from random import Random

from drafting.model.address import Series, place
from drafting.model.changes import ChangeKind
from drafting.model.text import Kind, Paragraph, Text


def _listed(entries: str) -> tuple[str, ...]:
    return tuple(" ".join(entry.split()) for entry in entries.split("|"))


LEADS = _listed(
    """
    Recalling | Reaffirming | Recognizing | Noting | Welcoming | Emphasizing | Deploring | Acknowledging | Requests
    | Urges | Encourages | Invites | Decides | Stresses | Welcomes | Notes | Endorses | Reiterates | Commends |
    Expresses | Supports | Affirms
    """
)
ACTORS = _listed(
    """
    Member States | the Secretary-General | the specialized agencies | regional organizations | the private sector |
    civil society | the Economic and Social Council | donor countries | the funds and programmes | national
    parliaments | the Human Rights Council | local authorities | development banks | the Peacebuilding Commission |
    indigenous peoples
    """
)
VERBS = _listed(
    """
    strengthen | extend | review | finance | coordinate | monitor | accelerate | harmonize | protect | publish |
    simplify | restore | widen | assess | prepare | implement | promote | secure | evaluate | adapt | consolidate |
    reform | supervise | facilitate | document
    """
)
MATTERS = _listed(
    """
    water | fisheries | migration | statistics | deserts | oceans | malaria | tuberculosis | broadband | railways |
    customs | forests | landmines | wetlands | vaccines | orphans | museums | seeds | drought | tariffs | satellites
    | prisons | refugees | pensions | cities | ports | minerals | elections | courts | glaciers | pastures | energy
    | archives | nutrition | schools | teachers | nurses | midwives | farmers | herders
    """
)
FIELDS = _listed(
    """
    policies | strategies | standards | registers | surveys | budgets | partnerships | institutions | legislation |
    infrastructure | training | research | data | guidelines | services | agreements | networks | indicators |
    campaigns | reporting
    """
)
PLACES = _listed(
    """
    in the least developed countries | in Africa | in small island developing States | in landlocked countries | in
    Asia | in Latin America | in post-conflict situations | in rural areas | in coastal zones | across borders | at
    the national level | at the regional level
    """
)
BOILERPLATE = _listed(
    """
    in accordance with the purposes and principles of the Charter of the United Nations | within existing resources
    | as appropriate | consistent with international law | taking into account the 2030 Agenda for Sustainable
    Development | with full respect for human rights, especially of women and children | in close cooperation with
    all stakeholders | upon the request of the States concerned | with a view to leaving no one behind
    """
)
REPEATS = _listed(
    """
    Means of implementation | Follow-up and review | Requests the Secretary-General to report thereon; | Decides to
    remain seized of the matter. | Also decides to continue its consideration of the item;
    """
)


Sides = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True)
class Fate:
    """What became of paragraphs: their positions in both texts, and the kind of change."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    kind: ChangeKind


@dataclass(frozen=True)
class Edited:
    """Two texts and the fate of every paragraph of both."""

    old: Text
    new: Text
    fates: tuple[Fate, ...]


def clause(random: Random) -> str:
    words = [random.choice(VERBS), random.choice(FIELDS), "on", random.choice(MATTERS)]
    if random.random() < 0.4:
        words += ["and", random.choice(MATTERS)]
    if random.random() < 0.4:
        words += [random.choice(PLACES)]
    return " ".join(words)


def sentence(random: Random) -> str:
    """A paragraph of 15 to 90 words, a quarter of them boilerplate."""
    parts = [f"{random.choice(LEADS)} {random.choice(ACTORS)} to {clause(random)}"]
    parts += [_addition(random) for _ in range(random.randint(1, 5))]
    if random.random() < 0.3:
        parts.append(f"and recalls its resolution {random.randint(40, 79)}/{random.randint(1, 300)}")
    return ", ".join(parts) + ";"


def _addition(random: Random) -> str:
    return random.choice(BOILERPLATE) if random.random() < 0.3 else f"and to {clause(random)}"


def wordings(random: Random, size: int) -> list[str]:
    """Paragraphs of which a tenth are siblings of the one before but for a word or two, and a twelfth recur."""
    found: list[str] = []
    while len(found) < size:
        chance = random.random()
        if chance < 0.08:
            found.append(random.choice(REPEATS))
        elif chance < 0.18 and found:
            found.append(reworded(random, found[-1], 0.06))
        else:
            found.append(sentence(random))
    return found


def reworded(random: Random, wording: str, share: float) -> str:
    """The wording with about that share of its words, one at least, replaced, dropped or added, up to four in a row.

    It never comes out as it was.
    """
    words = wording.split(" ")
    left = max(1, round(share * len(words)))
    while left > 0 or " ".join(words) == wording:
        at, run = random.randrange(len(words)), max(1, min(left, random.randint(1, 4)))
        kind = random.random()
        fresh = [random.choice((*MATTERS, *FIELDS, *VERBS)) for _ in range(run)]
        if kind < 0.5:
            words[at : at + run] = fresh
        elif kind < 0.75:
            words[at:at] = fresh
        elif len(words) > run + 3:
            del words[at : at + run]
        left -= run
    return " ".join(words)


def split(wording: str, parts: int) -> list[str]:
    """The wording cut into so many paragraphs of like length."""
    words = wording.split(" ")
    cuts = [len(words) * part // parts for part in range(parts + 1)]
    pieces = [" ".join(words[start:end]) for start, end in pairwise(cuts)]
    return [piece.rstrip(",;") + ";" for piece in pieces]


class _Item:
    """One or more old paragraphs on their way to the new text."""

    def __init__(self, old: tuple[int, ...], new: list[str], kind: ChangeKind) -> None:
        self.old, self.new, self.kind = old, new, kind

    def move(self) -> None:
        kinds = {ChangeKind.UNCHANGED: ChangeKind.MOVED, ChangeKind.REWORDED: ChangeKind.MOVED_AND_REWORDED}
        self.kind = kinds.get(self.kind, self.kind)


def edited(seed: int, size: int, share: float, base: list[str] | None = None) -> Edited:
    """A text of `size` paragraphs and an edited one in which about `share` of them changed.

    `base` gives the old wordings; without it they are made up.
    """
    random = Random(seed)
    old = base or wordings(random, size)
    items = _changed(random, old, share)
    items = _gathered(random, items, round(share * size / 60))
    items = _moved(random, items, round(share * size * 0.12), round(share * size / 60) or 1)
    items = _copied(random, items, round(share * size / 30))
    fates, new = [], []
    for item in items:
        at = tuple(range(len(new), len(new) + len(item.new)))
        fates.append(Fate(item.old, at, item.kind))
        new += item.new
    return Edited(text("old", old), text("new", new), tuple(fates))


def _changed(random: Random, old: list[str], share: float) -> list[_Item]:
    items: list[_Item] = []
    at = 0
    while at < len(old):
        taken = 1
        long = len(old[at].split()) >= 15
        action = random.choices(_ACTIONS, _CHANCES)[0] if random.random() < share * 0.85 else "keep"
        if action == "add":
            items.append(_Item((), [sentence(random)], ChangeKind.ADDED))
        if action == "delete":
            items.append(_Item((at,), [], ChangeKind.DELETED))
        elif action == "reword" and long:
            share_of_words = random.choice((0.03, 0.08, 0.15))
            items.append(_Item((at,), [reworded(random, old[at], share_of_words)], ChangeKind.REWORDED))
        elif action == "rewrite" and long:
            items.append(_Item((at,), [reworded(random, old[at], 0.5)], ChangeKind.REWORDED))
        elif action == "split" and long:
            parts = split(_touched(random, old[at], share), random.choice((2, 2, 2, 3, 4)))
            items.append(_Item((at,), parts, ChangeKind.SPLIT))
        elif action == "merge" and all(len(words.split()) >= 15 for words in old[at : at + 3]) and at + 3 <= len(old):
            taken = random.choice((2, 2, 3))
            whole = " and ".join(words.rstrip(";") for words in old[at : at + taken]) + ";"
            items.append(_Item(tuple(range(at, at + taken)), [_touched(random, whole, share)], ChangeKind.MERGED))
        else:
            items.append(_Item((at,), [old[at]], ChangeKind.UNCHANGED))
        at += taken
    return items


_ACTIONS = ("reword", "rewrite", "add", "delete", "split", "merge")
_CHANCES = (40, 12, 14, 14, 10, 10)


def _touched(random: Random, wording: str, share: float) -> str:
    return reworded(random, wording, 0.12) if random.random() < share else wording


def _moved(random: Random, items: list[_Item], singles: int, blocks: int) -> list[_Item]:
    """The items with some moved, one by one (a tenth of these are repeats) and in blocks of three to six."""
    for length in [1] * singles + [random.randint(3, 6) for _ in range(blocks)]:
        start = random.randrange(max(1, len(items) - length))
        if length == 1 and random.random() < 0.1:
            start = random.choice(
                [at for at, item in enumerate(items) if item.new and item.new[0] in REPEATS] or [start]
            )
        block = items[start : start + length]
        if any(item.kind in _MOVED or not (item.old and item.new) for item in block):
            continue
        rest = items[:start] + items[start + length :]
        # So far that whoever reads both texts sees these move and not the paragraphs that they have passed.
        target = random.choice([at for at in range(len(rest) + 1) if abs(at - start) >= 2 * length + 4])
        for item in block:
            if length == 1 and random.random() < 0.4 and item.kind is ChangeKind.UNCHANGED and len(item.new[0]) > 90:
                item.new, item.kind = [reworded(random, item.new[0], 0.1)], ChangeKind.REWORDED
            item.move()
        items = rest[:target] + block + rest[target:]
    return items


def _gathered(random: Random, items: list[_Item], wanted: int) -> list[_Item]:
    """The items with some merged into one that stands three to forty places away."""
    for _ in range(wanted):
        here = random.randrange(len(items))
        there = here + random.choice((-1, 1)) * random.randint(3, 40)
        if not 0 <= there < len(items) or not (_is_long(items[here]) and _is_long(items[there])):
            continue
        one, other = items[here], items[there]
        whole = f"{one.new[0].rstrip(';')} and {other.new[0]}"
        items[here] = _Item(tuple(sorted((*one.old, *other.old))), [whole], ChangeKind.MERGED)
        del items[there]
    return items


def _copied(random: Random, items: list[_Item], wanted: int) -> list[_Item]:
    """The items with close copies added, anywhere, of some that stayed."""
    for _ in range(wanted):
        item = random.choice(items)
        if _is_long(item):
            copy = _Item((), [reworded(random, item.new[0], 0.08)], ChangeKind.ADDED)
            items.insert(random.randrange(len(items) + 1), copy)
    return items


def _is_long(item: _Item) -> bool:
    return item.kind is ChangeKind.UNCHANGED and len(item.new[0].split()) >= 15


def told(case: Edited, found: dict[Sides, ChangeKind]) -> dict[Sides, ChangeKind]:
    """What was found, with paragraphs exchanged that nobody can tell apart so that it comes nearer to the truth.

    Of several paragraphs in the same words, no reader can say which one went and which one stayed: exchanging them
    changes neither text. So a fate that is found with another paragraph of the same words, and is of the same kind,
    is taken for the true one; kinds and their numbers are left as found.
    """
    truth = {(fate.old, fate.new): fate.kind for fate in case.fates}
    missing: dict[object, list[Sides]] = {}
    for sides, kind in truth.items():
        if found.get(sides) is not kind:
            missing.setdefault(_in_words(case, sides, kind), []).append(sides)
    result = {}
    for sides, kind in found.items():
        alike = missing.get(_in_words(case, sides, kind)) if truth.get(sides) is not kind else None
        result[alike.pop() if alike else sides] = kind
    return result


def _in_words(case: Edited, sides: Sides, kind: ChangeKind) -> object:
    old, new = sides
    words = tuple(case.old.paragraphs[at].wording for at in old), tuple(case.new.paragraphs[at].wording for at in new)
    return words, kind


_MOVED = (ChangeKind.MOVED, ChangeKind.MOVED_AND_REWORDED)


def text(name: str, paragraphs: list[str]) -> Text:
    """A text of operative paragraphs; wordings that end in no sign are headings."""
    found: list[Paragraph] = []
    headings = 0
    for wording in paragraphs:
        if wording[-1:].isalpha() and len(wording) < 40:
            headings += 1
            found.append(Paragraph(place(Series.HEADING, headings), Kind.HEADING, wording, level=1))
        else:
            at = len(found) - headings + 1
            found.append(Paragraph(place(Series.OP, at), Kind.OPERATIVE, wording, marker=f"{at}."))
    return Text(name, tuple(found))
