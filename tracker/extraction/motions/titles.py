"""What a motion is about, out of its title, a mention of it or its request."""

from __future__ import annotations

import re

# Motie van de leden Paternotte en Brekelmans over in NAVO-verband pleiten voor ... (t.v.v. 21501-02-2805)
_SUBJECT = re.compile(
    r"[Mm]otie[^.;]{0,160}?\b(?:over|inzake|om|betreffende|met betrekking tot|t\.a\.v\.)\s+(?P<subject>[^\n]+?)\s*"
    r"(?:\(?t\.?v\.?v\.?\s[^)]*\)?)?\s*$",
    re.DOTALL,
)
# verzoekt de regering tevens om in NAVO-verband te pleiten voor
_ASKED = re.compile(
    r"(?:verzoekt|vraagt)\s+(?:de\s+(?:demissionaire\s+)?regering|het\s+(?:demissionaire\s+)?kabinet|de\s+[\w-]+)\s*"
    r"(?:tevens|voorts|derhalve|daarom|dan\sook|ook)?\s*,?\s*(?:(?:om|ervoor)\b)?\s*[:,]?\s*",
    re.IGNORECASE,
)
# te pleiten -> pleiten; op te roepen -> oproepen: the first infinitives, up to a purpose clause (om ... te ...)
_INFINITIVE = re.compile(
    r"(?<!\bhet )(?<!\bde )(?<!\been )\b(?:(?P<particle>op|aan|in|uit|af|mee|voor|door|over|na|toe|bij|"
    r"tegen|terug|samen|vast|weg|los|neer|open|vrij|plaats(?=\s+te\s+vinden)|deel|stil|bekend|teweeg)\s+(?!te\s(?:laten|gaan|kunnen|mogen|blijven|doen|willen)\b))?te\s+(?=[a-zëï]{2,}n\b)"
)
# hier zo spoedig mogelijk [over te informeren]: the word belongs to 'hier'; er bij X op [aan te dringen]: to the verb
_PRONOUN = re.compile(
    r"\b(?:er|hier|daar)\b(?:[^;.]*\s)?(?<!\bop\s)(?<!\bvoor\s)(?<!\bmee\s)(?<!\bover\s)(?<!\btoe\s)(?<!\bvan\s)\Z",
    re.IGNORECASE,
)
_PREPOSITIONS = ("over", "voor", "mee", "toe", "aan", "in", "op", "af", "uit", "door", "bij", "tegen", "na")
_PURPOSE = re.compile(r"[\s,](?:om|door|zonder|teneinde)\s")
_LONGEST = 300

# (van) 5 juni 2018 · , 23 mei 2024 · d.d. 8 mei 1995 · (CDA) · (Kamerstuk 36 410, nr. 31)
_BEFORE_TITLE = re.compile(
    r"(?:\s?\([^()]{2,90}\))?(?:,?\s(?:van|d\.d\.|dd\.?)\s\d{1,2}\s[a-z]+\s(?:\d{4}|jl\.?))?(?:\s?\([^()]{2,90}\))?"
    r",?\s(?P<opener>verzoekt\s(?:de\sregering|het\skabinet)(?:\som)?|verzocht\som|gevraagd\som|over|inzake|betreffende|met\sbetrekking\stot|ten\saanzien\svan|die\s(?:(?:de\sregering|het\skabinet)\s)?(?:verzoekt|vraagt)(?:\som)?|om|"
    r"waarin\s(?:de\sregering|het\skabinet)\s(?:wordt\s)?(?:gevraagd|verzocht)(?:\swordt)?(?:\som)?)\s"
)
# what ends a title in a sentence: a finite verb of the main clause, a reference in brackets, the end of the sentence
_END = re.compile(
    r"\s?\((?=Kamerst|TK|EK|\d|nr|vergaderj|motie|zie|t\.v\.v)|,?\s(?:nummer|nr\.?|Kamerstuk(?:ken)?|TK|EK)\s(?=[\dI])"
    r"|,\s\d{1,2}\s[a-z]+\s\d{4}|[;?!\n]|\.(?=\s[A-Z\d]|\s?$)|,\s(?:en\s)?(?:heb|is|wordt|zal|ben|heeft|dat|die|waar\w*|zoals|informeer|wat|welke?|omdat|aangezien|nu|maar)\b"
    r"|,\s(?:ook|tevens|eveneens|daarnaast|mede|alsmede|alsnog|hierbij|hiermee|daarbij|daarmee|conform|en\sdaarmee)\b"
    r"|\s(?:gestand|uitgevoerd|afgedaan|voldaan|wordt|worden|werd|werden|is|zijn|heb|heeft|hebben|hebt|zal|zullen|kan|"
    r"geef|geeft|geven|doe|doet|beschouw|beschouwt|informeer|informeert|ga|gaat\s(?:de|het|ik)|ben|betrek|beschouwen|loopt|die\suw|"
    r"die\sde\sKamer|verzoekt|vraagt|nader\s|moet|moeten|kunnen|mag|mogen|wil|willen|roept|riep|vroeg|leidt|leidde|ligt|"
    r"staat|stond|blijft|blijven|krijgt|kreeg|komt|komen|kwam|luidt|betreft|beoogt|vergt|geldt|sluit\saan|"
    r"(?:aangenomen|verworpen|aangehouden|ingetrokken|overgenomen|ontraden)(?=\s?[.,;]|\s(?:door|op|met)\b))\b"
    r"|,?\s(?:voer|neem|acht|wijs|volg|laat|leg|zie|houd|pak|steun)t?\s(?:het\skabinet|de\sregering|ik|wij|de\sminister|"
    r"de\sstaatssecretaris|Nederland|de\sindieners?)\b"
)

