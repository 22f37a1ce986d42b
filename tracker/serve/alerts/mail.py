"""A digest of changes as mail in Dutch, and sending it over SMTP."""

from __future__ import annotations

import os
import smtplib
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from tracker.errors import TrackerError
from tracker.serve.alerts.changes import CHANGES, Changed
from tracker.serve.alerts.write import DUTCH, letter_url
from tracker.serve.reports.places import long_date

MOST = 100
"""Changes of one kind that a mail lists; how many more there are is told."""
TIMEOUT = 30
"""Seconds to wait for the mail server."""
PASSWORD = "TRACKER_SMTP_PASSWORD"


def digest_mail(
    name: str, sender: str, to: Sequence[str], changes: Sequence[Changed], until: str, base: str = ""
) -> EmailMessage:
    """The mail that tells of changes, by kind; `until` (UTC, ISO) is up to when, `base` the address of the site."""
    message = EmailMessage()
    message["Subject"] = _line(f"Toezeggingen ({name}): {_counted(changes)}")
    message["From"], message["To"] = sender, ", ".join(to)
    message["Auto-Submitted"] = "auto-generated"
    lines = [f"Wat er veranderde tot en met {long_date(until)}.", ""]
    for change in CHANGES:
        these = [each for each in changes if each.change == change]
        if these:
            lines += [f"{DUTCH[change]} ({len(these)})", ""]
            for each in these[:MOST]:
                lines += [*_entry(each, base), ""]
            if len(these) > MOST:
                lines += [f"... en nog {len(these) - MOST}.", ""]
    lines.append("Gevonden door een programma; de brief zelf beslist.")
    message.set_content("\n".join(lines))
    return message


def _counted(changes: Sequence[Changed]) -> str:
    return "1 wijziging" if len(changes) == 1 else f"{len(changes)} wijzigingen"


def _entry(each: Changed, base: str) -> list[str]:
    """The lines of one change."""
    told = (each.who, each.letter, long_date(each.date), each.deadline and f"termijn {long_date(each.deadline)}")
    about = "; ".join(_line(part) for part in told if part)
    return [part for part in (f"- {_line(each.text)}", about and f"  {about}", _link(each, base)) if part]


def _link(each: Changed, base: str) -> str:
    url = letter_url(each, base)
    return f"  {url}" if url else ""


def _line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed in: `smtp://` (with STARTTLS where the server offers it) or `smtps://`."""

    host: str
    port: int
    encrypted: bool
    user: str = ""


def mail_server(address: str) -> MailServer:
    """The server of `smtp://user@host:port`. Raises TrackerError for anything else; a password is no part of it."""
    parts = urlsplit(address)
    try:
        port = parts.port
    except ValueError as error:
        raise TrackerError(f"{address!r} has no port that can be") from error
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise TrackerError(f"{address!r} is no mail server: write it as smtp://host:587 or smtps://host")
    if parts.password:
        raise TrackerError(f"put the password of the mail server in the environment, as {PASSWORD}")
    encrypted = parts.scheme == "smtps"
    return MailServer(parts.hostname, port or (465 if encrypted else 587), encrypted, unquote(parts.username or ""))


def send(server: MailServer, message: EmailMessage, environment: Mapping[str, str] = os.environ) -> None:
    """Hand in a mail. A password goes over an encrypted connection only. Raises TrackerError when it is refused."""
    context = ssl.create_default_context()
    try:
        if server.encrypted:
            with smtplib.SMTP_SSL(server.host, server.port, timeout=TIMEOUT, context=context) as client:
                _hand_in(client, server, message, environment)
            return
        with smtplib.SMTP(server.host, server.port, timeout=TIMEOUT) as client:
            client.ehlo()
            if client.has_extn("starttls"):
                client.starttls(context=context)
                client.ehlo()
            elif server.user:
                raise TrackerError(f"{server.host} offers no encryption: a password is not sent to it")
            _hand_in(client, server, message, environment)
    except (OSError, smtplib.SMTPException) as error:
        raise TrackerError(f"{server.host} did not take the mail: {error}") from error


def _hand_in(client: smtplib.SMTP, server: MailServer, message: EmailMessage, environment: Mapping[str, str]) -> None:
    if server.user:
        client.login(server.user, environment.get(PASSWORD, ""))
    client.send_message(message)
