"""Addresses: which outside ones the site links to, and where a passage stands on the site itself.

What stands in a document is not to be trusted: an address becomes a link only when its scheme is https or http and its
host is one on which a government, a parliament or the European Union publishes. Any other address is shown as text.
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from datasette.utils import tilde_encode

OFFICIAL_HOSTS = (
    "officielebekendmakingen.nl",
    "overheid.nl",
    "tweedekamer.nl",
    "eerstekamer.nl",
    "rijksoverheid.nl",
    "europa.eu",
)
"""Hosts that publish official documents; their subdomains count too."""


def is_official(address: object) -> bool:
    """Whether `address` is a web address on an official host: `https://zoek.officielebekendmakingen.nl/kst-1-2.html`."""
    if not isinstance(address, str) or any(c.isspace() or c in '"<>\\' for c in address):
        return False
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    if parts.scheme not in ("https", "http") or "@" in parts.netloc or port is not None:
        return False
    return any(host == official or host.endswith("." + official) for official in OFFICIAL_HOSTS)


def row_path(*parts: object) -> str:
    """Path of a page by its parts: `/tracker/motions/kst-21501-02-2898`."""
    return "/" + "/".join(tilde_encode(str(part)) for part in parts)


def letter_path(document: object, passage: object | None = None) -> str:
    """Path of a letter on the site, with the passage as fragment: `/brief/12#c-3f2a`."""
    path = row_path("brief", document)
    return path if passage is None else f"{path}#{anchor(passage)}"


def anchor(passage: object) -> str:
    """The fragment of a passage: `c-` and the id of the commitment, safe in an address and in HTML."""
    return "c-" + quote(str(passage), safe="")
