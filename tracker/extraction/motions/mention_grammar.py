"""How running text names a motion: `motie van de leden A en B`, `motie-A/B`, `de moties A c.s. en B c.s.`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tracker.extraction.motions.sponsors import (
    CO_SPONSORS,
    NEXT_ROLE,
    PARTY,
    ROLE,
    only_members,
    read_sponsors,
    sponsor_groups,
)
from tracker.extraction.motions.titles import title_after
from tracker.parliament.dossiers import DOSSIER_NUMBER
from tracker.parliament.member_names import NAME

_ONE = rf"{NAME}(?:{PARTY})?(?:{CO_SPONSORS})?"
_LINK = rf"(?:\s?/\s?|,\s(?:en\s)?{NEXT_ROLE}|\s(?:en|&)\s{NEXT_ROLE}|\s?[–‑]\s?|-\s)"
# motie (28 676, nr. 3) van het lid · motie 25295, nr. 1892, leden · motie d.d. 12 mei van het lid
_BETWEEN = (
    r"(?:\([^()]{1,60}\)\s|(?:d\.d\.|dd\.?|van(?:\sd\.d\.)?)\s\d{1,2}\s[a-z]{3,9}(?:\s\d{4}|\sjl\.?)?,?\s|"
    r"(?:met\s|op\sstuk\s|onder\s)?(?:nr\.?|nummer)\s?\d{1,4},?\s|"
    rf"{DOSSIER_NUMBER}[^,\n]{{0,8}},?\snrs?\.?\s?\d{{1,4}},?\s)"
)
# motie[ (]Ellian/VVD): a member and a party, alone between brackets
_BRACKETED = r"\s\((?=[^()/,]{2,40}[/,]\s?(?:[A-Z]\w*[A-Z0-9]\w*|Volt|Denk)\))"
# motie van de leden Paternotte en Brekelmans · moties van het lid Klein · motie van Tweede Kamerlid Mulder (CDA)
# motie-Bikker/Omtzigt · motie Ceder c.s. · motie van der Plas · de motie van Jasper van Dijk en Agnes Mulder
# motie van de heer Stoffer · motie van senator Jansen · motie – De Kort c.s.
_MENTION = re.compile(
    rf"\b(?:[Mm]otie|MOTIE)(?P<plural>s|S)?(?:[–‑-]\s?|\s[–-]\s?|,?\singediend\sdoor\s|{_BRACKETED}|\s{_BETWEEN}?)"
    rf"(?P<role>(?:van\s)?{ROLE}|van\s(?=[A-Z]))?(?P<names>{_ONE}(?:{_LINK}{_ONE}){{0,11}})"
)
# the moties A c.s. (Kamerstuk 26 643, nr. 1200) | en B c.s. | (Kamerstuk 26 643, nr. 1201)
_FURTHER = re.compile(
    rf"\s?\((?=[^()]{{0,120}}\))[^()\d]*\d[^()]*\)(?:,\sen\s|,\s|\s(?:en|&)\s){NEXT_ROLE}"
    rf"(?P<names>{_ONE}(?:{_LINK}{_ONE}){{0,11}})"
)
# zal, conform de motie ..., worden voortgezet
_INSERTED = re.compile(
    r",\s(?:mede\s)?(?:conform|overeenkomstig|in lijn met|naar aanleiding van|ter uitvoering van)\s(?:de\s)?\Z"
)
# Van Middel[ koop]
_REST_OF_NAME = re.compile(r"\s(?P<rest>[a-z]{2,8})\b")
_PARTY_NAME = r"(?:[A-Z][\w]*[A-Z0-9][\w/-]*|50PLUS|Volt|Denk|ChristenUnie|[A-Z][\w-]+(?=-fractie))"
# van de SGP-fractie · van de fracties van SGP en CDA · van GroenLinks-PvdA: a party is no sponsor
_BY_PARTY = (
    rf"\svan\s(?:de\s)?(?:fracties?\svan\s(?:de\s|het\s)?)?{_PARTY_NAME}(?:-fracties?)?"
    rf"(?:(?:,\s|\sen\s|/)(?:de\s)?{_PARTY_NAME}(?:-fracties?)?){{0,5}}(?:{CO_SPONSORS})?"
)
# a motion without names: motie (Kamerstukken 32852, nr. 199) · motie over X (...) · motie 2023Z01223 · motie nr. 12
_BARE = re.compile(
    rf"\b[Mm]otie(?P<plural>s)?(?:{_BY_PARTY}(?![\w-])|"
    r"(?=\s\(|,?\s(?:over|om|inzake|betreffende|waarin|met\sbetrekking\stot|Kamerstuk)\b|\s[«‘“\"']"
    rf"|\s{DOSSIER_NUMBER}[^,\n]{{0,8}},?\snrs?\b"
    r"|\s(?:met\s|op\sstuk\s|onder\s)?(?:zaaknummer|zaak|nummer|nr\.)\s?\d|\s(?:met\s(?:zaak)?nummer\s)?20\d\d[ZD]\d{5}))"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One motion named in the text; members of one plural mention share `start`."""

    start: int
    end: int
    sponsors: tuple[str, ...]
    parties: tuple[str | None, ...]
    cosponsors: bool
    title: str | None
    plural: bool
    """True when the text says 'moties' and does not part them: the names may be those of several."""


