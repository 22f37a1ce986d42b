"""'Meld een fout': a mail ready to send, with the row, its quote, where it stands and which version found it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

LONGEST_QUOTE = 800
"""Characters; a mail program refuses a longer address."""


def mail(contact: str, row: Mapping[str, Any], reference: str, address: str) -> str:
    """The `mailto:` address for a statement; `contact` may be empty, then the sender fills in to whom."""
    said = str(row["quote"])
    shown = said if len(said) <= LONGEST_QUOTE else said[:LONGEST_QUOTE].rstrip() + "…"
    lines = (
        "Wat klopt er niet aan deze regel?", "", "", "---", f"Citaat: “{shown}”", f"Vindplaats: {reference}",
        f"Adres: {address}", f"Regel: {row['id']}", f"Versie: {row['extractor_version']}",
    )  # fmt: skip
    subject = quote(f"Fout in het register: {reference}", safe="")
    return f"mailto:{quote(contact, safe='@')}?subject={subject}&body={quote((chr(13) + chr(10)).join(lines), safe='')}"
