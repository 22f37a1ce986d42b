"""The Handelingen, the minutes of the chambers: by meeting and item, by pages, or by the day of the meeting.

Source of the forms: Aanwijzingen voor de regelgeving 3.43: `Handelingen II 2007/08, nr. 108, p. 7909-7943` (to 2010),
`Handelingen II 2010/11, nr. 108, item 5, p. 25-36` (from 2011).
"""

from __future__ import annotations

import re
from dataclasses import replace

from tracker.dutch.dates import parse_date
from tracker.models import Chamber, Citation
from tracker.parliament.chambers import CHAMBER, chamber_of
from tracker.parliament.dossiers import DOSSIER_NUMBER, parse_dossier
from tracker.parliament.identifiers import minutes
from tracker.parliament.paper_numbers import read_numbers
from tracker.parliament.session_years import TWENTY_TEN, session_year_on
from tracker.parliament.urls import official_url

WINDOW = 110
_MOST_MEETINGS = 130
_LONGEST_ITEM = 200
"""Pages."""
# Handelingen Eerste Kamer, 11 oktober [2022] · Handelingen II d.d. 11 oktober [2022]
_LEFT_DATED = re.compile(
    rf"(?<![A-Za-z])[Hh]andelingen\s(?:van\sde\s)?(?:(?P<chamber>{CHAMBER})[\s,]{{1,3}})?(?:(?:van|d\.d\.)\s)?(?P<day>\d{{1,2}}\s[a-z]{{3,9}}\s)\Z"
)
# , 3-11 · , nr. 3, item 11
_ITEM_DATED = re.compile(r"[\s,(]{1,4}(?:nr\.?\s)?(?P<meeting>\d{1,3})(?:-|,?\sitem\s)(?P<item>\d{1,2})(?!\d|-\d)")
# items 12 | en 14 · ; nr. 46, item 3 · en nr. 46, item 3, p. 5
_MORE_ITEMS = re.compile(
    r"(?P<link>,\s|\sen\s|,\sen\s|;\s)(?:(?:nr\.?\s|nummer\s)(?P<meeting>\d{1,3}),?\s)?(?P<word>item(?:nr\.?)?\s)?(?P<item>\d{1,2})(?!\d)"
    r"(?=\s{0,2}(?:[).;,]|en\b|$))"
)
# , nr. 108, item 5 | nr. 71, item 15 | 108, item 5 | , 71-15-53
_MEETING = re.compile(
    r"[\s,):.\-]{0,5}(?:(?:nrs?|Nr|no)\.?\s{0,3}|nummer\s)?(?P<meeting>\d{1,4})(?!\d|\.\d)(?!\s\d{3}(?!\d))"
    r"(?:(?:[\s,]{1,4}(?:items?|agendapunt|onderdeel)(?:nr\.?|nummer)?\s|-(?=\d{1,2}-\d))(?P<item>\d{1,2})(?!\d))?"
)
# , p. 7909-7943 | , blz. 525 | , blz 53-69 | -3795
_PAGES = re.compile(
    r"[\s,:]{0,4}(?:(?:pp?\.?|blz\.?|bladzijden?|pag\.?|pagina(?:'s|’s)?)\s{0,4}|-)"
    r"(?P<first>\d{1,5})(?:\s?(?P<link>[-–/]|en|tot en met|t/m)\s?(?P<last>\d{1,5}))?"
    r"(?:\s?e\.?\s?v\.?(?![a-z]))?"
)
# Handelingen II, 1995-1996, 24 692, nr. 3, p. 14: a dossier does not belong in the minutes
_DOSSIER = re.compile(rf"[\s,]{{1,4}}(?P<dossier>{DOSSIER_NUMBER})")
_TAIL = re.compile(r"[\s,]{0,4}(?:pp?\.?|blz\.?|pag\.?|pagina)\s{0,4}(?P<pages>\d{1,5}(?:\s?[-–/]\s?\d{1,5})?)")


def find_dated_minutes(text: str, start: int, floor: int) -> tuple[list[Citation], int] | None:
    """The Handelingen cited with the day of the meeting, whose year starts at `start`.

    `Handelingen Eerste Kamer, 11 oktober 2022, 3-11, p. 17`: the day determines the session year.
    """
    low = max(floor, start - WINDOW)
    left = _LEFT_DATED.search(text[low:start]) if "andeling" in text[low:start] else None
    item = _ITEM_DATED.match(text, start + 4) if left else None
    day = parse_date(f"{left['day']}{text[start : start + 4]}") if left else None
    if left is None or item is None or day is None:
        return None
    number = f"{item['meeting']}-{item['item']}"
    begin, end, chamber = low + left.start(), item.end(), chamber_of(left["chamber"])
    year = session_year_on(day[0])
    pages = _PAGES.match(text, end)
    end = pages.end() if pages else end
    identifier = minutes(chamber, year, number) if chamber and year >= TWENTY_TEN else None
    return [
        Citation(
            text[begin:end], "handelingen", begin, end, chamber, year, number=number,
            pages=_span(pages) if pages else None, identifier=identifier, url=official_url(identifier),
            confidence=0.9,
            note="vergaderjaar bepaald door de dag" if identifier else "kamer of onderdeel niet bepaald",
        )
    ], end  # fmt: skip


