"""What a line of a letterhead or of the foot of a letter looks like."""

from __future__ import annotations

import re

from tracker.parliament.dossiers import PRINTED_DOSSIER

_LABELS = (
    "Datum ontvangst",
    "Datum",
    "Betreft",
    "Betreffende",
    "Onderwerp",
    r"Uw (?:referentie|kenmerk|brief(?: van)?)",
    r"On(?:s|ze) (?:kenmerk|referentie)",
    "Kenmerk",
    r"Bijlagen?(?:\(n\)|\(s\))?",
    "Aantal bijlagen",
    "Contactpersoon",
    "Auteur",
    "Doorkiesnummer",
    "Inlichtingen bij",
    r"N[Rr]\.",
    "Voorgesteld",
    "Vastgesteld",
)
# A label of the letterhead, alone or with its value: 'Datum 11 juni 2024', 'Ons kenmerk', 'Betreft Verslag ...'
LABEL = re.compile(rf"(?P<label>{'|'.join(_LABELS)})(?: ?: ?| +|$)(?P<value>.*)")
SUBJECTS = frozenset({"Betreft", "Betreffende", "Onderwerp"})
# What follows 'Bijlage(n)' in a letterhead: '1', '-', 'geen', 'div.'
COUNT = re.compile(r"(?:\d{1,2}|-|[Gg]een|[Dd]iv(?:ersen?)?\.?|[Ee]en|één|twee|drie|vier|vijf)?")
DOSSIER = rf"{PRINTED_DOSSIER}(?: ?[A-Z]{{1,2}})?"
# The other lines of a letterhead, with an example each.
_LINES = (
    r">? ?Retour ?adres",  # '> Retouradres Postbus 20901 2500 EX Den Haag'
    r"P ?ostbus \d",  # 'Postbus 20061'
    "Postadres|Bezoekadres",
    r"Afschrift aan:?$",
    r"\d{4} ?[A-Z]{2}(?: |\.\.)\S",  # '2515 XP Den Haag'
    r"(?:T(?:el\.?|elefoon)?|F(?:ax)?):? {0,3}[0(+]",  # 'T 070-456 0000'
    r"(?:www\.|https?://)\S+$",
    r"\S+@\S+\.nl$",
    r"(?:Aan )?[Dd]e [Vv]oorzitters? (?:en de leden )?van (?:de|beide)\b.{0,70}$",
    r"Aan de (?:leden|Tweede|Eerste)\b.{0,60}$",
    r"(?:van de )?(?:Tweede|Eerste) Kamer der\b.{0,20}$",
    r"der Staten-Generaal$",
    r"(?:Voorzitter van de )?(?:Tweede|Eerste) Kamer$",
    r"(?:Het )?[Mm]inisterie van\b.{0,60}$",
    r"(?:Directoraat|Directie |(?:Hoofd)?[Aa]fdeling ).{0,60}$",
    r"(?:Binnenhof|Plein) \d",
    r"(?:Den Haag|DEN HAAG|['’‘]s-Gravenhage)(?: ?,.{0,30})?$",  # 'Den Haag, 18 december 2023'
    r"[A-Z][\w’'-]+(?: [\w’'-]+){0,2}, (?:[a-z]{3,6}dag )?\d{1,2} [a-z]{3,9} \d{4}$",  # 'Amsterdam, 4 juni 2024'
    r"Geachte .{3,60}$",
    r"Hoogachtend,?$",
    r"Met (?:vriendelijke groet|hoogachting|gevoelens).{0,30}$",
    r"Vergaderjaar \d{4}",
    r"Kamerstukken$",
    r"Aanhangsel van de Handelingen",
    r"Vragen gesteld door de leden",
    r"(?:met de daarop door de )?regering gegeven antwoorden",
    r"N[Rr]\.? ?\d+$",
    r"[Nn]r\. ?[A-Z]{1,3}$",
    rf"{DOSSIER}$",  # '28 676', '36 600 XV'
    # 'BRIEF VAN DE MINISTER VAN BUITENLANDSE ZAKEN'
    r"(?:BRIEF|BRIEVEN|VERSLAG|LIJST|MOTIE|(?:NADER )?GEWIJZIGDE MOTIE|AMENDEMENT|NOTA) (?:VAN|HOUDENDE"
    r"|NAAR)\b.{0,120}$",
    r"(?:Voorgesteld|Vastgesteld|Ontvangen|Ingezonden|Gepubliceerd)(?: op| tijdens\b.{0,80})? \d",
    r"Vragen van (?:het lid|de leden) .{0,400}\([Ii]ngezonden .{0,40}\)\.?$",
    r"(?:Antwoord|Mededeling|Nader antwoord)(?:en)? van .{0,200}\([Oo]ntvangen.{0,40}\)\.?.{0,120}$",
    r"Zie ook Aanhangsel Handelingen.{0,80}$",
    # 'Rijnstraat 8'
    r"[A-Z][\w.’' -]{2,30}(?:straat|plein|weg|laan|kade|gracht|hof|singel|dreef) \d{1,4}(?: ?[a-zA-Z])?(?:$| ?,.*)",
)
LINE = re.compile("|".join(f"(?:{line})" for line in _LINES))
# 'De minister van Buitenlandse Zaken,', 'DE STAATSSECRETARIS VAN DEFENSIE,', 'Mede namens ..., de minister'
OFFICE = re.compile(
    r"(?:mede namens [^.?!]{5,160}, ?)?de (?P<rank>viceminister-president(?: en)?|minister-president|minister"
    r"|staatssecretaris)\b"
    r"(?P<of>(?:, minister)? (?:van|voor|zonder|belast)\b[^.?!:;]{2,140}?|,? ?)(?: a\.i\.)? ?,?$",
    re.IGNORECASE,
)
_PARTICLE = r"(?:van|de|der|den|ter|ten|te|in|het|’t|'t|la|el|von|du|op)"
_TITLES = r"(?:(?:drs|dr|mr|ir|ing|prof|jhr|mw)\.? ?)*"
# 'H.G.J. Bruins Slot', 'drs. V.L.W.A. Heijnen', 'Hanke Bruins Slot', 'J. J. Atsma', 'Sigrid A.M. Kaag'
NAME = re.compile(
    rf"{_TITLES}"
    r"(?P<name>(?:(?:[A-Z][\w’'-]+ )?(?:[A-Z][a-z]{0,2}\.[ -]?){1,7}(?:\([A-Z]\w+\) )?"
    r"|(?:[A-Z][\w’'-]+ ){1,2})"
    rf"(?:{_PARTICLE} )*[A-Z][\w’'-]+(?:(?: |-| - ){_PARTICLE}?(?: ?{_PARTICLE} )?[A-Z][\w’'-]+){{0,2}})$"
)
# 'De minister van Economische Zaken, Landbouw en Innovatie, dr. M. J. M. Verhagen' within one line
SIGNED = re.compile(
    r"(?P<office>[Dd]e (?:[Mm]inister|[Ss]taatssecretaris|[Mm]inister-[Pp]resident)(?: (?:van"
    r"|voor) [A-Z][^.?!:;]{3,120}?)?) ?, "
    rf"{_TITLES}(?P<name>(?:[A-Z][a-z]{{0,2}}\. ?){{1,6}}(?:{_PARTICLE} )*[A-Z][\w’'-]+)(?= |$)"
)
# 'Aan de Voorzitter van de Tweede Kamer der Staten-Generaal Den Haag, 5 maart 2012 Vooruitlopend op'
ADDRESSED = re.compile(
    r"Aan de [Vv]oorzitters? van (?:de|beide)\b.{5,60}?Staten-Generaal(?: (?:Den Haag"
    r"|['’‘]s-Gravenhage) ?, \d{1,2} [a-z]+ \d{4})?(?= [A-Z])"
)
# 'Geachte voorzitter, Hierbij'
SALUTED = re.compile(r"Geachte [^,.!?]{3,50}, ?(?=[A-Z])")


# '(ingezonden 18 april 2024).', '(Ontvangen 3 juni 1999)'
ANSWERED = re.compile(r"\((?:[Ii]ngezonden|[Oo]ntvangen) ")


def is_letterhead(text: str) -> bool:
    """Whether a paragraph is a line of a letterhead by what it says, and no sentence."""
    if len(text) > 500 or text[-1] in "?!":
        return False
    if text[-1] == "." and len(text) > 3 and not ANSWERED.search(text):
        return False
    return LINE.match(text) is not None or is_labelled(text) or OFFICE.match(text) is not None


def is_labelled(text: str) -> bool:
    """Whether a paragraph is a label of the letterhead, with or without its value; not a sentence that begins so."""
    found = LABEL.match(text)
    if found is None or len(text) >= 400 or found["value"][:1].islower() or (text[-1] == "." and len(text) > 3):
        return False
    return not found["label"].startswith("Bijlage") or COUNT.fullmatch(found["value"]) is not None
