"""Word documents: notes, headers, text boxes, tracked changes, numbering, tables, and those that can't be read."""

from __future__ import annotations

import pytest
from makers import FILLER, W, make_docx, make_zip, paragraph

from tracker.documents.blocks import ParsedSource, UnreadableError, footnote_ref, page_break
from tracker.documents.readers import read
from tracker.documents.readers.office import word97


def kinds(rendition: ParsedSource) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in rendition.blocks]


def docx(body: str, **parts: str) -> list[tuple[str, str]]:
    return kinds(read(make_docx(body, {name.replace("__", "."): text for name, text in parts.items()}), "x.docx"))


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_paragraphs_headings_by_style_and_by_bold() -> None:
    styles = f'<w:styles {W}><w:style w:styleId="Kop1"><w:name w:val="heading 1"/></w:style></w:styles>'
    body = paragraph("Inleiding", style="Kop1") + paragraph("Inzet", bold=True) + paragraph(FILLER)
    rendition = read(make_docx(body, {"styles.xml": styles}), "x.docx")
    assert [(b.kind, b.level) for b in rendition.blocks] == [("heading", 1), ("heading", 2), ("paragraph", 0)]


def test_footnotes_and_endnotes_in_the_order_of_their_marks() -> None:
    reference = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = paragraph("Eerst", extra=reference.format(3) + run(" dan") + reference.format(2))
    body += paragraph("Slot", extra='<w:r><w:endnoteReference w:id="1"/></w:r>')
    note = '<w:footnote w:id="{}"><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:footnote>'
    footnotes = (
        f"<w:footnotes {W}>{note.format(2, 'tweede')}{note.format(3, 'eerste')}{note.format(9, 'los')}</w:footnotes>"
    )
    endnotes = f'<w:endnotes {W}><w:endnote w:id="1"><w:p>{run("eind")}</w:p></w:endnote></w:endnotes>'
    rendition = read(make_docx(body, {"footnotes.xml": footnotes, "endnotes.xml": endnotes}), "x.docx")
    assert rendition.blocks[0].text == f"Eerst{footnote_ref('1')} dan{footnote_ref('2')}"
    assert [(b.number, b.text) for b in rendition.blocks[2:]] == [("1", "eerste"), ("2", "tweede"), ("i", "eind")]


def test_tracked_changes_are_accepted() -> None:
    inserted = f'<w:ins w:id="1">{run(" en nieuw")}</w:ins>'
    deleted = '<w:del w:id="2"><w:r><w:delText> en oud</w:delText></w:r></w:del>'
    moved = f'<w:moveFrom w:id="3">{run(" weg")}</w:moveFrom><w:moveTo w:id="4">{run(" hier")}</w:moveTo>'
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t> verborgen</w:t></w:r>"
    assert docx(paragraph("Tekst", extra=inserted + deleted + moved + hidden)) == [("paragraph", "Tekst en nieuw hier")]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    first = f'<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>{run("Het kabinet")}</w:p>'
    assert docx(first + paragraph("stemt in.")) == [("paragraph", "Het kabinet stemt in.")]


def test_a_sentence_broken_by_a_paragraph_mark_is_one_again() -> None:
    body = paragraph("In antwoord op uw brief van 5 juli 2024 deel ik u mede") + paragraph("dat ik de motie uitvoer.")
    assert docx(body) == [
        ("paragraph", "In antwoord op uw brief van 5 juli 2024 deel ik u mede dat ik de motie uitvoer.")
    ]


def test_text_boxes_once_and_before_the_text_as_letterhead() -> None:
    box = f"<w:txbxContent>{paragraph('Projectnaam X')}</w:txbxContent>"
    both = (
        '<w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:drawing>'
        f"{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    late = f"<w:r><w:drawing><w:txbxContent>{paragraph('Een kader met tekst.')}</w:txbxContent></w:drawing></w:r>"
    body = paragraph("", extra=both) + paragraph(FILLER, extra=late)
    assert docx(body) == [("letterhead", "Projectnaam X"), ("paragraph", FILLER), ("paragraph", "Een kader met tekst.")]


def test_page_headers_are_letterhead_without_page_numbers() -> None:
    header = f"<w:hdr {W}>{paragraph('Datum 25 juli 2024')}{paragraph('Pagina 2 van 7')}</w:hdr>"
    rendition = read(make_docx(paragraph(FILLER), {"header1.xml": header, "header2.xml": header}), "x.docx")
    assert kinds(rendition) == [("letterhead", "Datum 25 juli 2024"), ("paragraph", FILLER)]


def test_numbering_is_counted_and_bullets_are_dropped() -> None:
    level = '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{level.format("lowerLetter", "%1)")}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1">{level.format("bullet", "•")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
        "</w:numbering>"
    )
    body = paragraph("een", number="1") + paragraph("twee", number="1") + paragraph("drie", number="2")
    rendition = read(make_docx(body, {"numbering.xml": numbering}), "x.docx")
    assert kinds(rendition) == [("item", "c) een"), ("item", "d) twee"), ("item", "drie")]


def test_tables_are_rows_and_those_before_the_text_letterhead() -> None:
    def table(*rows: tuple[str, ...]) -> str:
        cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
        return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"

    body = table(("Datum", "3 juni 2024")) + paragraph(FILLER) + table(("2024", "100 miljoen"), ("2025", "200 miljoen"))
    assert docx(body) == [
        ("letterhead", "Datum 3 juni 2024"),
        ("paragraph", FILLER),
        ("row", "2024 | 100 miljoen"),
        ("row", "2025 | 200 miljoen"),
    ]


