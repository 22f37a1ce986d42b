"""Fetches the explanatory memoranda of a budget and keeps what their annex says of motions and undertakings."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import Literal
from uuid import UUID

from tracker.feeds.begroting.annex import budget_statements
from tracker.feeds.client.errors import NotFoundError, ResponseError
from tracker.feeds.context import Context, PartCounts, Stopwatch
from tracker.feeds.feed_state import FeedState, save_state
from tracker.feeds.pages import LARGEST
from tracker.feeds.papers import store_beside
from tracker.feeds.records import File, Paper
from tracker.models import Metadata
from tracker.parliament.urls import official_url
from tracker.resolve.official_statements import StatementSource, save_statements
from tracker.store.runs import save_reject

FEED: Literal["begroting"] = "begroting"
BASE = "https://zoek.officielebekendmakingen.nl"
CHAPTERS = (
    *("I", "IIA", "IIB", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI"),
    *("XVII", "XVIII", "XIX", "XX", "XXI", "XXII", "XXIII"),
    *("A", "B", "C", "F", "H", "J", "K", "L", "M"),
)
"""The chapters of the budget, and the funds, as the additions of its dossier. A year has not all of them."""
TYPES = ("application/xml", "text/xml")
# <datum isodatum="2024-09-17">
_DATE = re.compile(rb'isodatum="(\d{4}-\d{2}-\d{2})"')


def read_budget(context: Context, dossier: str, chapters: tuple[str, ...], base: str) -> None:
    """Read number 2 of each chapter of a budget's dossier. A chapter that is not there is noted, one that makes no
    sense is rejected, and the rest goes on.
    """
    counts = PartCounts(f"{FEED}/annex", total=len(chapters))
    context.part_counts.append(counts)
    watch = Stopwatch()
    for chapter in chapters:
        if context.limit_reached():
            return
        identifier = f"kst-{dossier}-{chapter}-2"
        url = f"{base.rstrip('/')}/{identifier}.xml"
        note = json.dumps({"identifier": identifier})
        try:
            answer = context.client.get(url, role=f"{FEED}/annex", types=TYPES, note=note, size=LARGEST)
            store_annex(context, identifier, url, answer.body, counts)
        except NotFoundError:
            context.note(f"{identifier}: there is no such paper (yet)")
        except ResponseError as error:
            counts.rejected += 1
            save_reject(context.db, url, error.dutch, run_id=context.run_id, stage="feed")
        else:
            store_beside(context, FEED, paper_of(identifier, url), counts)
        counts.seconds = watch()
        context.progress(counts)
    counts.finished = True


def store_annex(context: Context, identifier: str, url: str, body: bytes, counts: PartCounts) -> None:
    """Keep the statements in one paper, and that it was read. Raises ResponseError."""
    statements = budget_statements(body, url)
    dated = _DATE.search(body)
    moment = context.now()
    paper = StatementSource(FEED, identifier, "TK", date=dated[1].decode() if dated else None)
    with context.db.atomic():
        new = save_statements(context.db, paper, statements, moment)
        state = FeedState(FEED, "annex", identifier, moment, pages=1, records=len(statements), finished=moment)
        save_state(context.db, state, moment)
    if not statements:
        context.note(f"{identifier}: no table of motions or undertakings in it")
    counts.pages += 1
    counts.records += len(statements)
    counts.new += new
    counts.unchanged += len(statements) - new


def paper_of(identifier: str, url: str) -> Paper:
    """The memorandum as a paper of the feed."""
    dossier, _, number = identifier.removeprefix("kst-").rpartition("-")
    metadata = Metadata(
        identifier=identifier, chamber="TK", dossier=dossier, number=number, url=official_url(identifier)
    )
    key = UUID(bytes=sha256(identifier.encode()).digest()[:16])
    return Paper(str(key), "", identifier, metadata, (File(url, "application/xml"),))
