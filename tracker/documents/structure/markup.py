"""Markup in a text that is meant to be plain: Markdown, stray HTML and Word's bookmarks.

Marks of emphasis go; what a line's markup says of it (that it is a heading, and of what level) stays as one
private-use character in front of the line; footnote marks become MARK_OPEN number MARK_CLOSE.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from tracker.documents.blocks import MARK_CLOSE, MARK_OPEN

HEADINGS = "\ue011\ue012\ue013\ue014\ue015\ue016"
"""The character in front of a heading of level 1 to 6."""
RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
SUPERSCRIPTS = str.maketrans(RAISED_DIGITS, "0123456789")

# '[bookmark: _Hlk163738594]De minister'
BOOKMARK = re.compile(r"\[bookmark:[^\]\n]*\]")
# 'verslag<sup>1</sup>', '<sup>[2]</sup>'
SUP = re.compile(r"<sup>\s*\[?(\d{1,3})\]?\s*</sup>", re.IGNORECASE)
# '20<sup>e</sup>', '<b>Datum</b>', '<br/>'
TAG = re.compile(
    r"</?(?:sup|sub|b|i|u|s|em|strong|span|br|p|div|font|center|mark|small|a)\b[^<>\n]{0,200}>", re.IGNORECASE
)
# 'gedaan¹', 'Raad¹²'; not 'km²'. It begins with one of a set and not with a repetition, so that it is searched faster.
SUPERSCRIPT = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]{0,2}")
UNIT = re.compile(r"\b(?:[kcdm]?m|ha)\Z")
# '»[1 ]', 'maatregelen[5]', '[^3]'; not '11[e ]', nor '[2023]'
BRACKETED = re.compile(r"\[\^?(\d{1,3}) ?\]:?(?!\()")
# '11[e ] sanctiepakket'
RAISED = re.compile(r"\[([a-z]{1,3}) ?\](?![(\w])")
# '## **Verslag**', '#### *Oekraïne*'
HASHES = re.compile(r"^ {0,3}(#{1,6}) +(.*?)[ #]*$", re.MULTILINE)
# '**28 676**', '*China en de Indo-Pacific*', '__Rusland__'
EMPHASISED_LINE = re.compile(r"^[ ]{0,3}(\*{1,3}|_{1,3})(?![\s*_])([^*_\n]{1,200}?)\1[ :]*$", re.MULTILINE)
# What the line of such a text begins with, and every line but the first.
OPENS_LINE, OPENS_LATER_LINE = re.compile(r" {0,3}[*_]"), re.compile(r"\n {0,3}[*_]")
# 'de *Defense Investment Pledge* en', '**Datum**'
STARS = re.compile(r"(\*\*{0,2})(?=[^\s*])([^*\n]{1,400}?)(?<=[^\s*])\1(?![\w*])")
SCORES = re.compile(r"(__{0,2})(?=[^\s_])([^_\n]{1,400}?)(?<=[^\s_])\1(?![\w_])")
# '[brief](https://www.rijksoverheid.nl/x)'
LINK = re.compile(r"!?\[([^\]\n]{0,300})\]\((?:https?:|/|#|mailto:)[^)\s]{0,500}\)")
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!>|-])")
ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,5});")


def _level(found: re.Match[str]) -> str:
    title = found[2].strip("*_ ")
    return HEADINGS[len(found[1]) - 1] + title if title else ""


def _emphasised(found: re.Match[str]) -> str:
    """An emphasised line as a heading, unless a sentence runs on into it or out of it."""
    title, text = found[2].strip(), found.string
    above = text[max(0, found.start() - 3) : found.start()].rstrip(" *_")
    below = text[found.end() : found.end() + 3].lstrip(" \n*_")
    runs_in = above[-2:-1].strip() not in ("", ".", "?", "!", ":", ";") if above.endswith("\n") else bool(above.strip())
    runs_out = below[:1].islower() or title[-1:] in "-,"
    if runs_in or runs_out or title[:1].islower():
        return title
    return HEADINGS[2 if len(found[1]) > 1 else 3] + title


def _mark_emphasised(text: str) -> str:
    """The text with its emphasised lines marked as headings."""
    if OPENS_LINE.match(text) or OPENS_LATER_LINE.search(text):
        return EMPHASISED_LINE.sub(_emphasised, text)
    return text


def _ordinal(found: re.Match[str]) -> str:
    """'11[e ]' is '11e'; brackets that stand on their own stay."""
    return found[1] if found.start() and found.string[found.start() - 1].isdigit() else found[0]


def _unmarked(found: re.Match[str]) -> str:
    """What stands between two marks of emphasis, unless the first stands inside a word."""
    before = found.string[found.start() - 1] if found.start() else " "
    return found[0] if before.isalnum() or before in "*_" else found[2]


def _raised(found: re.Match[str]) -> str:
    if UNIT.search(found.string, max(0, found.start() - 3), found.start()):
        return found[0]
    return f"{MARK_OPEN}{found[0].translate(SUPERSCRIPTS)}{MARK_CLOSE}"


def _without_tags(text: str) -> str:
    return TAG.sub("", SUP.sub(f"{MARK_OPEN}\\1{MARK_CLOSE}", text))


def _without_raised_digits(text: str) -> str:
    if text.isascii() or not any(sign in text for sign in RAISED_DIGITS):
        return text
    return SUPERSCRIPT.sub(_raised, text)


def _without_brackets(text: str) -> str:
    unlinked = LINK.sub(r"\1", text) if "](" in text else text
    return BRACKETED.sub(f"{MARK_OPEN}\\1{MARK_CLOSE}", RAISED.sub(_ordinal, unlinked))


_STEPS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("[bookmark:", lambda text: BOOKMARK.sub("", text)),
    ("<", _without_tags),
    ("&", lambda text: ENTITY.sub(lambda found: html.unescape(found[0]), text)),
    ("", _without_raised_digits),
    ("[", _without_brackets),
    ("#", lambda text: HASHES.sub(_level, text)),
    ("*", lambda text: STARS.sub(_unmarked, _mark_emphasised(text)).replace("**", "")),
    ("_", lambda text: SCORES.sub(_unmarked, _mark_emphasised(text))),
    ("\\", lambda text: ESCAPED.sub(r"\1", text)),
)
"""What takes which markup away, in order, each with a sign that its markup can't do without; none where it has many."""


def strip_markup(text: str) -> str:
    """The text without markup, line for line."""
    for sign, strip in _STEPS:
        if sign in text:
            text = strip(text)
    return text