def test_the_strict_variant_reads_alike() -> None:
    strict = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
    document = f"<w:document {strict}><w:body>{paragraph(FILLER)}</w:body></w:document>"
    data = make_zip({"_rels/.rels": "x", "word/document.xml": document, "[Content_Types].xml": "x"})
    assert kinds(read(data, "x")) == [("paragraph", FILLER)]


def test_ligatures_invisible_signs_and_stray_marks_go_footnote_marks_stay() -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    footnotes = f'<w:footnotes {W}><w:footnote w:id="2"><w:p>{run("noot")}</w:p></w:footnote></w:footnotes>'
    body = paragraph("De \ufb01nanci\u0065\u0308le\u00a0steun\u200b \ue000blijft\ue005", extra=note)
    assert docx(body, footnotes__xml=footnotes)[0] == ("paragraph", f"De financiële steun blijft{footnote_ref('1')}")


def test_labels_of_questions_and_speakers_are_headings() -> None:
    body = paragraph("Antwoord op de vragen 2 en 3") + paragraph("Ja.") + paragraph("Mevrouw Van Dijk (D66):")
    assert [kind for kind, _ in docx(body)] == ["heading", "paragraph", "heading"]


def test_pages_follow_the_marks_word_left() -> None:
    broken = "<w:r><w:lastRenderedPageBreak/><w:t>Op bladzijde twee.</w:t></w:r>"
    rendition = read(make_docx(paragraph("Een.") + f"<w:p>{broken}</w:p>" + paragraph("Nog steeds twee.")), "x.docx")
    assert rendition.blocks[-1].page == 2
    running = f"<w:r><w:t>Een zin die op </w:t></w:r>{broken}"
    rendition = read(
        make_docx(paragraph("", extra=broken) + paragraph("", extra=running) + paragraph("Slot.")), "x.docx"
    )
    assert [(block.text, block.page) for block in rendition.blocks] == [
        ("Op bladzijde twee.", 2), (f"Een zin die op {page_break(3)}Op bladzijde twee.", 2), ("Slot.", 3)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (make_docx(""), "zonder tekst"),
        (make_zip({"[Content_Types].xml": "x", "word/other.xml": "<a/>"}), "ander Office-bestand"),
        (make_zip({"[Content_Types].xml": "x", "word/document.xml": "<a><b></a>"}), "beschadigde XML"),
        (make_docx(paragraph(FILLER))[:-40], "beschadigd Word-bestand"),
        (make_zip({"[Content_Types].xml": "x", "word/document.xml": b" " * (65 * 2**20)}), "zipbom"),
        (
            make_zip({"[Content_Types].xml": "x", "word/document.xml": '<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>'}),
            "entiteiten",
        ),
    ],
)
def test_what_can_not_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read(data, "x.docx")


def field(code: str, result: str) -> str:
    """A complex field: its code, which may hold fields, and the result that is shown."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    instruction = code if code.startswith("<") else f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return f"{mark.format('begin')}{instruction}{mark.format('separate')}{run(result)}{mark.format('end')}"


def test_the_result_of_a_field_inside_the_code_of_another_is_no_text() -> None:
    inner = field("DOCPROPERTY Datum", "gisteren")
    body = paragraph("De brief van ", extra=field(inner, "3 juni") + run(" is aan de Kamer gestuurd."))
    assert docx(body) == [("paragraph", "De brief van 3 juni is aan de Kamer gestuurd.")]


def test_a_field_inside_the_result_of_another_is_text() -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    outer = mark.format("begin") + mark.format("separate") + field("PAGE", "12") + mark.format("end")
    assert docx(paragraph("Zie bladzijde ", extra=outer + run("."))) == [("paragraph", "Zie bladzijde 12.")]


@pytest.mark.parametrize("around", ["{}", "<w:p>{}</w:p>"])
def test_a_control_that_nobody_filled_in_is_left_out(around: str) -> None:
    inner = run("Klik om tekst in te voeren") if around != "{}" else paragraph("Klik om tekst in te voeren")
    control = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    filled = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('Ingevuld.')}</w:sdtContent></w:sdt>"
    assert docx(around.format(control) + filled + paragraph(FILLER)) == [
        ("paragraph", "Ingevuld."),
        ("paragraph", FILLER),
    ]


@pytest.mark.parametrize(("text", "kind"), [(FILLER, "paragraph"), ("Postbus 20701", "letterhead")])
def test_a_text_box_above_the_text_is_text_when_it_holds_sentences(text: str, kind: str) -> None:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph(text)}</w:txbxContent></w:pict></w:r>"
    assert (kind, text) in docx(paragraph("Kop", extra=box) + paragraph(f"Daarna. {FILLER}"))


def test_an_encrypted_document_is_called_so(monkeypatch: pytest.MonkeyPatch) -> None:
    class Encrypted:
        def __init__(self, _: object) -> None: ...
        def __enter__(self) -> Encrypted:
            return self

        def __exit__(self, *_: object) -> None: ...
        def exists(self, name: str) -> bool:
            return name == "EncryptedPackage"

    monkeypatch.setattr(word97.olefile, "OleFileIO", Encrypted)
    with pytest.raises(UnreadableError, match="met een wachtwoord beveiligd"):
        word97.read_story(b"")
