"""In English, for the command line, why a file can't be read: the table `rejects` keeps the Dutch that staff see."""

from __future__ import annotations

import re
from functools import cache

REASONS: tuple[tuple[str, str], ...] = (
    # files and folders
    ("geen geldig pad: controleer de naam", "no valid path: check the name"),
    ("geen gewoon bestand en geen map: noem een bestand of een map", "no regular file and no folder: name one"),
    ("bestaat niet: controleer het pad", "does not exist: check the path"),
    ("map kan niet worden gelezen ({}): pas de rechten aan", "the folder can't be read ({}): change its permissions"),
    ("kan niet worden gelezen ({}): pas de rechten aan", "can't be read ({}): change its permissions"),
    (
        "verwijzing (symbolic link), die in een map niet wordt gevolgd: noem het doel",
        "a symbolic link, not followed in a folder: name its target",
    ),
    ("geen gewoon bestand: laat het weg", "no regular file: leave it out"),
    ("leeg bestand: er staat geen tekst in", "an empty file: there is no text in it"),
    ("te groot (meer dan {} MB): splits het", "too large (more than {} MB): split it"),
    (
        "te groot ({} MB, hooguit {} MB): splits het of lever de tekst aan",
        "too large ({} MB, at most {} MB): split it or give its text",
    ),
    ("te lang ({} miljoen tekens, hooguit {}): splits het", "too long ({} million characters, at most {}): split it"),
    ("te groot of te diep om te lezen: splits het bestand", "too large or too deep to read: split the file"),
    (
        "te zwaar of beschadigd bestand ({}): sla het opnieuw op of splits het",
        "too heavy or damaged ({}): save it anew or split it",
    ),
    (
        "beëindigt het programma (te groot of beschadigd): lever het in een ander formaat aan",
        "ends the program (too large or damaged): give it in another format",
    ),
    (
        "het lezen duurde langer dan {} seconden: splits het of lever de tekst anders aan",
        "reading took longer than {} seconds: split it or give its text otherwise",
    ),
    (
        "het zoeken van uitspraken duurde langer dan {} seconden: splits het of lever de tekst anders aan",
        "extraction took longer than {} seconds: split it or give its text otherwise",
    ),
    (
        "het uitpakken duurde langer dan {} seconden: pak het zelf uit",
        "unpacking took longer than {} seconds: unpack it yourself",
    ),
    (
        "fout in het programma ({}): meld dit met het bestand erbij",
        "an error of the program ({}): report it, with the file",
    ),
    ("fout in de lezer ({}): meld dit met het bestand erbij", "an error of the reader ({}): report it, with the file"),
    ("de lezer gaf geen geldig antwoord: probeer het opnieuw", "the reader gave no valid answer: try again"),
    # archives and messages
    ("beschadigd ZIP-bestand: haal het opnieuw op", "a damaged ZIP file: fetch it again"),
    ("ZIP-bestand met {} bestanden, meer dan {}: pak het uit", "a ZIP file of {} files, more than {}: unpack it"),
    (
        "versleuteld bestand in een ZIP: pak het uit met het wachtwoord",
        "an encrypted file in a ZIP: unpack it with the password",
    ),
    ("beschadigd bestand in een ZIP: haal het archief opnieuw op", "a damaged file in a ZIP: fetch the archive again"),
    (
        "uitgepakt buiten verhouding groot (een zipbom?): niet verder uitgepakt",
        "out of proportion when unpacked (a zip bomb?): not unpacked further",
    ),
    ("archief dat {} archieven diep zit: pak het uit", "an archive {} archives deep: unpack it"),
    (
        "e-mailbericht met meer dan {} onderdelen: bewaar de bijlagen apart",
        "a message of more than {} parts: save its attachments apart",
    ),
    ("beschadigd e-mailbericht: bewaar het opnieuw als .eml", "a damaged message: save it again as .eml"),
    (
        "beschadigde bijlage: bewaar het bericht opnieuw als .eml",
        "a damaged attachment: save the message again as .eml",
    ),
    ("Outlook-bericht (.msg): bewaar het bericht als .eml", "an Outlook message (.msg): save it as .eml"),
    ("leeg ZIP-bestand", "an empty ZIP file"),
    (
        "ZIP met iets anders dan documenten, of een Excel- of PowerPoint-bestand: sla het op als PDF",
        "a ZIP without documents, or an Excel or PowerPoint file: save it as PDF",
    ),
    ("7-Zip-archief: pak het uit of maak er een ZIP van", "a 7-Zip archive: unpack it or make it a ZIP"),
    ("RAR-archief: pak het uit of maak er een ZIP van", "a RAR archive: unpack it or make it a ZIP"),
    ("ingepakt bestand (gz, bz2 of xz): pak het eerst uit", "a compressed file (gz, bz2 or xz): unpack it first"),
    # office formats
    (
        "met een wachtwoord beveiligd {}-bestand: sla het op zonder wachtwoord",
        "a {} file protected by a password: save it without",
    ),
    (
        "met een wachtwoord beveiligde PDF: sla hem op zonder wachtwoord",
        "a PDF protected by a password: save it without",
    ),
    ("beschadigd RTF-bestand: sla het opnieuw op, of als DOCX", "a damaged RTF file: save it anew, or as DOCX"),
    ("beschadigd {}-bestand: haal het opnieuw op", "a damaged {} file: fetch it again"),
    (
        "beschadigd Word-bestand (.doc): open het in Word of LibreOffice en sla het op als DOCX",
        "a damaged Word file (.doc): open it in Word or LibreOffice and save it as DOCX",
    ),
    (
        "{}-bestand dat uitgepakt te groot is (een zipbom?): niet gelezen",
        "a {} file too large when unpacked (a zip bomb?): not read",
    ),
    (
        "geen Word-document maar een ander Office-bestand: sla het op als DOCX of PDF",
        "no Word document but another Office file: save it as DOCX or PDF",
    ),
    (
        "Office-bestand dat geen Word-document is: sla het op als DOCX of PDF",
        "an Office file that is no Word document: save it as DOCX or PDF",
    ),
    (
        "Word-document zonder tekst: neem de PDF, of haal het opnieuw op",
        "a Word document without text: take the PDF, or fetch it again",
    ),
    (
        "Word-bestand van vóór Word 97: open het in LibreOffice en sla het op als DOCX",
        "a Word file from before Word 97: open it in LibreOffice and save it as DOCX",
    ),
    (
        "Word-bestand (.doc) zonder tekst: open het in Word of LibreOffice en sla het op als DOCX",
        "a Word file (.doc) without text: open it in Word or LibreOffice and save it as DOCX",
    ),
    ("ODT-bestand zonder tekst: haal het opnieuw op", "an ODT file without text: fetch it again"),
    (
        "RTF-bestand van meer dan 64 MB: sla het op als DOCX zonder afbeeldingen",
        "an RTF file of more than 64 MB: save it as DOCX without pictures",
    ),
    ("RTF-bestand zonder tekst: sla het opnieuw op, of als DOCX", "an RTF file without text: save it anew, or as DOCX"),
    # PDF and pictures
    ("PDF van {} bladzijden, meer dan {}: splits het bestand", "a PDF of {} pages, more than {}: split the file"),
    (
        "PDF waarvan de letters niet te herleiden zijn: maak er met tekstherkenning (OCR) een nieuwe van",
        "a PDF whose letters can't be told: make a new one with OCR",
    ),
    (
        "gescande PDF zonder tekst: maak er met tekstherkenning (OCR) een doorzoekbare PDF van",
        "a scanned PDF without text: make it searchable with OCR",
    ),
    (
        "beschadigde of onvolledige PDF: haal het bestand opnieuw op",
        "a damaged or incomplete PDF: fetch the file again",
    ),
    (
        "PDF met een beschadigde bladzijde: haal het bestand opnieuw op",
        "a PDF with a damaged page: fetch the file again",
    ),
    ("afbeelding: maak er met tekstherkenning (OCR) een PDF van", "a picture: make it a PDF with OCR"),
    (
        "gescande afbeelding (TIFF): maak er met tekstherkenning (OCR) een PDF van",
        "a scanned picture (TIFF): make it a PDF with OCR",
    ),
    # markup
    ("HTML zonder inhoud: sla de pagina opnieuw op", "HTML without content: save the page again"),
    (
        "webpagina zonder tekst: sla de pagina op nadat ze helemaal geladen is",
        "a web page without text: save it when it has loaded",
    ),
    (
        "alleen de technische informatie over een publicatie: haal de tekst zelf op (.html of .xml)",
        "only the technical information of a publication: fetch its text (.html or .xml)",
    ),
    (
        "XML met eigen entiteiten (mogelijk een XML-bom): wordt om veiligheid niet gelezen",
        "XML with entities of its own (an XML bomb?): not read, for safety",
    ),
    ("beschadigde XML op regel {}: haal het bestand opnieuw op", "damaged XML on line {}: fetch the file again"),
    ("beschadigde XML{}: haal het bestand opnieuw op", "damaged XML{}: fetch the file again"),
    ("opgemaakt bestand van meer dan {} MB: splits het op", "a marked-up file of more than {} MB: split it"),
    (
        "XML van een onbekende soort ('{}'): lever de publicatie aan als XML, PDF of HTML",
        "XML of an unknown sort ('{}'): give the publication as XML, PDF or HTML",
    ),
    (
        "officiële publicatie zonder tekst (alleen metadata of een afbeelding): neem de PDF",
        "an official publication without text (only metadata or a picture): take the PDF",
    ),
    (
        "documentbeschrijving zonder tekst: neem het bestand waarnaar ze verwijst",
        "the description of a document, without text: take the file it refers to",
    ),
    (
        "debatverslag zonder vergadering: haal het opnieuw op",
        "the record of a debate without a meeting: fetch it again",
    ),
    (
        "debatverslag zonder tekst: het debat is nog niet uitgewerkt, probeer het later opnieuw",
        "the record of a debate without text: it is not written out yet, try again later",
    ),
    (
        "metadata van een publicatie, niet de tekst: neem de XML van de publicatie zelf",
        "metadata of a publication, not its text: take the XML of the publication itself",
    ),
    (
        "inhoudsopgave van een archief, niet de tekst: neem het document zelf",
        "the contents of an archive, not the text: take the document itself",
    ),
    (
        "antwoord van een zoekdienst, geen document: haal de publicaties op met 'tracker sync'",
        "the answer of a search service, no document: fetch the publications with 'tracker sync'",
    ),
    (
        "zoekresultaat, geen document: haal de publicatie op met 'tracker sync'",
        "a search result, no document: fetch the publication with 'tracker sync'",
    ),
    (
        "lijst van documenten, geen document: haal de documenten zelf op",
        "a list of documents, no document: fetch the documents themselves",
    ),
    (
        "nieuwsfeed, geen document: haal de publicaties op met 'tracker sync'",
        "a news feed, no document: fetch the publications with 'tracker sync'",
    ),
    ("beschrijving van een gegevensdienst, geen document", "the description of a data service, no document"),
    ("XML-schema, geen document", "an XML schema, no document"),
    ("afbeelding, geen document", "a picture, no document"),
    # anything else
    (
        "onbekend bestandsformaat: lever het aan als PDF, DOCX, ODT, HTML, XML of platte tekst",
        "an unknown format: give it as PDF, DOCX, ODT, HTML, XML or plain text",
    ),
    (
        "er staat geen tekst in: is het een scan, laat die dan eerst door tekstherkenning lezen",
        "there is no text in it: when it is a scan, have it read by OCR first",
    ),
    (
        "geen tekst maar binaire gegevens: lever het document aan als PDF, DOCX of platte tekst",
        "no text but binary data: give the document as PDF, DOCX or plain text",
    ),
    ("SQLite-database: geen document", "an SQLite database: no document"),
    ("programma: geen document", "a program: no document"),
    ("geluid of beeld: geen document", "sound or film: no document"),
    ("gegevens in JSON: geen document", "data in JSON: no document"),
    ("geen document", "no document"),
)
"""The Dutch of each reason and the English; `{}` stands for what differs from file to file."""


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile("(.*?)".join(map(re.escape, dutch.split("{}"))), re.DOTALL), english) for dutch, english in REASONS
    )


def in_english(reason: str) -> str:
    """A reason in English; as it came when it is none of REASONS (what a library says of itself stays as it is)."""
    for pattern, english in _patterns():
        if found := pattern.fullmatch(reason):
            return english.format(*found.groups())
    return reason
