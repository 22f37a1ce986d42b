"""Sums of money and percentages in a sentence, with what the text says around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tracker.dutch.numbers import any_of, number_words, scales, value_of
from tracker.lexicon import load
from tracker.models import Amount, Percentage

# '2,5', '2.500.000', '250 000'; '1.6' is not a number in Dutch but '1.600' is
_NUMBER = r"\d{1,3}(?:[.\u00a0 ]\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_TO = r"\s*(?:-|–|—|tot en met|tot|à|en)\s*"
# 'van € 250 miljoen tot structureel € 500 miljoen', 'stijgen van X naar Y'
_RISE = re.compile(r"\bvan\s[^.;]{0,8}$", re.IGNORECASE)
_RISE_TO = re.compile(r"^[^.;]{0,40}\b(?:tot|naar)\b[^.;€]{0,24}$", re.IGNORECASE)
# 'van de 300 miljoen euro is 100 miljoen voor scholen', 'van het totaal van'
_WHOLE = re.compile(r"\bvan (?:de|het|dit|deze)\s(?:totale?\s|bedrag van\s|totaal van\s)*$", re.IGNORECASE)
_SHARE = re.compile(r"^[^.;,€]{0,30}\b(?:is|zijn|wordt|worden|gaat|komt)\b[^.;€]{0,40}$", re.IGNORECASE)
# 'van het inkoopbudget van de overheid'
_OF = re.compile(
    r"^[- ]{0,2}(?:van|aan)\s(?:het|de|hun eigen|hun|ons|onze|mijn|haar|zijn|alle)\s(?P<what>[^,.;()]{3,60})",
    re.IGNORECASE,
)

# A cheap test: no sum without one of these
_MONEY_HINTS = tuple(
    "€ $ £ EUR USD GBP uro dollar pond gulden kronen frank yen miljoen mln miljard mrd mld duizend".split()
)


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What sums are found with: three forms, each with groups low, high, scale and unit as far as it has them."""

    forms: tuple[re.Pattern[str], ...]
    bare: re.Pattern[str]
    currencies: dict[str, str]
    qualifier: re.Pattern[str]
    money: re.Pattern[str]
    per: re.Pattern[str]
    percent: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    data = load("money")
    scale, word = any_of(scales()), any_of(number_words())
    # a lone 'f' is a guilder only as a word before a number
    before, behind = any_of(data["before"].keys() - {"f"}), any_of(data["behind"])
    return _Patterns(
        forms=(
            # 'EUR 1,6 miljard', '€ 24 mln.', '€ 4.300 tot € 13.000', 'Euro 250.000', 'f 5 miljoen'
            re.compile(
                rf"(?P<unit>(?<!\w)(?:{before})|(?<![\w.])f(?= \d))\s?(?P<low>{_NUMBER})"
                rf"(?:{_TO}(?:(?:{before})\s?)?(?P<high>{_NUMBER}))?(?:[,.]-+)?(?:\s?(?P<scale>{scale})\b)?",
                re.IGNORECASE,
            ),
            # '2,5 miljard euro', '25-30 miljoen euro', 'een half miljoen euro', '500 euro'
            re.compile(
                rf"(?<![\w.,])(?P<low>{_NUMBER}|(?:{word}))(?:{_TO}(?P<high>{_NUMBER}))?\s?(?P<scale>{scale})?\.?"
                rf"\s(?P<unit>{behind})(?!\w)",
                re.IGNORECASE,
            ),
        ),
        # '50 miljoen beschikbaar gesteld', '(8,5 miljard voor alle sectoren)': money by what stands around it
        bare=re.compile(
            rf"(?<![\w.,€$£])(?P<low>{_NUMBER})\s(?P<scale>miljoen|mln|miljard|mld|mrd)\b(?!\.?\s(?:{behind}))",
            re.IGNORECASE,
        ),
        currencies={unit.lower(): code for unit, code in (data["before"] | data["behind"]).items()},
        # 'maximaal een bedrag van'
        qualifier=re.compile(
            rf"\b({any_of(data['qualifiers'])})\s*(?:een bedrag van\s*)?(?:de\s+|een\s+)?$", re.IGNORECASE
        ),
        money=re.compile("|".join(data["money_words"]), re.IGNORECASE),
        # 'per jaar', 'jaarlijks'
        per=re.compile(
            r"^[^.;,]{0,30}?\b(?:per|elk|ieder) (jaar|maand|kwartaal|week|persoon|kind|woning|huishouden|"
            r"leerling|student)\b|"
            r"\b(jaarlijks|structureel)\b",
            re.IGNORECASE,
        ),
        # 'vijftig procent', '2-4%', '2,5 %'
        percent=re.compile(
            rf"(?<![\w.,])(?P<low>\d+(?:[.,]\d+)?|(?:{word}))(?:\s?[-–]\s?(?P<high>\d+(?:,\d+)?))?\s?"
            r"(?:%|procent\b|percent\b)",
            re.IGNORECASE,
        ),
    )


def find_amounts(sentence: str) -> tuple[Amount, ...]:
    """The sums of money in `sentence`, in order; offsets are into `sentence`.

    A bare `50 miljoen` counts only where the sentence speaks of money (`lexicon/money.yml`). Numbers follow Dutch
    notation: a point or space parts thousands, a comma decimals.
    """
    if not any(hint in sentence for hint in _MONEY_HINTS) and " f " not in f" {sentence}":
        return ()
    patterns = _patterns()
    tried = (*patterns.forms, patterns.bare) if patterns.money.search(sentence) else patterns.forms
    found: list[Amount] = []
    for pattern in tried:
        for m in pattern.finditer(sentence):
            if not any(a.start < m.end() and m.start() < a.end for a in found):
                found.append(_amount(m, patterns))
    return tuple(sorted(found, key=lambda a: a.start))


def _amount(m: re.Match[str], patterns: _Patterns) -> Amount:
    groups, sentence = m.groupdict(), m.string
    before = patterns.qualifier.search(sentence[max(0, m.start() - 40) : m.start()])
    per = patterns.per.search(sentence[m.end() : m.end() + 40])
    per = per or patterns.per.search(sentence[max(0, m.start() - 30) : m.start()])
    return Amount(
        value=value_of(groups["low"], groups.get("scale")),
        currency=patterns.currencies[(groups.get("unit") or "euro").lower()],
        start=m.start(),
        end=m.end(),
        qualifier=before[1].lower() if before else None,
        upper=value_of(groups["high"], groups.get("scale")) if groups.get("high") else None,
        per=_per(per),
    )


def _per(found: re.Match[str] | None) -> str | None:
    if found is None:
        return None
    return found[1].lower() if found[1] else "jaar"


def main_amount(sentence: str) -> Amount | None:
    """The sum the sentence is about: the first, or the second of `van X tot Y` and of `van de X is Y voor`."""
    amounts = find_amounts(sentence)
    if len(amounts) > 1:
        first, second = amounts[:2]
        if _RISE.search(sentence[: first.start]) and _RISE_TO.search(sentence[first.end : second.start]):
            return second
        if _WHOLE.search(sentence[: first.start]) and _SHARE.search(sentence[first.end : second.start]):
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
        Percentage(value_of(m["low"].replace(".", ",")), m.start(), m.end(), _basis(sentence[m.end() : m.end() + 80]))
        for m in _patterns().percent.finditer(sentence)
    )


def _basis(after: str) -> str | None:
    for pattern, name in _bases():
        if pattern.search(after):
            return name
    found = _OF.match(after)
    return " ".join(found["what"].split()[:4]) if found else None
