"""The Tweede Kamer's open data: papers, motions with votes and decisions, and the register of oral undertakings."""

from tracker.feeds.tweedekamer.fields import changed, guid_of, is_deleted
from tracker.feeds.tweedekamer.motions import motion
from tracker.feeds.tweedekamer.names import FIELDS
from tracker.feeds.tweedekamer.papers import attachments, paper
from tracker.feeds.tweedekamer.records import Decision, MotionRecord, Sponsor, Undertaking, Vote
from tracker.feeds.tweedekamer.undertakings import undertaking

__all__ = [
    "FIELDS",
    "Decision",
    "MotionRecord",
    "Sponsor",
    "Undertaking",
    "Vote",
    "attachments",
    "changed",
    "guid_of",
    "is_deleted",
    "motion",
    "paper",
    "undertaking",
]
