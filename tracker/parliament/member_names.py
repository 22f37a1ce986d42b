"""How papers and letters write the names of members: patterns of a name, lists of names, signatures."""

from __future__ import annotations

import re
from functools import cache

from tracker.lexicon import load

_UP, _LOW = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĘĚĞİŁŃŇŐŘŚŞŠŤŰŹŻŽ", "a-zß-öø-ÿāăąćčďđęěğıłńňőřśşšťűźżž"
PREFIX = (
    r"(?:[Vv]an|[Vv]on|[Dd]er|[Dd]en|[Dd]e|[Hh]et|[Tt]en|[Tt]er|[Dd]u|[Dd]i|[Ee]l|[Aa]l|[Aa]z|[Ll]a|[Ll]e|['’]t|[Bb]in|"
    r"[Ii]n(?=\s['’]t))"
)
_WORD = rf"[{_UP}][{_LOW}]+(?:[{_UP}][{_LOW}]+)?(?:['’][{_LOW}{_UP}]+)?(?![{_LOW}{_UP}])"
# Paternotte · Van der Plas · Yeşilgöz-Zegerius · Kraneveldt-van der Veen · Wiegman-van Meppelen Scheppink · Ten Broeke
_SURNAME = rf"(?:{PREFIX}\s)*{_WORD}(?:-\s?(?:{PREFIX}\s){{0,3}}{_WORD})*"
# Inge van Dijk · Peter de Groot · Jan de Vries · Mei Li Vos · Bruins Slot · Koser Kaya · Jan Jacob van Dijk
NAME = rf"(?:{_WORD}\s(?:{_WORD}\s)?(?={PREFIX}\s|[{_UP}]))?{_SURNAME}(?:\s(?!{PREFIX}\s){_WORD})?"
PARTY = r"\s?\((?P<{0}>[A-Z][\w\-/ ]{{1,20}}|50PLUS)\)"

_LINE = re.compile(rf"^\W{{0,2}}(?P<name>(?:[A-Z]\.\s?)*{NAME})(?:\s?\((?P<party>[^)]{{2,20}})\))?\W*$")
_PREFIXED = re.compile(rf"^{PREFIX}$")


@cache
def _words(sort: str) -> frozenset[str]:
    """A list of `lexicon/member_names.yml`; raises KeyError when it is missing."""
    return frozenset(load("member_names")[sort])


def is_double_surname(name: str) -> bool:
    """Whether a name with a hyphen is known to be that of one member: `Michon-Derkzen`, `Kraneveldt-van der Veen`."""
    return name[:1].upper() + name[1:] in _words("double_hyphenated")


def has_first_name(name: str) -> bool:
    """Whether a name begins with a first name that papers use to tell namesakes apart: `Gert-Jan Segers`."""
    return name.split(maxsplit=1)[0] in _words("first_names") if name else False


def split_names(text: str) -> tuple[str, ...]:
    """`Paternotte, Van der Werf en Brekelmans` or `Bikker/Omtzigt` -> the names, in order."""
    parts = re.split(r"\s*(?:,\s+en\s|,|/|&|\ben\b)\s*", text)
    return tuple(" ".join(part.split()) for part in parts if part.strip())


def signed_names(block: str, *, several: bool = False) -> tuple[tuple[str, str | None], ...]:
    """The names (with party where given) signed under a motion, one a line.

    `several` says that the heading names more than one member: then a single line is names run together.
    """
    lines = [line.strip(" .;,\\\t") for line in re.split(r"\n+|,\s*", block)]
    lines = [line for line in lines if line]
    if several and len(lines) == 1:
        return tuple((name, None) for name in _run_together(lines[0]))
    found: list[tuple[str, str | None]] = []
    for line in lines:
        name = _LINE.match(line)
        if name is None:
            break
        plain = " ".join(name["name"].split())
        found.append((plain[:1].upper() + plain[1:], name["party"]))
    return tuple(found)


def _run_together(line: str) -> list[str]:
    """`Piri Paternotte Inge van Dijk` -> three names; a first name or prefix stays with what follows."""
    names: list[list[str]] = []
    open_name = False
    for word in line.split():
        capital = word[:1].isupper()
        if not capital and not _PREFIXED.match(word):
            return []
        double = bool(names) and f"{names[-1][-1]} {word}" in _words("double_surnames")
        if names and (open_name or double or not capital):
            names[-1].append(word)
        else:
            names.append([word])
        open_name = bool(_PREFIXED.match(word)) or word in _words("first_names")
    return [" ".join(name) for name in names]


def title_case(name: str) -> str:
    """`VAN DER PLAS` -> `Van der Plas`; `YEŞILGÖZ-ZEGERIUS` -> `Yeşilgöz-Zegerius`."""
    words = []
    for place, word in enumerate(name.split()):
        low = word.lower()
        keep_low = place > 0 and _PREFIXED.match(low)
        words.append(low if keep_low else "-".join(part[:1].upper() + part[1:] for part in low.split("-")))
    return " ".join(words)