# sectoren die van belang zijn · zodat de daders kunnen worden berecht
_SUBORDINATE = re.compile(
    r"\b(?:die|dat|zodat|waarmee|waarin|waarbij|waardoor|waarop|waarvan|of|indien|als|hoe|wanneer|zoals)\b"
)
_INFINITIVES = ("worden", "zijn", "hebben", "kunnen", "moeten", "mogen", "blijven", "krijgen", "komen", "doen", "gaan")
"""What may stand behind the verb of a subordinate clause: `of dit kan [worden] verlaagd`."""
_NO_SUBJECT = re.compile(r"(?:dit|deze|dat|die)\b(?:\s\w+)?$|vr(?:oeg|aagt)")


def subject_of(title: str) -> str | None:
    """`Motie van het lid X over Y` -> `Y`; None when the title does not say what the motion is about."""
    found = _SUBJECT.search(title)
    return found["subject"].strip(" .") if found else None


def title_of_request(request: str) -> str | None:
    """`verzoekt de regering in NAVO-verband te pleiten voor X` -> `in NAVO-verband pleiten voor X`, as titles do."""
    asked = _ASKED.match(request)
    subject = _as_title(request[asked.end() :] if asked else request)
    if len(subject) > _LONGEST:
        subject = subject[:_LONGEST].rsplit(" ", 1)[0]
    return subject.strip(" .,;:") or None


def title_span(text: str, end: int) -> tuple[int, int] | None:
    """Where the words stand that say what the motion of a mention ending at `end` is about; None without an end."""
    opening = _BEFORE_TITLE.match(text, end)
    stop = _stop(text, opening.end()) if opening else None
    return (opening.start("opener"), stop) if opening and stop is not None else None


def title_after(text: str, end: int, *, inserted: bool = False) -> str | None:
    """What a mention that ends at `end` says its motion is about: `over ...`, `inzake ...`, `om ... te ...`.

    `inserted` says that the mention stands between commas (`zal, conform de motie ..., worden`): the second ends it.
    """
    opening = _BEFORE_TITLE.match(text, end)
    if opening is None:
        return None
    stop = _stop(text, opening.end())
    if stop is None and len(text) > opening.end() + _LONGEST:
        return None
    subject = text[opening.end() : stop if stop is not None else len(text)]
    if inserted:
        subject = subject.split(",")[0]
    if opening["opener"] == "om" or opening["opener"].startswith(("waarin", "die", "verz", "gevraagd")):
        subject = _as_title(subject)
    subject = " ".join(subject.split()).strip(" .,;:")
    return subject if subject and not _NO_SUBJECT.match(subject) else None


def _stop(text: str, start: int) -> int | None:
    """Where the title that starts at `start` ends; the verbs that close a subordinate clause are part of it."""
    closed = start
    for stop in _END.finditer(text, start, start + _LONGEST):
        word = stop[0].strip()
        between = text[closed : stop.start()]
        if word.isalpha() and (
            _SUBORDINATE.search(between) or (closed > start and not between.strip() and word in _INFINITIVES)
        ):
            closed = stop.end()
            continue
        return stop.start()
    return None


def _as_title(subject: str) -> str:
    """Titles leave out 'te': `op te roepen tot` -> `oproepen tot`; a purpose clause keeps it."""
    purpose = _PURPOSE.search(subject)
    main = subject[: purpose.start()] if purpose else subject

    def joined(found: re.Match[str]) -> str:
        if found["particle"] in _PREPOSITIONS and _PRONOUN.search(main[: found.start()]):
            return f"{found['particle']} "
        return found["particle"] or ""

    return _INFINITIVE.sub(joined, main) + subject[len(main) :]
