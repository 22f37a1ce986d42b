"""What somebody types in the search box, read: numbers of papers, words, phrases, OF and NIET. Pure.

Nothing that is typed is an error: a lone quote, a blank or only signs ask for nothing and leave all rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tracker.parliament.dashes import with_plain_hyphens
from tracker.parliament.dossiers import read_dossier
from tracker.parliament.identifiers import IDENTIFIER_IN, paper, parse_identifier
from tracker.parliament.paper_numbers import read_numbers

# '"alle inzet"', '-motie', 'lucht*', 'OF', 'NAVO-top', '2%'
TOKEN = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
WORD = re.compile(r"\w+")
OR_WORDS, NOT_WORDS = frozenset({"OF", "OR"}), frozenset({"NIET", "NOT"})
# '28676', '28 676', '21501-02', '36 600 XV', where they begin
NUMBER_AT = re.compile(r"(?<![\w-])(?:kamerstuk(?:ken)?\s+|kst\.?\s*)?(?=\d\d[\s.]?\d{3}(?!\d))", re.IGNORECASE)
# '-448' · '/448' · ' nr 448' · ', 448'
NUMBER_BEHIND = re.compile(
    r"\s*(?:[-/,]\s*|\s)(?:nr\.?s?\s*|nummer\s*|no\.?\s*)?(?P<number>\d{1,4}|[A-Z]{1,2})(?!\w)", re.I
)
SHORTEST_STEM = 4
"""Letters that a word must keep to find the words that begin with it."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper, or a whole dossier when it has no number."""

    dossier: str | None
    identifier: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase."""

    text: str
    phrase: bool = False
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """What was asked: papers, groups of which each must be met by one of its terms, and terms that must not be met."""

    papers: tuple[Paper, ...] = ()
    groups: tuple[tuple[Term, ...], ...] = ()
    without: tuple[Term, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing was asked."""
        return not (self.papers or self.groups or self.without)

    @property
    def words(self) -> tuple[str, ...]:
        """The words, when the search is nothing but words; they may be a name."""
        terms = [term for group in self.groups for term in group]
        plain = all(len(group) == 1 for group in self.groups) and not self.without and not self.papers
        return tuple(term.text for term in terms) if plain and not any(t.prefix for t in terms) else ()


def read(typed: str) -> Search:
    """Read what was typed: `28 676, nr. 448`, `toezegging OF belofte`, `"alle inzet" -motie`, `lucht*`."""
    typed = typed.replace("\x00", " ").replace("“", '"').replace("”", '"')
    papers, rest = _papers(typed)
    groups: list[tuple[Term, ...]] = []
    without: list[Term] = []
    joins = negates = False
    for token in TOKEN.finditer(rest):
        word = token["word"] or ""
        if word in OR_WORDS and groups:
            joins = True
            continue
        if word in NOT_WORDS:
            negates = True
            continue
        term = _term(token)
        if term is not None and (token["minus"] or negates):
            without.append(term)
        elif term is not None and joins:
            groups[-1] = (*groups[-1], term)
        elif term is not None:
            groups.append((term,))
        joins = negates = False
    return Search(tuple(papers), tuple(groups), tuple(without))


def _term(token: re.Match[str]) -> Term | None:
    text = token["phrase"] if token["phrase"] is not None else token["word"]
    words = WORD.findall(text)
    if not words:
        return None
    prefix = token["word"] is not None and text.endswith("*")
    return Term(" ".join(words), phrase=token["phrase"] is not None or len(words) > 1, prefix=prefix)


def _papers(typed: str) -> tuple[list[Paper], str]:
    papers: list[Paper] = []
    for found in IDENTIFIER_IN.finditer(typed):
        known = parse_identifier(found[1])
        if known:
            papers.append(Paper(known.dossier, str(known)))
    rest = with_plain_hyphens(IDENTIFIER_IN.sub(" ", typed) if papers else typed)
    kept, at = [], 0
    for found in NUMBER_AT.finditer(rest):
        dossier = read_dossier(rest, found.end()) if found.start() >= at else None
        if dossier is None:
            continue
        kept.append(rest[at : found.start()])
        identifiers, at = _numbers(rest, dossier.end, dossier.name)
        papers += [Paper(dossier.name, identifier) for identifier in identifiers] or [Paper(dossier.name)]
    return papers, " ".join([*kept, rest[at:]])


def _numbers(text: str, at: int, dossier: str) -> tuple[list[str], int]:
    listed = read_numbers(text, at, strong=True)
    if listed is not None:
        found = [paper(dossier, number.number) for number in listed.papers]
        return [identifier for identifier in found if identifier], listed.end
    behind = NUMBER_BEHIND.match(text, at)
    if behind is None:
        return [], at
    identifier = paper(dossier, behind["number"].upper())
    return ([identifier] if identifier else []), behind.end()


def expression(search: Search, alike: Callable[[str], Iterable[str]] = lambda word: ()) -> str | None:
    """The search as FTS5 reads it, None when it has no words that must be met.

    `alike` gives other words of the index for a word, as its compounds.
    """
    if not search.groups:
        return None
    met = " AND ".join(_any(group, alike) for group in search.groups)
    return f"({met}) NOT {_any(search.without, alike)}" if search.without else met


def _any(terms: Iterable[Term], alike: Callable[[str], Iterable[str]]) -> str:
    options = [option for term in terms for option in _options(term, alike)]
    return f"({' OR '.join(dict.fromkeys(options))})"


def _options(term: Term, alike: Callable[[str], Iterable[str]]) -> list[str]:
    quoted = f'"{term.text}"'
    if term.prefix:
        return [f"{quoted}*"]
    if term.phrase or not term.text.isalpha() or len(term.text) < SHORTEST_STEM:
        return [quoted]
    return [*(f'"{stem}"*' for stem in stems(term.text)), *(f'"{word}"' for word in alike(term.text))]


# 'moties', 'brieven', 'verslagen', 'landen', 'ministers'
PLURAL = re.compile(r"(?:en|s|e)$")
VOICED = {"v": "f", "z": "s"}


def stems(word: str) -> tuple[str, ...]:
    """What a Dutch word and its other forms begin with: `brieven` gives `brieven`, `brief`; `zaken` also `zaak`."""
    lower = word.lower()
    found = [lower]
    if lower.endswith("en") and len(lower) > SHORTEST_STEM:
        bare = lower[:-2]
        if bare[-1] == bare[-2]:
            found.append(bare[:-1])
        elif bare[-1] in VOICED:
            found.append(bare[:-1] + VOICED[bare[-1]])
        elif re.search(r"[^aeiou][aeou][^aeiouw]$", bare) and len(bare) < 5:
            found.append(bare[:-1] + bare[-2] + bare[-1])
        else:
            found.append(bare)
    elif lower.endswith(("s", "e")) and len(lower) > SHORTEST_STEM:
        found.append(lower[:-1])
    return tuple(stem for stem in dict.fromkeys(found) if len(stem) >= SHORTEST_STEM)
