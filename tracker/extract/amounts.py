"""Sums of money and percentages in a sentence, with what the text says around them."""

from __future__ import annotations

import re
from functools import cache

from tracker.lexicon import load
from tracker.models import Amount, Percentage

# '2,5', '2.500.000', '250 000', '1.6' is not a number in Dutch but '1.600' is
_NUMBER = r"\d{1,3}(?:[.  ]\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_SCALES = {
    "duizend": 1e3,
    "miljoen": 1e6,
    "mln": 1e6,
    "miljard": 1e9,
    "mld": 1e9,
    "biljoen": 1e12,
}
_SCALE = r"duizend|miljoen|mln|miljard|mld|biljoen"
_WORDS = {
    "een": 1.0,
    "één": 1.0,
    "half": 0.5,
    "een half": 0.5,
    "anderhalf": 1.5,
    "anderhalve": 1.5,
    "twee": 2.0,
    "drie": 3.0,
}
_WORDS |= {"vier": 4.0, "vijf": 5.0, "zes": 6.0, "zeven": 7.0, "acht": 8.0, "negen": 9.0, "tien": 10.0, "twintig": 20.0}
_WORDS |= {"dertig": 30.0, "veertig": 40.0, "vijftig": 50.0, "zestig": 60.0, "zeventig": 70.0, "tachtig": 80.0}
_WORDS |= {"negentig": 90.0, "honderd": 100.0, "twaalf": 12.0, "vijftien": 15.0, "vijfentwintig": 25.0}
_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))
_UNIT = r"€|\$|£|\b(?:EUR|USD|GBP|CHF|euro|dollar|pond)\b"
_AFTER_UNIT = (
    r"euro(?:['’]s)?|EUR|€|(?:Amerikaanse |US )?dollar|USD|(?:Britse )?pond|GBP|Zwitserse frank|CHF|kronen|yen"
)
_CURRENCIES = {
    "€": "EUR",
    "eur": "EUR",
    "euro": "EUR",
    "$": "USD",
    "usd": "USD",
    "dollar": "USD",
    "£": "GBP",
    "pond": "GBP",
}
_CURRENCIES |= {"gbp": "GBP", "frank": "CHF", "chf": "CHF", "kronen": "SEK", "yen": "JPY"}
_TO = r"\s*(?:-|–|—|tot en met|tot|à|en)\s*"

# 'EUR 1,6 miljard', '€ 24 mln.', '€ 4.300 tot € 13.000', 'Euro 250.000'
_UNIT_FIRST = re.compile(
    rf"(?P<unit>{_UNIT})\s?(?P<low>{_NUMBER})(?:{_TO}(?:(?:{_UNIT})\s?)?(?P<high>{_NUMBER}))?(?:[,.]-+)?(?:\s?(?P<scale>{_SCALE})\b)?",
    re.IGNORECASE,
)
# '2,5 miljard euro', '25-30 miljoen euro', 'een half miljoen euro', '500 euro'
_UNIT_LAST = re.compile(
    rf"(?<![\w.,])(?P<low>{_NUMBER}|(?:{_WORD}))(?:{_TO}(?P<high>{_NUMBER}))?\s?(?P<scale>{_SCALE})?\.?\s(?P<unit>{_AFTER_UNIT})(?!\w)",
    re.IGNORECASE,
)
# '50 miljoen beschikbaar gesteld', '(8,5 miljard voor alle sectoren)': money by what stands around it
_BARE = re.compile(
    rf"(?<![\w.,€$£])(?P<low>{_NUMBER})\s(?P<scale>miljoen|mln|miljard|mld)\b(?!\.?\s(?:{_AFTER_UNIT}))", re.IGNORECASE
)
# 'van € 250 miljoen tot structureel € 500 miljoen', 'stijgen van X naar Y'
_RISE = re.compile(r"\bvan\s[^.;]{0,8}$", re.IGNORECASE)
_RISE_TO = re.compile(r"^[^.;]{0,40}\b(?:tot|naar)\b[^.;€]{0,24}$", re.IGNORECASE)
# 'vijftig procent', '2-4%', '2,5 %'
_PERCENT = re.compile(
    rf"(?<![\w.,])(?P<low>\d+(?:[.,]\d+)?|(?:{_WORD}))(?:\s?[-–]\s?(?P<high>\d+(?:,\d+)?))?\s?(?:%|procent\b|percent\b)",
    re.IGNORECASE,
)
_OF = re.compile(
    r"^[- ]{0,2}(?:van|aan)\s(?:het|de|hun|ons|haar|zijn|hun eigen)\s(?P<what>[^,.;()]{3,60})", re.IGNORECASE
)

