"""Sums of money in a sentence, with what the text says around them. A number or unit not wholly read is no sum."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from tracker.dutch.numbers import FIGURES, any_of, read_number, scales, words_pattern
from tracker.lexicon import load
from tracker.lexicon.wordings import patterns_of
from tracker.models import Amount

# A cheap test: no sum without one of these; a search for each string costs half of one pattern for all
_HINTS = (
    *"€$£¥ƒ",
    *"EUR USD GBP CHF CAD AUD SEK DKK NOK PLN UAH NAf Afl XCG AWG SRD euro Euro uro's dollar pond gulden".split(),
    *"florin kronen kroon frank yen zloty hryvnia miljoen mln mio miljard mrd mld duizend".split(),
)
_SHORT_HINT = re.compile(r"\bton\b|\bf \d")
_PREFIXES = {"k": 1e3, "M": 1e6, "": 1.0}
_SHORT = {"K": 1e3, "k": 1e3, "M": 1e6}
_MILLION = 1e6
_TON = 1e5
_SMALL = 1000
"""Of '10 tot 15 miljoen' the first is in millions too, of '500.000 tot 2 miljoen' it is not."""
# What runs on behind a number or unit, so that it was not wholly read: '2.5x', '5 miljoenen', '5%', '5 honderd'
_RUNS_ON = re.compile(
    r"[^\W\d_]|[.,'’]?\d|[½¼¾]|\s?%|\s?(?:procent|percent|pct)|\s?(?:[Mm]il|[Mm]ld|[Mm]rd|[Bb]il|[Tt]ri)\w|\s?(?:duizend|honderd)"
)
# ', in 2025' between the sums of a series, of which the last has the scale
_SERIES = re.compile(r",?\s(?:(?:en|of)\s)?(?:(?:in|voor|vanaf|per)\s20\d\d\s)?|,\s", re.IGNORECASE)


# What is numbered, not paid
_NUMBERED = re.compile(
    r"\b(?:artikel|art\.|vraag|nr\.|nummer|lid|punt|hoofdstuk|bijlage|motie|en|of)\s$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Quantity:
    """A number as it stands, with what was read beside it: its scale (1 for none) and currency."""

    number: float
    scale: float
    currency: str | None
    start: int
    end: int
    word: str

    @property
    def value(self) -> float:
        return self.number * self.scale


@dataclass(frozen=True, slots=True)
class _Patterns:
    quantity: re.Pattern[str]
    currencies: dict[str, str]
    range: re.Pattern[str]
    opener: re.Pattern[str]
    qualifier: re.Pattern[str]
    money: re.Pattern[str]
    per: re.Pattern[str]
    behind_bare: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    data = load("money")
    # a lone 'f' is a guilder only as a word before a number
    before, behind = any_of(data["before"].keys() - {"f"}), any_of(data["behind"])
    return _Patterns(
        # 'EUR 1,6 miljard', '€ 24 mln.', 'k€ 500', '€ 5M', 'Euro 250.000', 'f 5 miljoen', 'een half miljoen euro1'
        quantity=re.compile(
            rf"(?:(?<![\w$])(?P<kilo>(?-i:[kM]))?(?P<before>{before})\s?|(?<![\w.])(?P<guilder>f)\s(?=\d)|"
            rf"(?<!\w)(?<!\d[.,]))(?P<number>{FIGURES}|{words_pattern()})(?:[,.](?:-+|–|=))?"
            rf"(?:\s?(?:(?P<scale>{any_of(scales())})(?![^\W\d_])|(?P<short>(?-i:[MKk]))(?![\w€]))\.?)?"
            rf"(?:\d{{1,2}}(?:,\d{{1,2}})?(?!\d))?"
            rf"(?:\s?(?P<kilo2>(?-i:[kM]))?(?P<behind>{behind})(?![^\W\d_])(?!(?<=[€$£¥RDP])\s?\d)(?:\d{{1,2}}(?!\d))?)?",
            re.IGNORECASE,
        ),
        currencies={unit.lower(): code for unit, code in (data["before"] | data["behind"]).items()},
        range=re.compile(rf"\s*(?:{any_of(data['range_words'])})\s*(?:de\s)?", re.IGNORECASE),
        opener=re.compile(rf"\b(?:{any_of(data['range_openers'])})\s$", re.IGNORECASE),
        # 'maximaal een bedrag van'
        qualifier=re.compile(
            rf"\b({any_of(data['qualifiers'])})\s*(?:een bedrag van\s*)?(?:de\s+|een\s+)?$", re.IGNORECASE
        ),
        money=re.compile("|".join(patterns_of(data["money_words"])), re.IGNORECASE),
        # 'per jaar', 'jaarlijks'
        per=re.compile(
            r"^[^.;,]{0,30}?\b(?:per|elk|ieder) (jaar|maand|kwartaal|week|persoon|kind|woning|huishouden|"
            r"leerling|student)\b|"
            r"\b(jaarlijks|structureel)\b",
            re.IGNORECASE,
        ),
        behind_bare=re.compile(
            rf"\.?(?:\s*(?:$|[.,;:)(!?–—-])|\s(?!(?:(?:{any_of(data['behind_bare_passed'])})\s)*"
            rf"(?:[\w-]+e\s)?(?:{'|'.join(data['counted'])})(?!\w))(?:{any_of(data['behind_bare'])})(?!\w))",
            re.IGNORECASE,
        ),
    )


def find_amounts(sentence: str) -> tuple[Amount, ...]:
    """The sums of money in `sentence`, in order; offsets are into `sentence`.

    A bare `50 miljoen` counts only where the sentence speaks of money and counts nothing else (`lexicon/money.yml`). A
    range is one sum with an upper end.
    """
    if not _may_hold_a_sum(sentence):
        return ()
    quantities = _with_series(list(_quantities(sentence)), sentence)
    speaks_of_money = _patterns().money.search(sentence) is not None
    found: list[Amount] = []
    at = 0
    while at < len(quantities):
        low, high = quantities[at], _range_end(quantities, at, sentence)
        amount = _amount(low, high, sentence) if _is_money(high or low, low, sentence, speaks_of_money) else None
        if amount is not None:
            found.append(amount)
        at += 2 if high is not None else 1
    return tuple(found)


def _may_hold_a_sum(sentence: str) -> bool:
    if any(map(sentence.__contains__, _HINTS)):
        return True
    return ("ton" in sentence or "f " in sentence) and _SHORT_HINT.search(sentence) is not None


def _quantities(sentence: str) -> Iterator[_Quantity]:
    """Every number of the sentence that was wholly read, with its scale and unit."""
    patterns = _patterns()
    for m in patterns.quantity.finditer(sentence):
        number = read_number(m["number"])
        unit = m["before"] or m["guilder"] or m["behind"]
        end = m.end()
        if number is None or _RUNS_ON.match(sentence, end) or (m["short"] and unit is None):
            continue
        if m["number"].lower() in ("een", "één") and not (m["scale"] or m["before"]):
            continue
        scale = scales()[m["scale"].lower()] if m["scale"] else _SHORT.get(m["short"] or "", 1.0)
        scale *= _PREFIXES[m["kilo"] or ""] * _PREFIXES[m["kilo2"] or ""]
        currency = patterns.currencies[unit.lower()] if unit else None
        end = m.end("behind") if m["behind"] else max(m.end("number"), m.end("scale"), m.end("short"))
        yield _Quantity(number, scale, currency, m.start(), end, (m["scale"] or "").lower())


def _with_series(quantities: Sequence[_Quantity], sentence: str) -> list[_Quantity]:
    """The quantities, with the last scale for all of a series: 'in 2024 € 5, in 2025 € 10 en in 2026 € 15 mln'."""
    done: list[_Quantity] = []
    behind: _Quantity | None = None
    for own in reversed([q for q in quantities if not _is_year(q)]):
        joined = behind is not None and _SERIES.fullmatch(sentence, own.end, behind.start)
        behind = _in_series(own, behind, sentence) if behind is not None and joined else own
        done.append(behind)
    return done[::-1]


def _in_series(each: _Quantity, behind: _Quantity, sentence: str) -> _Quantity:
    """A quantity with what it shares with the one behind it: '5 en 10 miljoen euro', not 'artikel 5 en ...'."""
    shared = _lends_scale(behind, each)
    scale = behind.scale if shared else each.scale
    named = _NUMBERED.search(sentence[max(0, each.start - 12) : each.start])
    plain = each.currency is None and behind.currency is not None and (shared or each.number >= _SMALL) and not named
    if plain:
        return replace(each, scale=scale, currency=behind.currency)
    return replace(each, scale=scale) if each.currency is not None else each


def _lends_scale(behind: _Quantity, each: _Quantity) -> bool:
    """Whether a number without a scale may have that of the one behind it."""
    alike = each.currency is None or behind.currency in (each.currency, None)
    return alike and behind.scale >= _MILLION and each.scale == 1 and each.number < _SMALL


def _is_year(quantity: _Quantity) -> bool:
    return quantity.currency is None and quantity.scale == 1 and 1900 <= quantity.number < 2200


def _range_end(quantities: Sequence[_Quantity], at: int, sentence: str) -> _Quantity | None:
    """The upper end of the range that begins with a quantity, None where it is none."""
    if at + 1 >= len(quantities):
        return None
    low, high, patterns = quantities[at], quantities[at + 1], _patterns()
    opened = patterns.opener.search(sentence[max(0, low.start - 12) : low.start]) is not None
    between = sentence[low.end : high.start]
    joined = patterns.range.fullmatch(between) is not None or (
        opened and between.strip(" .").lower() in ("en", "en de")
    )
    bare_and = between.strip().lower() == "en" and low.currency is not None and _lends_scale(high, low)
    if not (joined or bare_and) or (low.currency and high.currency and low.currency != high.currency):
        return None
    return high if _low_value(low, high) < high.value else None


def _low_value(low: _Quantity, high: _Quantity) -> float:
    """The lower end in full: '10 tot 15 miljoen' begins with ten million, '500.000 tot 2 miljoen' with 500,000."""
    return low.number * high.scale if low.scale == 1 and low.number < _SMALL else low.value


def _is_money(quantity: _Quantity, low: _Quantity, sentence: str, speaks_of_money: bool) -> bool:
    """Whether a quantity, or the upper end of a range, is a sum of money by its unit or by what stands around it."""
    if quantity.currency is not None or low.currency is not None:
        return True
    if not speaks_of_money or (quantity.scale < _MILLION and quantity.word != "ton"):
        return False
    return _patterns().behind_bare.match(sentence, quantity.end) is not None


def _amount(low: _Quantity, high: _Quantity | None, sentence: str) -> Amount:
    patterns, end = _patterns(), (high or low).end
    before = patterns.qualifier.search(sentence[max(0, low.start - 40) : low.start])
    per = patterns.per.search(sentence[end : end + 40])
    per = per or patterns.per.search(sentence[max(0, low.start - 30) : low.start])
    return Amount(
        value=_low_value(low, high) if high else low.value,
        currency=low.currency or (high.currency if high else None) or "EUR",
        start=low.start,
        end=end,
        qualifier=before[1].lower() if before else None,
        upper=high.value if high else None,
        per=_per(per),
    )


def _per(found: re.Match[str] | None) -> str | None:
    if found is None:
        return None
    return found[1].lower() if found[1] else "jaar"
