"""How running text names a motion: `motie van de leden A en B`, `motie-A/B`, `de moties A c.s. en B c.s.`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tracker.extraction.motions.titles import title_after
from tracker.lexicon import load
from tracker.parliament.member_names import NAME

_CS = r",?\sc\.\s?s\.?"
_PARTY = r"\s?\((?P<{0}>(?:[A-Z][A-Za-z0-9\-/]{{1,20}}|50PLUS)(?:\s[A-Z][A-Za-z]+)?)\)"
_PARTY_NAMED = re.compile(_PARTY.format("party"))
_ONE = rf"{NAME}(?:{_PARTY.format('_').replace('?P<_>', '?:')})?(?:{_CS})?"
_LINK = (
    r"(?:\s?/\s?|,\s(?:en\s)?(?:van\s)?(?:het\slid\s)?|\s(?:en|&)\s(?:van\s)?(?:het\s(?:[Kk]amer)?lid\s|de\sleden\s)?"
    r"|\s?[–‑]\s?|-\s)"
)
# motie van de leden Paternotte en Brekelmans · moties van het lid Klein · motie van Tweede Kamerlid Mulder (CDA)
# motie-Bikker/Omtzigt · motie Ceder c.s. · motie van der Plas · de motie van Jasper van Dijk en Agnes Mulder
_MENTION = re.compile(
    rf"\b(?:[Mm]otie|MOTIE)(?P<plural>s|S)?(?:-\s?|\s(?:\([^()]{{1,30}}\)\s)?)"
    rf"(?P<members>(?:van\s)?(?:(?:het|de)\s)?(?:Tweede\s|Eerste\s)?(?:[Kk]amer)?(?:lid|leden|Lid|Leden)\s|van\s(?=[A-Z]))?"
    rf"(?P<names>{_ONE}(?:{_LINK}{_ONE}){{0,11}})"
)
# the moties A c.s. (Kamerstuk 26 643, nr. 1200) | en B c.s. | (Kamerstuk 26 643, nr. 1201)
_FURTHER = re.compile(
    rf"\s?\((?=[^()]{{0,120}}\))[^()\d]*\d[^()]*\)(?:,\sen\s|,\s|\s(?:en|&)\s)(?:van\s)?(?:het\s(?:[Kk]amer)?lid\s|de\sleden\s)?"
    rf"(?P<names>{_ONE}(?:{_LINK}{_ONE}){{0,11}})"
)
# zal, conform de motie ..., worden voortgezet
_INSERTED = re.compile(
    r",\s(?:mede\s)?(?:conform|overeenkomstig|in lijn met|naar aanleiding van|ter uitvoering van)\s(?:de\s)?\Z"
)
# Van Middel[ koop]
_REST_OF_NAME = re.compile(r"\s(?P<rest>[a-z]{2,8})\b")
_GROUP_LINK = re.compile(r",\s(?:en\s)?|\s(?:en|&)\s")
# A/B · A, B · A en B · A – B · Westerveld-Van den Hul: within one name the prefix is in lower case (Kraneveldt-van)
_SPONSOR_LINK = re.compile(
    r"\s?/\s?|,\s(?:en\s)?|\s(?:en|&)\s|\s?[–‑]\s?|(?<=\w)-\s|(?<=[a-z]{2})-(?=(?:Van|De|Den|Ten|Ter)\s)"
)
_LEAD = re.compile(r"^(?:van\s(?=(?:het|de)\s))?(?:(?:het\s(?:[Kk]amer)?lid|de\sleden)\s)?")
# a motion without names: motie (Kamerstukken 32852, nr. 199) · motie over X (...)
_BARE = re.compile(
    r"\b[Mm]otie(?P<plural>s)?(?=\s\(|,?\s(?:over|om|inzake|betreffende|waarin|met\sbetrekking\stot|Kamerstuk)\b|\s[«‘“\"'])"
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
    while True:
        at = _next_word(text, at)
        if at < 0:
            return
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


def mended(text: str, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
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
    while True:
        places = [p for p in (text.find("otie", at),) if p >= 0]
        if not places:
            return -1
        start = places[0] - 1
        if start >= 0 and text[start] in "Mm" and not text[start - 1 : start].isalnum():
            return start
        at = places[0] + 4


def _read(text: str, named: re.Match[str]) -> Iterator[Mention]:
    """The motions of one mention: names are sponsors together, or, behind 'moties', of one motion each."""
    names = _only_members(named["names"])
    if not names:
        return
    end = named.start("names") + len(names)
    plural = named["plural"] is not None
    groups = _groups(names, plural, named["members"])
    title = title_after(
        text, end, inserted=_INSERTED.search(text[max(0, named.start() - 40) : named.start()]) is not None
    )
    offset = 0
    for group in groups:
        sponsors, parties, cosponsors = _sponsors(group)
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
        names = _only_members(further["names"])
        if not names:
            return
        start = further.start("names")
        end = start + len(names)
        for group in _groups(names, True, None):
            sponsors, parties, cosponsors = _sponsors(group)
            at = text.index(group, start)
            title = title_after(text, end) if at + len(group) == end else None
            yield Mention(at, at + len(group), sponsors, parties, cosponsors, title, False)


def _groups(names: str, plural: bool, members: str | None) -> list[str]:
    """`X c.s. en Y c.s.` -> two motions; `A/B en C` behind 'moties' too; `de leden A en B` stays one group."""
    if not plural and names.count("c.s.") < 2:
        return [names]
    if members and "eden" in members and "c.s." not in names:
        return [names]
    return [part for part in _GROUP_LINK.split(names) if part]


def _only_members(names: str) -> str:
    """Cut the names at the first word that is no member's name: `Ceder, Kamerstuk` -> `Ceder`."""
    not_members = frozenset(load("motion_words")["not_members"])
    position = 0
    for part in _SPONSOR_LINK.split(names):
        start = names.find(part, position)
        words = _PARTY_NAMED.sub("", _LEAD.sub("", part)).split()
        kept = _surname_only(words, not_members)
        if kept:
            return names[: start + part.index(kept) + len(kept)]
        if not words or (
            any(word.strip(".,()") in not_members for word in words) and not _has_prefix(words, not_members)
        ):
            return names[:position].rstrip(" ,/&-–") if position else ""
        position = start + len(part)
    return names


def _surname_only(words: list[str], not_members: frozenset[str]) -> str | None:
    """`Ceder de Kamer` -> `Ceder`: what looks like a first name is the member where the rest is no name."""
    if len(words) < 3 or words[0] in not_members or not words[1].islower():
        return None
    return words[0] if words[-1] in not_members else None


def _has_prefix(words: list[str], not_members: frozenset[str]) -> bool:
    """A prefix such as 'Het' or 'In' counts as a member's when a name follows that is none of the listed words."""
    return words[0] in ("Het", "In", "Te") and len(words) > 1 and words[1][:1].isupper() and words[1] not in not_members


def _sponsors(group: str) -> tuple[tuple[str, ...], tuple[str | None, ...], bool]:
    names, parties = [], []
    for part in _SPONSOR_LINK.split(re.sub(_CS, "", group)):
        party = re.search(_PARTY.format("party"), part)
        name = _LEAD.sub("", part[: party.start()] if party else part).strip()
        if name:
            name = " ".join(name.split()).replace("- ", "-")
            names.append(name[:1].upper() + name[1:])
            parties.append(party["party"] if party else None)
    return tuple(names), tuple(parties), "c.s" in group.replace(" ", "")
