"""What the attributes of a commitment are read from, besides its match: the sentence and the document around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from tracker.dutch.clauses.parse import Parse
from tracker.dutch.dates import date_in_name
from tracker.extraction.commitments.attributes.persons import Who, speaker_of, who_speaks
from tracker.extraction.commitments.attributes.topic_lexicon import DocumentTopics, document_topics
from tracker.extraction.commitments.matches import Match
from tracker.extraction.commitments.scan import Scanned
from tracker.lexicon import load
from tracker.models import Document, Sentence


@dataclass(frozen=True)
class DocumentContext:
    """What the sentences of a document share; what costs is found when first asked for, once."""

    document: Document

    @cached_property
    def reference_date(self) -> str | None:
        """The date periods are counted from: the letter's, else the meeting's."""
        data = self.document.metadata
        return data.date or data.meeting_end or data.meeting_start

    @cached_property
    def date_of_file(self) -> str | None:
        """The date its file is named by: when the document was published, which may be long after it was written."""
        return date_in_name(self.document.source)

    @cached_property
    def speaker(self) -> Who:
        """Who says `ik` where nobody is named as speaking."""
        return speaker_of(self.document.metadata)

    def speaker_at(self, offset: int) -> Who:
        """Who says `ik` at `offset`: the member of government whose turn it is, else the signatory."""
        at = bisect_right(self._turn_starts, offset) - 1
        turn = self.document.speakers[at] if at >= 0 else None
        if turn is None or offset >= turn.end or not (turn.name or turn.office):
            return self.speaker
        return who_speaks(turn.name, turn.office, None, self.reference_date)

    @cached_property
    def _turn_starts(self) -> list[int]:
        return [turn.start for turn in self.document.speakers]

    @cached_property
    def _places(self) -> dict[int, int]:
        """The index of each sentence by its start."""
        return {sentence.start: index for index, sentence in enumerate(self.document.sentences)}

    def after(self, sentence: Sentence) -> str:
        """The sentence that follows one in its section, empty for the last."""
        following = self.document.sentences[self._places[sentence.start] + 1 :][:1]
        if not following or following[0].section != sentence.section:
            return ""
        return self.document.text[following[0].start : following[0].end]

    @cached_property
    def meets_promises(self) -> bool:
        """Whether the document says that it is what was promised: `Hierbij bied ik u ... aan`."""
        return _meets().search(self.document.text) is not None

    @cached_property
    def topics(self) -> DocumentTopics:
        """What the document is about, by the words of its title and text."""
        return document_topics(self.document.metadata.title, self.document.text)


@dataclass(frozen=True, slots=True)
class Context:
    """A sentence on which rules fired, in its document."""

    document: DocumentContext
    sentence: Sentence
    text: str
    parse: Parse
    matches: Sequence[Match]

    @property
    def section(self) -> str | None:
        """The heading the sentence stands under."""
        sections = self.document.document.sections
        return sections[self.sentence.section].title if sections else None


def context_of(scanned: Scanned, document: DocumentContext) -> Context:
    """The context of a sentence that was scanned."""
    found = scanned.found
    return Context(document, scanned.sentence, scanned.text, found.parse, found.matches)


@cache
def _meets() -> re.Pattern[str]:
    return re.compile("|".join(load("status")["meets"]), re.IGNORECASE)
