"""The sponsors in the names of a mention: which words are members, whose motion is whose, one double name or two."""

from __future__ import annotations

import re
from functools import cache

from tracker.lexicon import load
from tracker.parliament.member_names import has_first_name, is_double_surname

# c.s. · , c.s. · cs.
CO_SPONSORS = r",?\sc\.\s?s\.?"
PARTY = r"\s?\((?:[A-Z][A-Za-z0-9\-/]{1,20}|50PLUS)(?:\s[A-Z][A-Za-z]+)?\)"
_PARTY = re.compile(r"\s?\((?P<party>(?:[A-Z][A-Za-z0-9\-/]{1,20}|50PLUS)(?:\s[A-Z][A-Za-z]+)?)\)")
_QUALIFIER = r"(?:(?:toenmalige?|toen|voormalige?|vertrokken|huidige?|ex-|oud-)\s?)?"
_OFFICE = (
    r"(?:(?:[A-Z][A-Za-z0-9]{1,14}-)?(?:Tweede\s|Eerste\s)?(?:[Oo]ud-|ex-)?(?:[Kk]amer)?(?:[Ll]id|[Ll]eden)|[Ss]enator(?:en)?|"
    r"[Hh]eer|[Hh]eren|[Mm]evrouw|[Mm]evrouwen|[Dd]ames|collega(?:['’]s)?|fractievoorzitters?|woordvoerders?|"
    r"afgevaardigden?|indieners?|dhr\.|mw\.|mevr\.|[Mm]eneer)"
)
# het lid · de leden · de heer · mevrouw · senator · het toenmalige lid · oud-lid · SGP-Kamerlid · Tweede Kamerlid
ROLE = rf"(?:(?:het|de)\s)?{_QUALIFIER}{_OFFICE}[\s-]\s?"
# , van de leden · en de heer · en mevrouw: what may stand in front of a further name
NEXT_ROLE = rf"(?:van\s)?(?:{ROLE})?"
_SEVERAL = re.compile(r"eden|eren|ames|senatoren|collega['’]s|voorzitters|woordvoerders|afgevaardigden|indieners")
_ONE_MEMBER = re.compile(r"[Ll]id|[Hh]eer|vrouw|[Ss]enator\b|collega\b|voorzitter\b|woordvoerder\b|dhr|mw\.|mevr|neer")
_GROUP_LINK = re.compile(r",\s(?:en\s)?|\s(?:en|&)\s")
# A/B · A, B · A en B · A – B · Westerveld-Van den Hul: within one name the prefix is in lower case (Kraneveldt-van)
_SPONSOR_LINK = re.compile(
    r"\s?/\s?|,\s(?:en\s)?|\s(?:en|&)\s|\s?[–‑]\s?|(?<=\w)-\s|(?<=[a-z]{2})-(?=(?:Van|De|Den|Ten|Ter)\s)"
)
_HYPHEN = re.compile(r"(?<=\w)-(?=[A-ZÀ-Þ])")
_LEAD = re.compile(rf"^(?:(?:van\s)?{ROLE})?")


@cache
def _not_members() -> frozenset[str]:
    """Words with a capital that follow 'motie' without being a member (`lexicon/motion_words.yml`)."""
    return frozenset(load("motion_words")["not_members"])


def is_plural(role: str | None) -> bool:
    """Whether a role is that of several members: `de leden`, `de heren`."""
    return role is not None and _SEVERAL.search(role) is not None


def is_singular(role: str | None) -> bool:
    """Whether a role is that of one member: `het lid`, `mevrouw`."""
    return role is not None and not is_plural(role) and _ONE_MEMBER.search(role) is not None


def sponsor_groups(names: str, plural: bool, role: str | None) -> list[str]:
    """`X c.s. en Y c.s.` -> two motions; `A/B en C` behind 'moties' too; `de leden A en B` stays one group."""
    if not plural and names.count("c.s.") < 2:
        return [names]
    if is_plural(role) and "c.s." not in names:
        return [names]
    return [part for part in _GROUP_LINK.split(names) if part]


def only_members(names: str) -> str:
    """Cut the names at the first word that is no member's name: `Ceder, Kamerstuk` -> `Ceder`."""
    position = 0
    for part in _SPONSOR_LINK.split(names):
        start = names.find(part, position)
        words = _PARTY.sub("", _LEAD.sub("", part)).split()
        kept = _surname_only(words)
        if kept:
            return names[: start + part.index(kept) + len(kept)]
        if not _is_member(words):
            return names[:position].rstrip(" ,/&-–") if position else ""
        position = start + len(part)
    return names


def _is_member(words: list[str]) -> bool:
    """Whether these words can be a member's name."""
    if not words:
        return False
    return not any(word.strip(".,()") in _not_members() for word in words) or _has_prefix(words)


def _surname_only(words: list[str]) -> str | None:
    """`Ceder de Kamer` -> `Ceder`: what looks like a first name is the member where the rest is no name."""
    if len(words) < 3 or words[0] in _not_members() or words[0].islower() or not words[1].islower():
        return None
    return words[0] if words[-1] in _not_members() else None


def _has_prefix(words: list[str]) -> bool:
    """A prefix such as 'Het' or 'In' counts as a member's when a name follows that is none of the listed words."""
    if words[0] not in ("Het", "In", "Te") or len(words) < 2:
        return False
    return words[1] in ("'t", "’t") or (words[1][:1].isupper() and words[1] not in _not_members())


def read_sponsors(group: str, role: str | None) -> tuple[tuple[str, ...], tuple[str | None, ...], bool]:
    """The surnames in one group, their parties, and whether the text adds c.s.

    A hyphen joins two sponsors (`motie Paternotte-Brekelmans`) unless the text speaks of one member (`het lid A-B`) or
    the name is known as a double one (`Michon-Derkzen`, `lexicon/member_names.yml`).
    """
    names: list[str] = []
    parties: list[str | None] = []
    parts = _SPONSOR_LINK.split(re.sub(CO_SPONSORS, "", group))
    for part in parts:
        party = _PARTY.search(part)
        name = _LEAD.sub("", part[: party.start()] if party else part).strip()
        if not name:
            continue
        name = " ".join(name.split()).replace("- ", "-")
        joined = [name] if len(parts) > 1 or is_singular(role) else _parted(name)
        names.extend(one[:1].upper() + one[1:] for one in joined)
        parties.extend([None] * (len(joined) - 1) + [party["party"] if party else None])
    return tuple(names), tuple(parties), "c.s" in group.replace(" ", "")


def _parted(name: str) -> list[str]:
    """`Paternotte-Brekelmans` -> two names; `Kuiken-Dik-Faber` -> two, for `Dik-Faber` is one member."""
    parts = [name] if has_first_name(name) else _HYPHEN.split(name)
    found: list[str] = []
    for part in parts:
        if found and is_double_surname(f"{found[-1]}-{part}"):
            found[-1] = f"{found[-1]}-{part}"
        else:
            found.append(part)
    return found
