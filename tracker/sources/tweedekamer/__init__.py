"""The Tweede Kamer's open data: papers, motions with votes and decisions, and the register of oral undertakings."""

from tracker.sources.tweedekamer.fields import changed, guid_of, is_deleted
from tracker.sources.tweedekamer.motions import motion, surname
from tracker.sources.tweedekamer.names import NEEDS
from tracker.sources.tweedekamer.papers import paper
from tracker.sources.tweedekamer.records import Decision, File, MotionRecord, Paper, Sponsor, Undertaking, Vote
from tracker.sources.tweedekamer.undertakings import undertaking

__all__ = [
    "NEEDS",
    "Decision",
    "File",
    "MotionRecord",
    "Paper",
    "Sponsor",
    "Undertaking",
    "Vote",
    "changed",
    "guid_of",
    "is_deleted",
    "motion",
    "paper",
    "surname",
    "undertaking",
]
