"""A file may hold more than the text: letters, notes verbales, programmes, statements around a resolution or paper.

Here the text is found among them, and what stands around it gets a name for the notice that says it was left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from drafting.readers.days import day_of, day_pattern, is_day
from drafting.readers.markers import read_marker
from drafting.readers.scan import Block
from drafting.vocabulary import lead_length, organ_language, plainly

MASTHEAD_WORDS = 30  # words; masthead lines (agenda item, sponsor, title) are shorter, paragraphs mostly longer
AGENDA_WORDS = 80  # items have long names: "... including special economic assistance: ..."
MASTHEAD_LINES = 8  # symbol, session, item, date, title and the like; more short lines than that are a text
FULL_MASTHEAD_LINES = 16  # where the United Nations' own is there, with its name, organ, languages, each on a line
SIGNATURE_WORDS = 6  # words; the longest names of signatories, offices apart

SYMBOL = re.compile(  # A/C.3/80/L.4, E/2009/30: one of its pieces is a number
    r"(?<![\w/])(?=[\w.()/-]*/\d)[A-Z][A-Z0-9]*(?:/[A-Z0-9][\w.()-]*){1,6}(?![\w/])"
)
_SECURITY_COUNCIL = re.compile(r"(?<![\w/])S/RES/\d+ \(\d{4}\)")  # its numbers do not begin anew each session
_IN_BRACKETS = r"\[[^\[\]]*/[^\[\]]*\]|(?<!\d )\([^()]*/[^()]*\)"  # what a resolution was adopted on
_STOPS = (".", ";", ",", ":", "\u061b", "\u060c", "\u3002", "\uff1b", "\uff0c", "\uff1a")
_COMMAS = (",", "\u060c", "\uff0c")
_RESOLUTION_NUMBER = re.compile(r"\d{1,3}/(?:\d{1,3}|\u2026|\.{3})(?: ?[A-Z]{1,2}\b)?\.?(?=\s|$)\s*")  # 64/293.  58/…
_CLOSE_OF_LETTER = re.compile(
    r"assurances? of (?:my|our|its|the) highest consideration|hautes? considération|distinguida consideración"
    r"|уверения в (?:мо[её]м |нашем |сво[её]м )?(?:весьма|самом) (?:высоком|глубоком)"
    r"|فائق (?:الاحترام|التقدير)|崇高的?敬意",
    re.I,
)
_OF_A_CLOSE = ("derat", "dérat", "derac", "уверения", "فائق", "敬意")  # one of which such a sentence has
_ADDRESSEES = re.compile(
    r"^(?:to )?all permanent (?:representatives|missions|observers)|^permanent (?:representative|mission|observer)|"
    r"^(?:h\.e\.|his|her) excellency",
    re.I,
)
_SPONSORS = re.compile(  # however many they are
    r":[*\u2020]* (?:(?:revised )?draft (?:resolution|decision)|amendments? to (?:revised )?draft \w+ \S+)$"
    r"|\s?:[*\u2020]*\s(?:projet de (?:résolution|décision)|proyecto de (?:resolución|decisión)"
    r"|проект (?:резолюции|решения)|مشروع (?:قرار|مقرر))(?:\s\w+)?$|[:：][*\u2020]*\s?(?:订正)?(?:决议|决定)草案$",
    re.I,
)
_AGENDA = re.compile(
    r"\bagenda items? \d|^points? \d.*ordre du jour|^temas? \d.*programa|^пункт\w* \d.*повестки дня"
    r"|^البن\w+ \d.*جدول الأعمال|^(?:临时)?议程项目\s?\d",
    re.I,
)
_FORMAL = (  # compiled when first needed, as are the names below
    r"\bsession\b|\bagenda items?\b|^report of|^(?:resolution )?adopted (?:by|at)\b"
    r"|^(?:zero|first|second|third|revised|final) draft\b|^rev\.? ?\d"
    r"|ordre du jour|^(?:résolution )?adoptée? (?:par|à|le)\b"
    r"|^\[?(?:sans renvoi|sur (?:le rapport|la recommandation))\b"
    r"|período de sesiones|del programa\b|^(?:resolución )?aprobada (?:por|en|el)\b"
    r"|^\[?(?:sin remisión|sobre la base del)\b"
    r"|\bсессия$|повестки дня|^(?:резолюция, )?принятая\b|^\[?(?:без передачи|по докладу)\b"
    r"|^الدورة\b|جدول الأعمال|^(?:قرار )?(?:الذي )?اتخذ\w* (?:ال|مجلس)|^\[?(?:دون الإحالة|بناء على تقرير)"
    r"|届会议$|^(?:临时)?议程项目|大会决议$|次会议通过$|^\[?(?:未经发交|根据.{1,12}报告)"
)
_ADOPTED = (
    r"^(?:(?:resolution|decision) )?adopted (?:by|at)\b|^(?:(?:résolution|décision) )?adoptée (?:par|à|le)\b"
    r"|^(?:(?:resolución|decisión) )?(?:aprobada|adoptada) (?:por|en|el)\b"
    r"|^(?:(?:резолюция|решение), )?принят(?:ая|ое)\b"
    r"|^(?:قرار |مقرر )?(?:الذي )?اتخذ\w* (?:ال|مجلس)|大会决议$|次会议通过$|通过的(?:决议|决定)$"
)
_NAMED_BY_NUMBER = re.compile(r"^(?:resolution|résolution|resolución|резолюция|القرار) \d+ \(\d{4}\),?$", re.I)
_DISTR_SAID = r"(?:\bDistr(?:\.|ibu\w+)|\bРаспр\w*\.?|\bالتوزيع|分[发發])"
_DISTR = re.compile(_DISTR_SAID, re.IGNORECASE)
_PICTURE = re.compile(r"^a (?:handwritten )?signature\b|^\(?signed\)?|^\[signature\]", re.I)
_PLACE_OR_DATE = re.compile(
    r"^(?:(?:united nations|un) headquarters|new york|geneva|vienna|nairobi)\b"
    r"|^(?:\w+ )?\d{1,2} \w+ (?:19|20)\d\d$|^distr\b|^original:",
    re.I,
)
_NAMES = (
    (r"presents? its compliments|avails itself", "a note verbale"),
    (r"^excellency,?$|" + _CLOSE_OF_LETTER.pattern, "a letter"),
    (r"^statement\b|check against delivery|excellencies,|thank you for your attention", "a statement"),
    (r"^program(?:me)?$", "a programme"),
)


def resolution_start(blocks: Sequence[Block]) -> int | None:
    """Where the line "The General Assembly," stands that opens a resolution, or None.

    In some languages the organ is named in the masthead with the same words; there it stands without a comma.
    """
    named = None
    for at, block in enumerate(blocks):
        if _opens_text(block.wording):
            return at
        if organ_language(block.wording):
            named = at if named is None else named
        elif named is not None and not _is_masthead(block):
            break
    return named


def _opens_text(words: str) -> bool:
    return organ_language(words) is not None and words.endswith(_COMMAS)


def masthead_start(blocks: Sequence[Block], start: int) -> int:
    """Where the short lines above `start` begin that belong to it: agenda item, sponsor, title."""
    first = start
    while first and _belongs_to_masthead(blocks, first - 1) and not blocks[first].apart:
        first -= 1
    return first


def resolution_end(blocks: Sequence[Block], start: int) -> int:
    """Where the resolution that opens at `start` ends, annexes included, and another document begins."""
    language = organ_language(blocks[start].wording) or "en"
    apart = (i for i in range(start + 1, len(blocks)) if blocks[i].apart)
    return next((i for i in apart if _is_other(blocks[i], language)), len(blocks))


def letters_end(blocks: Sequence[Block]) -> int:
    """Where the letters at the head of a file end: after the signature and addressees of the last one, or 0."""
    closes = [i for i, block in enumerate(blocks) if _closes(block.wording)]
    end = 0
    for close in closes:
        opens = any(name == "a letter" for name in map(_kind, blocks[end:close]))
        if not opens and end:
            break
        end = close + 1
        while end < len(blocks) and _closes_a_letter(blocks[end]):
            end += 1
    return end if end < len(blocks) else 0  # a file that is nothing but a letter is read as a text


def _closes(words: str) -> bool:
    """True for the last sentence of a letter; asking for a part of its words first is far quicker."""
    said = plainly(words).casefold()
    return any(part in said for part in _OF_A_CLOSE) and _CLOSE_OF_LETTER.search(said) is not None


def paper_start(blocks: Sequence[Block], start: int) -> int:
    """Where a paper without an organ line begins in earnest, its masthead (title, place, date) passed over."""
    at = start
    while at < len(blocks) and _belongs_to_masthead(blocks, at) and read_marker(blocks[at].wording) is None:
        at += 1
    most = FULL_MASTHEAD_LINES if any(_DISTR.match(block.wording) for block in blocks[start:at]) else MASTHEAD_LINES
    if at == len(blocks) or at - start > most:
        return start  # short lines are what this text is made of
    above = [block.wording for block in blocks[start:at]]
    if not above or _PLACE_OR_DATE.search(above[-1]) or any(map(_SPONSORS.search, above[-2:])):
        return at
    return at - 1  # the last short line is the heading of what follows: Summary, Introduction


def title_of(masthead: Sequence[Block]) -> str | None:
    """The title in a masthead: a marked heading, or else its last line that is neither place, date nor agenda.

    The number of a resolution that stands before its title is left out: its symbol says it.
    """
    headed = [block.wording for block in masthead if block.heading]
    lines = headed[:1] or [words for block in masthead if not _is_formal(words := block.wording)]
    title = _RESOLUTION_NUMBER.sub("", lines[-1], count=1).rstrip(",") if lines else ""
    return title or None


def day_of_adoption(masthead: Sequence[Block]) -> str | None:
    """The day in a masthead as ISO 8601 on which a resolution says that it was adopted; None for a draft.

    The line may be broken: "Resolution adopted by the General Assembly", "on 19 December 2023".
    """
    for at, block in enumerate(masthead):
        if re.search(_ADOPTED, plainly(block.wording), re.IGNORECASE):
            words = " ".join(plainly(one.wording) for one in masthead[at : at + 3])
            found = re.search(rf"^[^;]{{0,120}}?{day_pattern()}", " ".join(words.split()), re.IGNORECASE)
            return day_of(found) if found else None
    return None


def day_of_closing(wording: str) -> str | None:
    """The day in a line that closes a resolution, "109th plenary meeting, 30 July 2010", as ISO 8601."""
    found = re.search(day_pattern(), plainly(wording), re.IGNORECASE)
    return day_of(found) if found else None


def day_of_issue(masthead: Sequence[Block]) -> str | None:
    """The day in a masthead as ISO 8601: that below the line "Distr.: Limited"; None without one, or with several."""
    words = " ".join(" ".join(block.wording.split()) for block in masthead)
    days = {day_of(found) for found in re.finditer(_distributed(), plainly(words), re.IGNORECASE)}
    return days.pop() if len(days) == 1 else None


@cache
def _distributed() -> str:
    return rf"{_DISTR_SAID}\s?[:：]?\s?(?:[^\W\d]+\s+){{0,2}}?{day_pattern()}"


def symbol_of(masthead: Sequence[Block]) -> str | None:
    """The symbol in a masthead, the first one outside of brackets: what a committee reported on stands in them."""
    wordings = [re.sub(_IN_BRACKETS, "", block.wording) for block in masthead]
    found = (_SECURITY_COUNCIL.search(wording) or SYMBOL.search(wording) for wording in wordings)
    return next((match[0] for match in found if match), None)


def describe(blocks: Sequence[Block]) -> str:
    """What a run of left-out blocks is, in a few words: a letter, a note verbale, a programme, a statement."""
    name = next((n for n in map(_kind, blocks) if n), "text")
    words = " ".join(blocks[0].wording.split())
    return f'{name} ("{words[:60]}{"..." if len(words) > 60 else ""}")'


def documents(blocks: Sequence[Block]) -> list[Sequence[Block]]:
    """The blocks parted where one document ends and the next begins; a letterhead goes with what is below it."""
    starts = [0, *(i for i in range(1, len(blocks)) if blocks[i].apart), len(blocks)]
    runs = [blocks[a:b] for a, b in pairwise(starts) if a < b]
    result: list[Sequence[Block]] = []
    for run in runs:
        if result and len(result[-1]) == 1 and len(result[-1][0].wording.split()) <= MASTHEAD_WORDS:
            result[-1] = [*result[-1], *run]
        else:
            result.append(run)
    return result


def _is_other(block: Block, language: str) -> bool:
    """True where a block behind a gap cannot go on with the resolution."""
    words = block.wording
    carries_on = read_marker(words, block.marker) or lead_length(words, "preambular", language) or words[:1].islower()
    return not carries_on and not re.match(r"(?:annex(?:e|es)?|anexo|приложение|(?:ال)?مرفق)\b|附件", words, re.I)


def _belongs_to_masthead(blocks: Sequence[Block], at: int) -> bool:
    """True for a line of a masthead, and for the long name of an agenda item below its number."""
    words = blocks[at].wording
    is_name = at > 0 and _AGENDA.search(blocks[at - 1].wording) and not words.endswith((".", ";", ",", ":", "\u060c"))
    return bool(is_name and len(words.split()) <= AGENDA_WORDS) or _is_masthead(blocks[at])


def _is_masthead(block: Block) -> bool:
    words = plainly(block.wording)
    if _opens_text(words) or _ADDRESSEES.search(words) or _CLOSE_OF_LETTER.search(words):
        return False
    if _SPONSORS.search(words) or _RESOLUTION_NUMBER.fullmatch(words) or _NAMED_BY_NUMBER.match(words):
        return True
    if _AGENDA.search(words) and len(words.split()) <= AGENDA_WORDS:
        return True
    return len(words.split()) <= MASTHEAD_WORDS and (bool(block.heading) or not words.endswith(_STOPS))


def _is_formal(printed: str) -> bool:
    words = plainly(printed)
    return bool(_PLACE_OR_DATE.search(words) or re.search(_FORMAL, words, re.I) or is_day(words))


def _closes_a_letter(block: Block) -> bool:
    words = block.wording
    if block.heading or read_marker(words):
        return False
    named = len(words.split("\n")[0].split()) <= SIGNATURE_WORDS and not words.isupper()
    italic = any(s.start == 0 and s.end == len(words) for s in block.spans)  # an epigraph below the letter
    office = re.search(r"\bPermanent (?:Representative|Observer|Mission)", words) is not None
    return bool(_ADDRESSEES.search(words) or _PICTURE.search(words) or named or italic or office)


def _kind(block: Block) -> str:
    return next((name for pattern, name in _NAMES if re.search(pattern, block.wording, re.I)), "")
