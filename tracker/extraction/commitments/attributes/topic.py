"""What a commitment is about: the subject, and the policy area in the government's own vocabulary.

The sentence, its heading and its whole document are weighed together, so that one word decides neither a sentence
against its heading and document, nor a document.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from tracker.extraction.commitments.attributes.topic_lexicon import (
    DocumentTopics,
    Hit,
    hits_in,
    pairs_in,
    topic_name,
    topic_of_ministry,
    words_of,
)
from tracker.extraction.commitments.context import Context
from tracker.extraction.commitments.matches import Match

OTHER = ("overig", "overig")
"""Subject and policy area when nothing tells them."""

_OWN = 2.0
"""What a word of the sentence weighs; heading and document together weigh more than one, less than two."""
_MOST = 3.0
"""Words of one subject in a sentence or heading that count, at most."""
_HEADING = 1.5
_DOCUMENT = 1.5
_MINISTRY = 0.4


def topic_of(_match: Match, context: Context) -> tuple[str, str]:
    """(subject, policy area) of a commitment."""
    document = context.document
    return weigh(context.parse.words.words, context.section, document.topics, document.document.metadata.ministry)


def weigh(words: Sequence[str], heading: str | None, document: DocumentTopics, ministry: str | None) -> tuple[str, str]:
    """(subject, policy area) of a sentence of these bare words in lower case, under a heading, in a document."""
    scores: dict[int, float] = defaultdict(float)
    for topic, weight in (*_capped(hits_in(words)), *pairs_in(words)):
        scores[topic] += _OWN * weight
    for topic, weight in _of_heading(heading) if heading else ():
        scores[topic] += _HEADING * min(weight, 1.0)
    for topic, share in document.items():
        scores[topic] += _DOCUMENT * share
    of_ministry = topic_of_ministry(ministry)
    if of_ministry is not None:
        scores[of_ministry] += _MINISTRY
    if not scores:
        return OTHER
    return topic_name(min(scores, key=lambda topic: (-scores[topic], topic)))


@lru_cache(2_000)
def _of_heading(heading: str) -> tuple[Hit, ...]:
    words = words_of(heading)
    return tuple(_capped([*hits_in(words), *pairs_in(words)]))


def _capped(hits: Iterable[Hit]) -> list[Hit]:
    """The sum of what is told of each subject, up to a limit."""
    sums: dict[int, float] = {}
    for topic, weight in hits:
        sums[topic] = min(sums.get(topic, 0.0) + weight, _MOST)
    return list(sums.items())
