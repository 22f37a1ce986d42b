"""Names of those who receive: a noun phrase that names a state, a body or a group, in one spelling."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from tracker.extraction.commitments.attributes.receiver_names import (
    canonical_receiver,
    is_ignored,
    names_somebody,
    receiver_words,
    without_scheme,
)

ReceiverKind = Literal["state", "body", "group"]

_TOKEN = re.compile(r"(?:[a-z]\.){2,3}|\w[\w’'&+.-]*\w|\w|[^\w\s]")
"""`o.a.`, `ESF+-project`, `Women’s`, a mark"""
_CONNECTORS = frozenset("of for de van en and on het der den the in voor ’t 't".split())
_DETERMINERS = frozenset(
    "de het een deze die dit dat alle onze ons zijn haar hun beide enkele verschillende diverse meerdere sommige zowel "
    "mijn twee drie vier vijf zes zeven acht negen tien zogenoemde al veel o.a. meest ook".split()
)
_MAX_ADJECTIVES = 3
_MAX_NAME = 12
_PLACE_OF = frozenset(("in", "op", "van"))


class Token(NamedTuple):
    """A word or a mark of a sentence with its offsets."""

    text: str
    start: int
    end: int
    lower: str


@dataclass(frozen=True, slots=True)
class Receiver:
    """A noun phrase that may receive: `tokens[first:last]`, under its one spelling."""

    name: str
    kind: ReceiverKind
    first: int
    last: int


def tokens_of(sentence: str) -> list[Token]:
    """The words and marks of a sentence, in order."""
    return [Token(found[0], found.start(), found.end(), found[0].lower()) for found in _TOKEN.finditer(sentence)]


def words_and_marks(sentence: str) -> list[str]:
    """What `tokens_of` gives as it stands, without the offsets, which cost most."""
    return _TOKEN.findall(sentence)


def receiver_at(tokens: Sequence[Token], at: int) -> Receiver | None:
    """The receiver whose noun phrase begins at `at`, with those joined to it by commas and `en`; None for none."""
    first = _single(tokens, at)
    if first is None:
        return None
    names, last = [first.name], first.last
    while (following := _joined(tokens, last, first)) is not None:
        names.append(following.name)
        last = following.last
    joined = f"{', '.join(names[:-1])} en {names[-1]}" if len(names) > 1 else names[0]
    return replace(first, name=joined, last=last)


def _joined(tokens: Sequence[Token], at: int, first: Receiver) -> Receiver | None:
    """The next of a series: behind a comma one that is followed by more of them, behind `en` any of the same kind."""
    if at >= len(tokens) or tokens[at].text not in (",", "en"):
        return None
    after = _single(tokens, at + 1)
    if after is None or after.kind != first.kind:
        return None
    series = after.last < len(tokens) and tokens[after.last].text in (",", "en")
    return after if tokens[at].text == "en" or series else None


def _single(tokens: Sequence[Token], at: int) -> Receiver | None:
    at = _skip_determiners(tokens, at)
    named = _body(tokens, at) or _name(tokens, at) or _group(tokens, at)
    if named is None and at + 1 < len(tokens) and _is_adjective(tokens[at].text) and tokens[at + 1].text[0].isupper():
        return _name(tokens, at + 1)
    return named


def _skip_determiners(tokens: Sequence[Token], at: int) -> int:
    while at < len(tokens) and (tokens[at].lower in _DETERMINERS or tokens[at].text.isdigit()):
        if tokens[at].text[0].isupper() and at > 0:
            break
        at += 1
    return at


def _body(tokens: Sequence[Token], at: int) -> Receiver | None:
    """`de provincie Groningen`, `de regering van Sint Maarten`, `Openbaar Lichaam Saba`."""
    for body in receiver_words().bodies.get(tokens[at].lower, ()) if at < len(tokens) else ():
        if tuple(token.lower for token in tokens[at : at + len(body)]) != body:
            continue
        name = _name(tokens, at + len(body))
        if name is None:
            continue
        if len(body) > 1 and body[-1] in _PLACE_OF:
            return replace(name, first=at)
        return Receiver(_text(tokens, at, name.last), "body", at, name.last)
    return None


def _name(tokens: Sequence[Token], at: int) -> Receiver | None:
    """A name in capitals: a state, a land of the Kingdom, or a body with what joins its words."""
    end = _name_end(tokens, at)
    if end is None:
        return None
    if tokens[at].text in receiver_words().adjectives and _text(tokens, at, end) not in receiver_words().kingdom:
        return _of_state(tokens, at, end)
    while end > at and is_ignored(_text(tokens, at, end)):
        end = _shorter(tokens, at, end)
    name = without_scheme(_text(tokens, at, end))
    if not names_somebody(name) or (end == at + 1 and _is_no_name(tokens, at)):
        return None
    kind: ReceiverKind = "state" if name in receiver_words().states or name in receiver_words().kingdom else "body"
    return Receiver(canonical_receiver(name), kind, at, end)


def _is_plain_word(word: str) -> bool:
    """Whether a capital may stand there only because the sentence begins: `Hiertoe`, not `UNICEF` nor `Oekraïne`."""
    return word[1:].islower() and word not in receiver_words().states and word not in receiver_words().kingdom


def _is_no_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a single capital names nobody: it begins the sentence, or is an adjective: `Russische personen`."""
    word = tokens[at].text
    adjective = word.endswith(("se", "sche")) and at + 1 < len(tokens) and tokens[at + 1].text.islower()
    return _is_plain_word(word) and (at == 0 or adjective)


