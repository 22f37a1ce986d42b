"""The official publications over SRU: papers by dossier, date or query, page by page."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from tracker.feeds.context import Context, PartCounts
from tracker.feeds.officielebekendmakingen import records as source
from tracker.feeds.pages import PageResult
from tracker.feeds.papers import store_paper
from tracker.feeds.records import File, Paper

FEED = "officielebekendmakingen"
TYPES = ("application/xml", "text/xml", "application/sru+xml")


@dataclass(frozen=True, slots=True)
class SruPart:
    """Publications that a question in CQL asks for."""

    question: str
    base: str = source.BASE
    size: int = source.PAGE
    feed: str = FEED
    part: str = "publications"
    types: tuple[str, ...] = TYPES

    @property
    def filter_key(self) -> str:
        """The question."""
        return self.question

    def note(self) -> dict[str, str]:
        """The address of the service, and how many records a page has."""
        return {"base": self.base, "size": str(self.size)}

    def first(self, changed_since: str) -> str:
        """The address of the first page; a second run asks only for what was modified since the day of the first."""
        day = changed_since[:10]
        question = f"({self.question})and(dt.modified>={day})" if day else self.question
        return source.page_url(self.base, question, 1, self.size)

    def count_url(self, changed_since: str) -> str:
        """The address that tells how many records there are, with the first of them."""
        return source.page_url(self.base, self.question, 1, 1)

    def transactional(self, context: Context) -> bool:
        """No: each publication is fetched."""
        return False

    def apply(self, context: Context, url: str, body: bytes, counts: PartCounts) -> PageResult:
        """Store the publications of a page. Raises ResponseError, with the words of a refusal."""
        start, question = source.position(url)
        page = source.read_page(body, url, start)
        counts.total = page.total
        for place, publication in enumerate(page.publications):
            if context.limit_reached():
                return PageResult(url, place, complete=False)
            counts.records += 1
            counts.new += store_paper(context, FEED, as_paper(publication), counts)
        following = source.page_url(self.base, question, page.next, self.size) if page.next else None
        return PageResult(following, len(page.publications), max((p.changed for p in page.publications), default=""))


def as_paper(publication: source.Publication) -> Paper:
    """A publication as a paper of the feed; its id is made of its identifier."""
    key = UUID(bytes=sha256(publication.identifier.encode()).digest()[:16])
    files = [File(publication.xml, "application/xml")] if publication.xml else []
    files += [File(publication.pdf, "application/pdf")] if publication.pdf else []
    return Paper(str(key), publication.changed, publication.identifier, publication.metadata, tuple(files))


def part_of_note(note: str) -> SruPart:
    """The part that a page was asked for, from the note kept with it."""
    said = json.loads(note)
    return SruPart(said["filter"], said["base"], int(said["size"]))
