"""From bytes in an unknown encoding to text with plain newlines."""

from __future__ import annotations

import codecs
import re
import unicodedata

from tracker.documents.blocks import UnreadableError

PRINTABLE = bytes(code for code in range(256) if code in b"\t\n\v\f\r\x1b" or code >= 32)
"""All bytes but those that no text in an eight-bit encoding holds."""
FEW_CONTROLS, MOST_BINARY = 3, 0.002
"""How many such bytes a text that a converter spoilt may hold: a few, and this share."""
SAMPLE = 64 * 1024
EIGHT_BIT = ("cp1252", "iso8859-15", "cp850", "mac_roman")
"""Encodings of Dutch texts that are not Unicode, the likeliest first."""
FAMILIAR = frozenset("éèëêïíîöóôüúûáàâäçñÉÈËÏÖÜ’‘“”„–—€«»§°²³½¹•…\xa0\xad")
BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# Everything invisible or typographic that would only stand in the way of reading.
TYPOGRAPHY: dict[int, str | None] = str.maketrans(
    {
        "\r": "\n",
        "\v": "\n",
        "\x85": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
        "\t": " ",
        "\xa0": " ",
        "\u2007": " ",
        "\u2009": " ",
        "\u200a": " ",
        "\u202f": " ",
        "\u3000": " ",
        "\xad": None,
        "\u200b": None,
        "\u200c": None,
        "\u200d": None,
        "\u2060": None,
        "\ufeff": None,
        **{
            chr(code): None for code in (*range(0x00, 0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0))
        },
        **{chr(code): None for code in range(0xE000, 0xE020)},
        "\u2010": "-",
        "\u2011": "-",
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
    }
)
# These, and accents that stand apart from their letter.
UNUSUAL = re.compile("[" + "".join(re.escape(chr(c)) for c in TYPOGRAPHY) + "\u0300-\u036f]")
ORDINARY = b"\n" + bytes(range(0x20, 0x7F))
"""The bytes of UTF-8 that are a character by themselves and none of those."""
# 'ge ïnformeerd', 'Oekra ïne', 'be ëindigd': no Dutch word begins with such a vowel
PARTED_VOWEL = re.compile(r"(?<=[a-z]) (?=[ïë][a-z])")
FEW = 12


def is_text(head: bytes) -> bool:
    """Whether the first bytes of a source can be those of a text."""
    wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or utf16_without_bom(head) is not None
    return wide or not is_binary(head)


def is_binary(data: bytes) -> bool:
    """Whether bytes in an eight-bit encoding are no text: a zero, or more control characters than accidents leave."""
    controls = data.translate(None, PRINTABLE)
    return b"\0" in controls or len(controls) > FEW_CONTROLS + len(data) * MOST_BINARY


def utf16_without_bom(head: bytes) -> str | None:
    """`utf-16-le` or `utf-16-be` when every other byte of a Latin text is zero; None otherwise."""
    if head.count(b"\0") * 3 < len(head):
        return None
    even, odd = head[0::2].count(b"\0"), head[1::2].count(b"\0")
    if odd > 10 * (even + 1) or (even == 0 and odd):
        return "utf-16-le"
    return "utf-16-be" if even > 10 * (odd + 1) or (odd == 0 and even) else None


def decode(data: bytes) -> str:
    """The text in these bytes, with `\\n` for every line break, NFC; raises UnreadableError for what is no text."""
    encoding = next((name for bom, name in BOMS if data.startswith(bom)), None) or utf16_without_bom(data[:SAMPLE])
    if encoding is None and is_binary(data[:SAMPLE]):
        raise UnreadableError("geen tekst maar binaire gegevens: lever het document aan als PDF, DOCX of platte tekst")
    try:
        text = data.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        text = _guess(data)
    return normalise(text)


def _guess(data: bytes) -> str:
    """Text in the eight-bit encoding under which most bytes beyond ASCII are what Dutch texts hold."""
    others = [byte for byte in data[:SAMPLE] if byte > 127] or [byte for byte in data if byte > 127]
    sample = bytes(others)

    def familiar(encoding: str) -> int:
        return sum(c in FAMILIAR for c in sample.decode(encoding, "replace"))

    return data.decode(max(EIGHT_BIT, key=familiar), "replace")


def _unusual(text: str) -> set[str]:
    """The characters of a text that normalising changes, looked for among those that are not ordinary."""
    others = text.encode("utf-8", "surrogatepass").translate(None, ORDINARY)
    return set(UNUSUAL.findall(others.decode("utf-8", "surrogatepass"))) if others else set()


def normalise(text: str) -> str:
    """The same text with plain spaces and newlines, ligatures as letters, without invisible characters, NFC."""
    if "\r\n" in text:
        text = text.replace("\r\n", "\n")
    unusual = _unusual(text)
    if not unusual:
        return _joined(text)
    if len(unusual) > FEW:
        text = text.translate(TYPOGRAPHY)
    else:
        for sign in unusual:
            if ord(sign) in TYPOGRAPHY:
                text = text.replace(sign, TYPOGRAPHY[ord(sign)] or "")
    if any("\u0300" <= sign <= "\u036f" for sign in unusual):
        text = unicodedata.normalize("NFC", text)
    return _joined(text)


def _joined(text: str) -> str:
    """The text without the gap that some fonts leave before a vowel with a diaeresis: 'ge ïnformeerd'."""
    return PARTED_VOWEL.sub("", text) if " ï" in text or " ë" in text else text