def _name_end(tokens: Sequence[Token], at: int) -> int | None:
    """Where the capitals that begin at `at` end; `of`, `van` and the like may stand between them."""
    if at >= len(tokens) or not tokens[at].text[0].isupper():
        return None
    states, kingdom = receiver_words().states, receiver_words().kingdom
    end = at + 1
    while end < len(tokens) and end - at < _MAX_NAME:
        so_far, word = _text(tokens, at, end), tokens[end].text
        if so_far in states or so_far in kingdom or (so_far in receiver_words().ignored and word not in ("van", "of")):
            break
        if word[0].isupper():
            end += 1
        elif (
            word == "(" and end + 2 < len(tokens) and tokens[end + 2].text == ")" and tokens[end + 1].text[0].isupper()
        ):
            end += 3
        elif (
            word in _CONNECTORS and at == 0 and end == 1 and _is_plain_word(so_far) and word not in ("of", "for", "van")
        ):
            break
        elif word in _CONNECTORS and (after := _after_connectors(tokens, end)) is not None:
            end = after
        else:
            break
    return end


def _after_connectors(tokens: Sequence[Token], at: int) -> int | None:
    """Behind one or two connectors that lead to a capital; a state or land behind `en` or `in` is a name of its own."""
    for step in (1, 2):
        if at + step < len(tokens) and tokens[at + step].text[0].isupper():
            behind = [_text(tokens, at + step, at + step + n) for n in (1, 2)]
            place = any(name in receiver_words().states or name in receiver_words().kingdom for name in behind)
            own = place or tokens[at].text in ("en", "voor", "in")
            return None if own and tokens[at].text not in ("of", "for", "and") else at + step + 1
        if at + step >= len(tokens) or tokens[at + step].text not in _CONNECTORS:
            return None
    return None


def _shorter(tokens: Sequence[Token], at: int, end: int) -> int:
    """One capital less, with the connectors before it."""
    end -= 1
    while end > at and not tokens[end - 1].text[0].isupper():
        end -= 1
    return end


def _of_state(tokens: Sequence[Token], at: int, end: int) -> Receiver | None:
    """`Oekraïense strijdkrachten` is the state; `Syrische vluchtelingen` are people and keep their noun."""
    state = receiver_words().adjectives[tokens[at].text]
    noun = at + 1
    while noun < len(tokens) and noun - at <= _MAX_ADJECTIVES and _is_adjective(tokens[noun].text):
        noun += 1
    if noun >= len(tokens) or not tokens[noun].text[0].isalpha():
        return None
    if tokens[noun].lower.endswith(receiver_words().people):
        return Receiver(_text(tokens, at, noun + 1), "group", at, noun + 1)
    return Receiver(state, "state", at, max(end, noun + 1))


def _group(tokens: Sequence[Token], at: int) -> Receiver | None:
    """`maatschappelijke organisaties`, `scholen in Caribisch Nederland`; where a land follows, the land receives."""
    noun = at
    if _text(tokens, at, at + 2) in receiver_words().groups:
        return _with_place(tokens, Receiver(_text(tokens, at, at + 2), "group", at, at + 2))
    while noun < len(tokens) and noun - at <= _MAX_ADJECTIVES and not _is_group(tokens[noun].lower):
        if not _is_adjective(tokens[noun].text):
            return None
        noun += 1
    if noun >= len(tokens) or not _is_group(tokens[noun].lower):
        return None
    demonyms = [token.text for token in tokens[at:noun] if token.text in receiver_words().adjectives]
    two_words = _text(tokens, noun - 1, noun + 1) if noun > at else ""
    name = two_words if two_words in receiver_words().groups else tokens[noun].lower
    found = Receiver(" ".join([*demonyms, name]), "group", at, noun + 1)
    return _with_place(tokens, found)


def _with_place(tokens: Sequence[Token], group: Receiver) -> Receiver:
    """A group with the land in which it is, which then receives, or with its noun: `eigenaren van musea`."""
    at = group.last
    for step in range(at, min(at + 6, len(tokens) - 1)):
        if tokens[step].text in ",;:.":
            break
        if tokens[step].text in _PLACE_OF or tokens[step].text == "uit":
            land = receiver_at(tokens, step + 1)
            if land is not None and land.kind == "state":
                if tokens[step].text == "uit":
                    return replace(group, name=f"{group.name} uit {land.name}", last=land.last)
                return replace(land, first=group.first)
    if at + 1 < len(tokens) and tokens[at].text == "van" and _is_noun(tokens[at + 1].text):
        return replace(group, name=f"{group.name} van {tokens[at + 1].text}", last=at + 2)
    return group


def _is_noun(word: str) -> bool:
    """Whether a word of a name in lower case may be its noun: `eigenaren van musea`, not `van nieuwe`."""
    return word.islower() and word not in _DETERMINERS and not word.endswith("e")


def _is_group(word: str) -> bool:
    words = receiver_words()
    return word in words.groups or (len(word) > 7 and word.endswith(words.endings))


def _is_adjective(word: str) -> bool:
    return word == "eigen" or (len(word) > 2 and word.endswith("e") and word[0].isalpha())


def _text(tokens: Sequence[Token], first: int, last: int) -> str:
    found = " ".join(token.text for token in tokens[first:last])
    return found.replace("( ", "(").replace(" )", ")")