# A cheap test: no sum without one of these
_MONEY_HINT = re.compile(r"[€$£]|\b(?:EUR|USD|GBP|[Ee]uro|dollar|pond|miljoen|mln|miljard|mld|duizend)")


def _value(number: str, scale: str | None) -> float:
    text = number.lower().strip()
    base = _WORDS.get(text)
    if base is None:
        base = float(re.sub(r"[.  ]", "", text).replace(",", "."))
    return base * _SCALES.get((scale or "").lower(), 1.0)


@cache
def _context() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = load("money")
    qualifiers = "|".join(sorted(data["qualifiers"], key=len, reverse=True))
    return (
        re.compile(rf"\b({qualifiers})\s*(?:een bedrag van\s*)?(?:de\s+|een\s+)?$", re.IGNORECASE),
        re.compile("|".join(data["money_words"]), re.IGNORECASE),
        re.compile(
            r"^[^.;,]{0,30}?\b(?:per|elk|ieder) (jaar|maand|kwartaal|week|persoon|leerling|student)\b|"
            r"\b(jaarlijks|structureel)\b",
            re.IGNORECASE,
        ),
    )


def find_amounts(sentence: str) -> tuple[Amount, ...]:
    """The sums of money in `sentence`, in order; offsets are into `sentence`.

    A bare `50 miljoen` counts only where the sentence speaks of money (`lexicon/money.yml`). Numbers follow Dutch
    notation: a point or space parts thousands, a comma decimals.
    """
    if not _MONEY_HINT.search(sentence):
        return ()
    qualifier, money, per = _context()
    found: list[Amount] = []
    for pattern in (_UNIT_FIRST, _UNIT_LAST, _BARE):
        if pattern is _BARE and not money.search(sentence):
            continue
        for m in pattern.finditer(sentence):
            if any(a.start < m.end() and m.start() < a.end for a in found):
                continue
            groups = m.groupdict()
            unit = (groups.get("unit") or "euro").lower().removesuffix("'s").removesuffix("’s").split()[-1]
            before = qualifier.search(sentence[max(0, m.start() - 40) : m.start()])
            after = per.search(sentence[m.end() : m.end() + 40]) or per.search(
                sentence[max(0, m.start() - 30) : m.start()]
            )
            high = groups.get("high")
            value = _value(groups["low"], groups.get("scale"))
            found.append(
                Amount(
                    value=value,
                    currency=_CURRENCIES.get(unit, unit.upper()[:3]),
                    start=m.start(),
                    end=m.end(),
                    qualifier=before[1].lower() if before else None,
                    upper=_value(high, groups.get("scale")) if high else None,
                    per=_per(after),
                )
            )
    return tuple(sorted(found, key=lambda a: a.start))


def _per(found: re.Match[str] | None) -> str | None:
    if found is None:
        return None
    return found[1].lower() if found[1] else "jaar"


def main_amount(sentence: str) -> Amount | None:
    """The sum the sentence is about: the first, or the second of `van X tot Y`."""
    amounts = find_amounts(sentence)
    if len(amounts) > 1:
        first, second = amounts[:2]
        if _RISE.search(sentence[: first.start]) and _RISE_TO.search(sentence[first.end : second.start]):
            return second
    return amounts[0] if amounts else None


@cache
def _bases() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(entry["pattern"], re.IGNORECASE), entry["name"]) for entry in load("money")["percent_of"]]


def find_percentages(sentence: str) -> tuple[Percentage, ...]:
    """The percentages in `sentence` and what each is of: `bbp`, `bnp`, or the words behind `van het`."""
    if "%" not in sentence and "rocent" not in sentence and "ercent" not in sentence:
        return ()
    return tuple(
        Percentage(
            _value(m["low"].replace(".", ","), None), m.start(), m.end(), _basis(sentence[m.end() : m.end() + 80])
        )
        for m in _PERCENT.finditer(sentence)
    )


def _basis(after: str) -> str | None:
    for pattern, name in _bases():
        if pattern.search(after):
            return name
    found = _OF.match(after)
    return " ".join(found["what"].split()[:4]) if found else None
