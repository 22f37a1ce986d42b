"""What every feed says of a paper, as frozen records."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.models import Metadata


@dataclass(frozen=True, slots=True)
class File:
    """One rendition of a paper: where it is and what it should be."""

    url: str
    kind: str
    """Media type as the feed states it, or ''."""
    sha1: str = ""
    """What its bytes hash to, where the feed says so."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper that a feed names. `files` are in order of preference; the first that can be read is taken."""

    guid: str
    changed: str
    number: str | None
    """The number the feed knows it by, `2024D20935`."""
    metadata: Metadata
    files: tuple[File, ...]
    cases: tuple[str, ...] = ()
    """Numbers of the cases it belongs to, `2024Z08921`."""
    main: str | None = None
    """For an attachment: the id of the paper that it belongs to."""