def read_handelingen(
    text: str, start: int, end: int, house: str | None, year: str | None
) -> tuple[list[Citation], int] | None:
    """The minutes whose naming starts at `start`, given what follows the session year, which ends at `end`."""
    chamber = chamber_of(house)
    if dossier := _DOSSIER.match(text, end):
        return _misplaced_dossier(text, start, dossier, chamber, year)
    meeting = _MEETING.match(text, end)
    if meeting is None or (
        re.match(r"\s?[-–]\s?\d{3,}", text[meeting.end() : meeting.end() + 6]) and not meeting["item"]
    ):
        meeting = meeting if meeting and text[meeting.end() : meeting.end() + 1] == "-" else None
    end = meeting.end() if meeting else end
    pages = _PAGES.match(text, end)
    end = pages.end() if pages else end
    if meeting is None and pages is None:
        return None
    identifier, note = _item_identifier(house, chamber, year, meeting, pages)
    item = meeting["item"] if meeting else None
    first = Citation(
        raw=text[start:end],
        kind="handelingen",
        start=start,
        end=end,
        chamber=chamber,
        session_year=year,
        number=f"{meeting['meeting']}-{item}" if meeting and item else meeting and meeting["meeting"],
        pages=_span(pages) if pages else None,
        identifier=identifier,
        url=official_url(identifier),
        confidence=0.9 if identifier and not item else 1.0,
        note=note,
    )
    return _more_items(text, first, plural="items" in (meeting[0] if meeting else "")) if item else ([first], end)


def _more_items(text: str, first: Citation, *, plural: bool) -> tuple[list[Citation], int]:
    """The further items of a list: `items 12 en 14`, `nr. 45, item 12; nr. 46, item 3`."""
    found, number = [first], (first.number or "").partition("-")[0]
    while more := _MORE_ITEMS.match(text, found[-1].end):
        if not more["word"] and (not plural or more["meeting"] or more["link"] == "; "):
            break
        number = more["meeting"] or number
        start = next(more.start(name) for name in ("meeting", "word", "item") if more[name])
        start = text.rindex("n", 0, start) if more["meeting"] else start
        pages = _PAGES.match(text, more.end())
        end = pages.end() if pages else more.end()
        name = f"{number}-{more['item']}"
        identifier = f"{first.identifier.rsplit('-', 2)[0]}-{name}" if first.identifier else None
        found.append(
            replace(
                first,
                raw=text[start:end],
                start=start,
                end=end,
                number=name,
                pages=_span(pages) if pages else None,
                identifier=identifier,
                url=official_url(identifier),
            )
        )
    return found, found[-1].end


def _span(pages: re.Match[str]) -> str:
    if pages["last"] is None:
        return pages["first"]
    return f"{pages['first']}{', ' if pages['link'] == 'en' else '-'}{pages['last']}"


def _item_identifier(
    house: str | None,
    chamber: Chamber | None,
    year: str | None,
    meeting: re.Match[str] | None,
    pages: re.Match[str] | None,
) -> tuple[str | None, str | None]:
    """The id of the item: by its number from 2011, by its first and last page before; else None and why."""
    if house in ("UCV", "OCV"):
        return None, "commissievergadering: geen kenmerk op het portaal bepaald"
    if year is None:
        return None, "vergaderjaar niet te lezen"
    if chamber is None:
        return None, "kamer niet genoemd"
    if meeting and meeting["item"]:
        return minutes(chamber, year, f"{meeting['meeting']}-{meeting['item']}"), None
    if meeting and int(meeting["meeting"]) > _MOST_MEETINGS:
        return None, "geen nummer van een vergadering: vermoedelijk is het Aanhangsel bedoeld"
    before_items = int(year[:4]) < 2010
    if before_items and pages and _is_item(pages):
        item = f"{pages['first']}-{pages['last']}"
        return minutes(chamber, year, item), "bepaald door eerste en laatste bladzijde"
    if before_items:
        return None, "de bladzijden bepalen geen onderdeel van de Handelingen"
    return None, "geen item genoemd: de vergadering is bekend, het onderdeel niet"


def _is_item(pages: re.Match[str]) -> bool:
    """Whether the pages can be the first and last of one item (`43-3795` is a meeting and a page)."""
    if pages["last"] is None or pages["link"] in ("/", "en"):
        return False
    return 0 <= int(pages["last"]) - int(pages["first"]) <= _LONGEST_ITEM


def _misplaced_dossier(
    text: str, start: int, dossier: re.Match[str], chamber: Chamber | None, year: str | None
) -> tuple[list[Citation], int] | None:
    numbers = read_numbers(text, dossier.end(), strong=False)
    name = parse_dossier(dossier["dossier"])
    number, pages, end = None, None, dossier.end()
    if numbers is not None:
        number, pages, end = numbers.papers[0].number, numbers.papers[0].pages, numbers.papers[0].end
    elif tail := _TAIL.match(text, end):
        pages, end = tail["pages"], tail.end()
    return [
        Citation(
            raw=text[start:end],
            kind="handelingen",
            start=start,
            end=end,
            chamber=chamber,
            session_year=year,
            dossier=name,
            number=number,
            pages=pages,
            confidence=0.5,
            note="Handelingen met een dossiernummer: Handelingen of Kamerstuk, niet te bepalen",
        )
    ], end