def find_mentions(text: str) -> Iterator[Mention]:
    """Every motion named in `text`, in order of place; a motion without names too (its sponsors are empty)."""
    at = 0
    while (at := _next_word(text, at)) >= 0:
        named = _MENTION.match(text, at)
        mentions = list(_read(text, named)) if named else []
        if mentions:
            if mentions[-1].plural or len(mentions) > 1:
                mentions.extend(_further(text, mentions[-1].end))
            yield from mentions
            at = mentions[-1].end
            continue
        if bare := _BARE.match(text, at):
            title = title_after(text, bare.end())
            yield Mention(at, bare.end(), (), (), False, title, bare["plural"] is not None)
        at += 5


def rejoin_split_names(text: str, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions, names broken by a stray space put right: `Van Middel koop` where `Van Middelkoop` is named too."""
    found = tuple(mentions)
    known = {name for mention in found for name in mention.sponsors}
    whole = []
    for mention in found:
        rest = _REST_OF_NAME.match(text, mention.end)
        name = mention.sponsors[-1] + rest["rest"] if rest and mention.sponsors else None
        if rest and name in known:
            whole.append(replace(mention, end=rest.end(), sponsors=(*mention.sponsors[:-1], name)))
        else:
            whole.append(mention)
    return tuple(whole)


def _next_word(text: str, at: int) -> int:
    """Where 'motie' next starts a word; -1 when it does not."""
    at = text.find("otie", at)
    while at >= 0:
        start = at - 1
        if start >= 0 and text[start] in "Mm" and not text[start - 1 : start].isalnum():
            return start
        at = text.find("otie", at + 4)
    return -1


def _read(text: str, named: re.Match[str]) -> Iterator[Mention]:
    """The motions of one mention: names are sponsors together, or, behind 'moties', of one motion each."""
    names = only_members(named["names"])
    if not names:
        return
    end = named.start("names") + len(names)
    plural = named["plural"] is not None
    groups = sponsor_groups(names, plural, named["role"])
    inserted = _INSERTED.search(text[max(0, named.start() - 40) : named.start()]) is not None
    title = title_after(text, end, inserted=inserted)
    offset = 0
    for group in groups:
        sponsors, parties, cosponsors = read_sponsors(group, named["role"])
        start = names.find(group, offset)
        offset = start + len(group)
        first = len(groups) == 1 or start == 0
        yield Mention(
            named.start() if first else named.start("names") + start,
            named.start("names") + offset,
            sponsors,
            parties,
            cosponsors,
            title if len(groups) == 1 or offset == len(names) else None,
            plural and len(groups) == 1,
        )


def _further(text: str, end: int) -> Iterator[Mention]:
    """The motions that a mention in the plural names behind the number of its first."""
    while further := _FURTHER.match(text, end):
        names = only_members(further["names"])
        if not names:
            return
        start = further.start("names")
        end = start + len(names)
        for group in sponsor_groups(names, True, None):
            sponsors, parties, cosponsors = read_sponsors(group, None)
            at = text.index(group, start)
            title = title_after(text, end) if at + len(group) == end else None
            yield Mention(at, at + len(group), sponsors, parties, cosponsors, title, False)
