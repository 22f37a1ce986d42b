"""The SyncFeed of the Tweede Kamer: Atom pages of changed records, in the order of change, with stubs for deletions.

A page leads to the `next` one; the last has `resume` instead, the place to go on from another day. An entry may carry
a `next` of its own, the place just after it. [https://opendata.tweedekamer.nl/documentatie/syncfeed-api]
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from xml.etree.ElementTree import Element

from tracker.feeds.client.dutch_time import moment
from tracker.feeds.client.errors import ResponseError
from tracker.feeds.client.markup import local, parse
from tracker.feeds.client.odata import FieldSpec, fold

_GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"


@dataclass(frozen=True, slots=True)
class Entry:
    """One changed record: its kind and id, its own values, and the ids of the records it refers to."""

    entity: str
    """The tracker's own name of the kind, `Document`."""
    guid: str
    deleted: bool
    changed: str
    values: Mapping[str, Any]
    refs: tuple[tuple[str, str], ...]
    """(relation, id of the other record)."""


@dataclass(frozen=True, slots=True)
class FeedPage:
    """One page. `cursor` is where to go on; `done` when there is nothing more now."""

    entries: tuple[Entry, ...]
    cursor: str | None
    done: bool


def first_page(base: str, category: str) -> str:
    """The address of the first page of a kind of record. `base` is the address of the SyncFeed, `.../SyncFeed/2.0`."""
    return f"{base.rstrip('/')}/Feed?{urlencode({'category': category, 'content': 'internal'})}"


def read_feed(body: bytes, where: str, specs: Mapping[str, Mapping[str, FieldSpec]]) -> FeedPage:
    """One page of the SyncFeed, with the names of `specs`. Raises ResponseError."""
    root = parse(body, where)
    if local(root.tag) != "feed":
        raise ResponseError(
            where,
            f"sends <{local(root.tag)}> instead of an Atom feed",
            f"stuurt <{local(root.tag)}> in plaats van een Atom-feed",
        )
    entities = {fold(name): name for name in specs}
    entries: list[Entry] = []
    after_last: str | None = None
    for element in root:
        if local(element.tag) != "entry":
            continue
        after_last = _link(element, "next") or after_last
        content = next((child for e in element if local(e.tag) == "content" for child in e), None)
        if content is None:
            raise ResponseError(
                where,
                "an entry without content: ask with content=internal",
                "een item zonder inhoud: vraag met content=internal",
            )
        entity = entities.get(fold(local(content.tag)))
        if entity is not None:
            entries.append(_entry(content, entity, specs[entity], where))
    following = _link(root, "next")
    resume = _link(root, "resume")
    if following:
        return FeedPage(tuple(entries), following, False)
    if resume or not entries:
        return FeedPage(tuple(entries), resume or after_last, True)
    if after_last is None:
        raise ResponseError(
            where,
            "a page without next or resume: no telling where it goes on",
            "een bladzijde zonder next of resume: onbekend waar het verder gaat",
        )
    return FeedPage(tuple(entries), after_last, False)


def _entry(content: Element, entity: str, specs: Mapping[str, FieldSpec], where: str) -> Entry:
    names = {fold(name): own for own, spec in specs.items() for name in spec.names}
    attributes = {fold(local(key)): value for key, value in content.attrib.items()}
    guid = attributes.get("id", "").lower()
    if not _GUID.fullmatch(guid):
        raise ResponseError(
            where,
            f"the id of a {entity} is no GUID: {guid[:60]!r}",
            f"het id van een {entity} is geen GUID: {guid[:60]!r}",
        )
    values: dict[str, Any] = {"Id": guid}
    refs: list[tuple[str, str]] = []
    for child in content:
        name = local(child.tag)
        ref = child.get("ref", "").lower()
        if _GUID.fullmatch(ref):
            refs.append((fold(name), ref))
        own = names.get(fold(name))
        # what should be a value may come as a reference to a record (`kamerbriefNakoming`)
        said = " ".join((child.text or "").split()) or (ref if own and not specs[own].target else "")
        if own is None or not said or child.get(_NIL) == "true":
            continue
        values[own] = f"{values[own]}; {said}" if own in values and own != "Id" else said
    values.update(
        {
            own: attributes[fold(name)]
            for own, name in (("ContentType", "contentType"), ("ContentLength", "contentLength"))
            if own in specs and fold(name) in attributes
        }
    )
    deleted = attributes.get("verwijderd", "").casefold() == "true"
    changed = moment(attributes.get("bijgewerkt"))
    values |= {"Verwijderd": deleted, "GewijzigdOp": changed}
    return Entry(entity, guid, deleted, changed, values, tuple(refs))


def _link(element: Element, rel: str) -> str | None:
    found = (e.get("href") for e in element if local(e.tag) == "link" and e.get("rel") == rel)
    return next((href for href in found if href), None)
