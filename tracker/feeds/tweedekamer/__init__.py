"""The Tweede Kamer's open data: papers, motions with votes and decisions, and the register of oral undertakings."""

from tracker.feeds.tweedekamer.fields import changed, guid_of, is_deleted
from tracker.feeds.tweedekamer.meetings import meeting
from tracker.feeds.tweedekamer.motions import motion
from tracker.feeds.tweedekamer.names import FIELDS
from tracker.feeds.tweedekamer.papers import attachments, paper
from tracker.feeds.tweedekamer.records import (
    AgendaItem,
    Decision,
    Meeting,
    MeetingPaper,
    MotionRecord,
    Sponsor,
    Undertaking,
    Vote,
)
from tracker.feeds.tweedekamer.undertakings import undertaking

__all__ = [
    "FIELDS",
    "AgendaItem",
    "Decision",
    "Meeting",
    "MeetingPaper",
    "MotionRecord",
    "Sponsor",
    "Undertaking",
    "Vote",
    "attachments",
    "changed",
    "guid_of",
    "is_deleted",
    "meeting",
    "motion",
    "paper",
    "undertaking",
]
