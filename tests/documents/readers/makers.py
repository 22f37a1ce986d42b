"""Small real files of every format, made on the spot."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from xml.sax.saxutils import escape

from fpdf import FPDF

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
FILLER = "Het kabinet hecht grote waarde aan een goede samenwerking met de bondgenoten en zal daarover blijven spreken."


def make_zip(members: dict[str, bytes | str], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of these members, in this order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def paragraph(text: str, *, bold: bool = False, style: str = "", extra: str = "", number: str = "") -> str:
    """A w:p with one run; `extra` is markup put behind the run."""
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    listed = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    strong = "<w:rPr><w:b/></w:rPr>" if bold else ""
    run = f'<w:r>{strong}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    return f"<w:p><w:pPr>{look}{listed}</w:pPr>{run}{extra}</w:p>"


def make_docx(body: str, parts: dict[str, str] | None = None) -> bytes:
    """A DOCX whose body is this WordprocessingML; `parts` are further parts of word/."""
    document = f"<?xml version='1.0' encoding='UTF-8'?><w:document {W}><w:body>{body}</w:body></w:document>"
    members: dict[str, bytes | str] = {"[Content_Types].xml": "<Types/>", "word/document.xml": document}
    members |= {f"word/{name}": content for name, content in (parts or {}).items()}
    return make_zip(members)


def make_odt(body: str, styles: str = "") -> bytes:
    """An ODT whose office:text is this markup."""
    names = ("office", "text", "table", "style", "draw")
    spaces = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in names)
    spaces += ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return out.getvalue()


def make_pdf(draw: Callable[[FPDF], None], **options: str) -> bytes:
    """A PDF on A4 in points that `draw` draws; the first page is there."""
    pdf = FPDF(unit="pt", format="A4")
    pdf.set_auto_page_break(False)
    pdf.set_margins(0, 0, 0)
    pdf.c_margin = 0
    pdf.add_page()
    pdf.set_font("Helvetica", size=10)
    draw(pdf)
    if options:
        pdf.set_encryption(**options)
    return bytes(pdf.output())


def put(pdf: FPDF, x: float, y: float, text: str, *, size: float = 10, style: str = "") -> None:
    """Text with its baseline at y points from the top."""
    pdf.set_font("Helvetica", style=style, size=size)
    pdf.text(x, y, text)


def wrap(pdf: FPDF, x: float, y: float, text: str, width: float, *, step: float = 12, size: float = 10) -> float:
    """Text set in lines of at most `width` points; returns the y of the next line."""
    pdf.set_font("Helvetica", size=size)
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}".strip()
        if pdf.get_string_width(longer) > width:
            pdf.text(x, y, line)
            y += step
            line = word
        else:
            line = longer
    pdf.text(x, y, line)
    return y + step


def make_eml(attachments: dict[str, bytes], body: str = "Bijgaand de brief.") -> bytes:
    """An e-mail with a text and attachments."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.nl", "b@example.nl", "Brief"
    message["Date"] = "Mon, 03 Jun 2024 10:00:00 +0200"
    message.set_content(body)
    for name, content in attachments.items():
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def make_mapped_pdf(lines: list[str], mapped: str) -> bytes:
    """A PDF with these lines, each behind a bullet in a font whose table of characters calls every glyph `mapped`."""
    code = mapped.encode("utf-16-be").hex().upper()
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap "
        "1 begincodespacerange <00> <FF> endcodespacerange "
        + "94 beginbfchar "
        + " ".join(f"<{n:02X}> <{code}>" for n in range(33, 127))
        + " endbfchar endcmap end end"
    )
    page = "BT " + " ".join(
        f"/F2 10 Tf 1 0 0 1 50 {780 - 14 * n} Tm (q) Tj /F1 10 Tf 1 0 0 1 70 {780 - 14 * n} Tm ({line}) Tj"
        for n, line in enumerate(lines)
    )
    return _raw_pdf(page + " ET", table)


def make_unmapped_pdf(lines: list[str]) -> bytes:
    """A PDF whose every glyph its table of characters calls a control character."""
    return make_mapped_pdf(lines, "\x01").replace(b"/F1 10 Tf", b"/F2 10 Tf")


def _raw_pdf(page: str, table: str) -> bytes:
    """A PDF of one page with this content; font F1 is plain, F2 has this table of characters."""

    def stream(text: str) -> str:
        return f"<< /Length {len(text)} >>\nstream\n{text}\nendstream"

    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources "
        "<< /Font << /F1 5 0 R /F2 6 0 R >> >> >>",
        stream(page),
        f"{font} >>",
        f"{font} /ToUnicode 7 0 R >>",
        stream(table),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    entries = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{entries}".encode()
    return out + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
