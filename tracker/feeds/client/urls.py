"""Which addresses may be asked: https, on the hosts of the feeds; a base of a test may be http on this machine."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from urllib.parse import SplitResult, urljoin, urlsplit

from tracker.feeds.client.errors import UrlNotAllowedError

_PORTS = {"https": 443, "http": 80}


def origin(url: str) -> str:
    """`https://host:port` of an address, in lower case, the port always there. Raises UrlNotAllowedError."""
    parts = _split(url)
    if parts.scheme not in _PORTS or not parts.hostname:
        raise UrlNotAllowedError(
            _short(url),
            "no web address: only https addresses of the feeds are read",
            "geen webadres: alleen https-adressen van de bronnen worden gelezen",
        )
    if parts.username is not None or parts.password is not None:
        raise UrlNotAllowedError(
            _short(url),
            "holds a user name: only plain addresses are read",
            "bevat een gebruikersnaam: alleen gewone adressen worden gelezen",
        )
    try:
        port = parts.port or _PORTS[parts.scheme]
    except ValueError as error:
        raise UrlNotAllowedError(_short(url), str(error), f"geen adres ({error})") from error
    return f"{parts.scheme}://{parts.hostname.lower()}:{port}"


def origins(bases: Iterable[str]) -> frozenset[str]:
    """The origins of base addresses; http is accepted for this machine (127.0.0.1, ::1, localhost) alone."""
    found = set()
    for base in bases:
        parts = _split(base)
        if parts.scheme != "https" and not _is_this_machine(parts.hostname or ""):
            raise UrlNotAllowedError(
                _short(base),
                "the address of a service begins with https://",
                "het adres van een dienst begint met https://",
            )
        found.add(origin(base))
    return frozenset(found)


def check(url: str, allowed: frozenset[str]) -> str:
    """The address itself when its origin is allowed. Raises UrlNotAllowedError."""
    if origin(url) not in allowed:
        hosts = ", ".join(sorted(allowed))
        raise UrlNotAllowedError(
            _short(url),
            f"no address of this feed ({hosts}): nothing was asked",
            f"geen adres van deze bron ({hosts}): er is niets opgevraagd",
        )
    return url


def resolve(base: str, reference: str, allowed: frozenset[str]) -> str:
    """The address that `reference` names as seen from `base`, when it is allowed. Raises UrlNotAllowedError."""
    try:
        return check(urljoin(base, reference.strip()), allowed)
    except ValueError as error:
        raise UrlNotAllowedError(_short(reference), str(error), f"geen adres ({error})") from error


def link(url: str | None) -> str | None:
    """An address from a feed that may be shown as a link: https with a host; None for any other (`javascript:`)."""
    if not url:
        return None
    try:
        found = origin(url.strip())
    except UrlNotAllowedError:
        return None
    return url.strip() if found.startswith("https://") else None


def _split(url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError as error:
        raise UrlNotAllowedError(_short(url), str(error), f"geen adres ({error})") from error


def _is_this_machine(host: str) -> bool:
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _short(url: str) -> str:
    shown = "".join(char if char.isprintable() else "?" for char in url)
    return shown if len(shown) <= 120 else shown[:117] + "..."
