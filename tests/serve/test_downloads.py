"""CSV, XLSX and JSON Lines from the site: every row, whatever the number, of every table and view."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import datetime

import openpyxl
import pytest

from tests.serve.conftest import MANY
from tracker.serve import schema, server


def read(text: str, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


@pytest.mark.parametrize("name", ["overzicht", "toezeggingen_open", "commitments"])
@pytest.mark.parametrize("how", ["", "?_stream=on", "?_stream=on&_size=max", "?_sort_desc=nr", "?_dl=on"])
async def test_every_row(many_site, name, how):
    if name == "commitments" and "nr" in how:
        how = "?_sort_desc=quote"
    assert many_site.setting("max_returned_rows") < MANY
    answer = await many_site.client.get(f"/tracker/{name}.csv{how}")
    assert answer.status_code == 200
    quotes = [row["quote" if name == "commitments" else "citaat"] for row in read(answer.text)]
    assert len(quotes) == len(set(quotes)) == MANY


async def test_every_row_as_json_lines(many_site, hostile_site):
    answer = await many_site.client.get("/tracker/overzicht.jsonl")
    rows = [json.loads(line) for line in answer.text.splitlines()]
    assert len({row["citaat"] for row in rows}) == len(rows) == MANY
    answer = await hostile_site.client.get("/tracker/documents.jsonl?identifier=kst-28676-448&_dl=on")
    assert answer.headers["content-disposition"] == 'attachment; filename="documents.jsonl"'
    (row,) = [json.loads(line) for line in answer.text.splitlines()]
    assert [section["title"] for section in row["sections"]] == ["Steun aan Oekraïne"]


async def test_selection_search_and_order(many_site):
    answer = await many_site.client.get("/tracker/overzicht.csv?onderwerp=onderwerp+3&_sort_desc=citaat&_stream=on")
    rows = read(answer.text)
    assert len(rows) == len(range(3, MANY, 7))
    assert [row["citaat"] for row in rows] == sorted((row["citaat"] for row in rows), reverse=True)
    found = read((await many_site.client.get("/tracker/overzicht.csv?_search=004999")).text)
    assert [row["citaat"] for row in found] == ["Ik zeg uw Kamer toe rapport 004999 te sturen."]


async def test_arguments_of_the_download(many_site):
    assert len(read((await many_site.client.get("/tracker/overzicht.csv?_size=7")).text)) == 7
    assert not (await many_site.client.get("/tracker/overzicht.csv?_size=1&_header=off")).text.startswith(
        "commitment_id"
    )
    columns = (await many_site.client.get("/tracker/overzicht.csv?_col=citaat&_size=1")).text.splitlines()[0]
    assert "datum" not in columns
    labelled = read((await many_site.client.get("/tracker/commitments.csv?_labels=on&_size=3")).text)
    assert {row["document_id_label"] for row in labelled} == {"Veel"}
    assert (
        "attachment"
        in (await many_site.client.get("/tracker/overzicht.csv?_dl=on&_size=1")).headers["content-disposition"]
    )
    assert "content-disposition" not in (await many_site.client.get("/tracker/overzicht.csv?_size=1")).headers


async def test_the_links_on_the_page_give_the_selection(hostile_site):
    import re
    from html import unescape

    page = (await hostile_site.client.get("/tracker/overzicht?soort=bijdrage&_weergave=tabel&_facet=munt")).text
    links = [unescape(link) for link in re.findall(r'href="([^"]+)" download', page)]
    assert [link.split("?")[0] for link in links] == [
        "/tracker/overzicht.xlsx",
        "/tracker/overzicht.csv",
        "/tracker/overzicht.docx",
        "/tracker/overzicht.xlsx",
        "/tracker/overzicht.csv",
        "/tracker/overzicht.jsonl",
    ]
    assert any("_stream=on" in link for link in links)
    for link in links:
        answer = await hostile_site.client.get(link)
        assert answer.status_code == 200
        if ".csv" in link:
            assert answer.text.count("toegezegd aan Oekraïne") == 1
            assert len(answer.text.splitlines()) == 2
        if ".jsonl" in link:
            assert [json.loads(line)["soort"] for line in answer.text.splitlines()] == ["bijdrage"]


async def test_dutch_excel(hostile_site):
    answer = await hostile_site.client.get("/tracker/bijdragen.csv?_excel=on")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = read(answer.content.decode("utf-8-sig"), ";")
    assert [(row["datum"], row["bedrag_eur"]) for row in rows] == [("18-12-2023", "2500000000")]
    assert 'filename="bijdragen.csv"' in answer.headers["content-disposition"]


async def test_xlsx(many_site, hostile_site):
    answer = await many_site.client.get("/tracker/overzicht.xlsx?_search=rapport&_col=citaat&_col=jaar")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content), read_only=True).active
    assert sum(1 for _ in sheet.iter_rows()) == MANY + 1
    answer = await hostile_site.client.get("/tracker/bijdragen.xlsx?_kolommen=alle")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    values = dict(zip(*([cell.value for cell in row] for row in sheet.iter_rows()), strict=True))
    assert values["datum"] == datetime(2023, 12, 18)
    assert values["bedrag_eur"] == 2.5e9


@pytest.mark.parametrize("name", sorted(schema.tables()))
async def test_all_tables_and_views(seeds_site, seeds_db, name):
    number = seeds_db.execute(f'select count(*) from "{name}"').fetchone()[0]
    answer = await seeds_site.client.get(f"/tracker/{name}.csv?_stream=on&_context=1")
    rows = read(answer.text)
    assert answer.status_code == 200
    assert len(rows) == number
    assert answer.text.splitlines()[0].split(",")[-1] == list(schema.tables()[name]["columns"])[-1]
    assert (await seeds_site.client.get(f"/tracker/{name}.xlsx")).status_code == 200


async def test_what_is_wrong_is_said(many_site, capsys):
    missing = await many_site.client.get("/tracker/nergens.csv")
    assert (missing.status_code, missing.headers["content-type"]) == (404, "text/plain; charset=utf-8")
    assert (await many_site.client.get("/geen/overzicht.csv")).status_code == 404
    wrong = await many_site.client.get("/tracker/overzicht.csv?_sort=nergens")
    assert wrong.status_code == 400
    assert wrong.text == "Sorteren op nergens kan niet: die kolom is er niet.\n"
    assert "Traceback" not in capsys.readouterr().err


async def test_downloads_obey_permissions(hostile_path):
    site = server.build(hostile_path)
    site._metadata_local["databases"]["tracker"]["tables"]["overzicht"]["allow"] = {"id": "root"}
    for path in ("/tracker/overzicht", "/tracker/overzicht.csv", "/tracker/overzicht.xlsx"):
        assert (await site.client.get(path)).status_code == 403, path
    assert (await site.client.get("/tracker/commitments.csv")).status_code == 200


async def test_a_sheet_to_hand_out(hostile_site):
    answer = await hostile_site.client.get(
        "/tracker/overzicht.xlsx?soort=bijdrage&soort=toezegging+aan+de+Kamer&_search=Oekraïne"
    )
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    sheet, about = book.worksheets
    heads = [cell.value for cell in sheet[1]]
    assert len(heads) == 12
    assert heads[:4] == ["Datum", "Soort", "Stand", "Uiterlijk"]
    row = dict(zip(heads, sheet[2], strict=True))
    assert row["Datum"].value == datetime(2023, 12, 18)
    assert (row["Bedrag in euro"].value, row["Begunstigde"].value) == (2.5e9, "Oekraïne")
    assert row["Zin in de brief"].value == "open"
    target = row["Zin in de brief"].hyperlink.target
    path, _, fragment = target.removeprefix("http://localhost").partition("#")
    assert f'id="{fragment}"' in (await hostile_site.client.get(path)).text
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
        "landscape",
        1,
        0,
    )
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.freeze_panes == "A2"
    assert sheet.row_dimensions[2].height > 15
    assert 120 < sum(sheet.column_dimensions[c.column_letter].width for c in sheet[1]) < 260
    said = {row[0].value: row[1].value for row in about.iter_rows()}
    assert said["Selectie"] == "soort is bijdrage of toezegging aan de Kamer; met “Oekraïne”"
    assert said["Aantal regels"] == "1"
    following = (await hostile_site.client.get(said["Adres van deze selectie"].removeprefix("http://localhost"))).text
    assert re.search(r'role="status">1 regel · soort is bijdrage of toezegging', following)
    name = answer.headers["content-disposition"]
    assert re.search(r'filename="overzicht-bijdrage-toezegging-aan-de-Kamer-Oekraine-\d{4}-\d\d-\d\d\.xlsx"', name)


async def test_a_sheet_of_late_undertakings_sorts_by_day(many_site, seeds_site):
    answer = await seeds_site.client.get("/tracker/toezeggingen_open.xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0]
    row = dict(zip([cell.value for cell in sheet[1]], [cell.value for cell in sheet[2]], strict=True))
    assert row["Uiterlijk"] == datetime(2023, 7, 11)
    assert row["Dagen te laat"] > 1000
    assert row["Termijn in de brief"] == "tijdig voorafgaand aan de NAVO-Top in Vilnius"
    answer = await many_site.client.get("/tracker/overzicht.xlsx?_kolommen=alle&_size=2")
    assert openpyxl.load_workbook(io.BytesIO(answer.content)).active.max_column > 30
