"""Take the pictures of README and handleiding: reads the seeds, serves the site, and looks at it with Chromium.

    make screenshot

Needs Chromium and chromedriver (Debian: apt-get install chromium chromium-driver) and selenium (`make dev`).
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import threading
from pathlib import Path

import uvicorn
from selenium import webdriver

from tracker.ingestion.run import ingest
from tracker.serve import server

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "img"
DESK, TELEPHONE = 1280, 390
PICTURES = (
    ("begin", "", DESK, 1000),
    ("overzicht", "tracker/overzicht?soort=bijdrage&soort=toezegging+aan+de+Kamer", DESK, 900),
    ("toezeggingen", "tracker/toezeggingen_open", DESK, 760),
    ("acties", "tracker/overzicht?soort=aangekondigde+actie", DESK, 760),
    ("bijdragen", "tracker/bijdragen", DESK, 1000),
    ("normen", "tracker/norm_2_procent", DESK, 900),
    ("moties", "tracker/moties_uitgevoerd", DESK, 700),
    ("brieven", "tracker/documents", DESK, 800),
    ("brief", "brief/kst-28676-448", DESK, 860),
    ("zoeken", "zoeken?q=trustfund+OF+Vilnius", DESK, 900),
    ("regel", "tracker/documents/kst-28676-448", DESK, 800),
    ("onderwerp", "onderwerp/2-norm-voor-defensie", DESK, 900),
    ("onderwerpen", "onderwerp", DESK, 700),
    ("motie", "motie/kst-21501-02-2898", DESK, 860),
    ("bewindspersoon", "bewindspersoon/minister-van-buitenlandse-zaken", DESK, 1000),
    ("ministerie", "ministerie/buitenlandse-zaken", DESK, 1000),
    ("dossier", "dossier/28676", DESK, 900),
    ("vergadering", "vergadering/kst-28676-448", DESK, 1000),
    ("cijfers", "cijfers", DESK, 1000),
    ("volgen", "melding/overzicht?soort=bijdrage", DESK, 800),
    ("tabellen", "tracker", DESK, 800),
    ("sql", "tracker?sql=select+soort,+count(*)+as+aantal+from+overzicht+group+by+1", DESK, 760),
    ("telefoon", "tracker/toezeggingen_open", TELEPHONE, 844),
)
"""Name, path, width and height of each picture: one of each kind of page."""


def main() -> None:
    """Write docs/img/*.png."""
    program, driver = shutil.which("chromium") or shutil.which("google-chrome"), shutil.which("chromedriver")
    if not program or not driver:
        sys.exit("Chromium and chromedriver are needed: apt-get install chromium chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = program
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-sync"):
        options.add_argument(argument)
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        options.add_argument(f"--user-data-dir={folder}/chromium")
        database = Path(folder) / "tracker.db"
        ingest([str(ROOT / "seeds")], database)
        listener = server.bind("127.0.0.1", 0)
        running = uvicorn.Server(server.configuration(server.build(database)))
        thread = threading.Thread(target=running.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
        try:
            take(browser, server.address(listener), FOLDER)
        finally:
            browser.quit()
            running.should_exit = True
            thread.join(10)


def take(browser: webdriver.Chrome, site: str, folder: Path) -> list[Path]:
    """Visit each page and keep its picture in `folder`."""
    made = []
    for name, path, width, height in PICTURES:
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width == TELEPHONE}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        browser.get(site + path)
        made.append(folder / f"{name}.png")
        browser.save_screenshot(str(made[-1]))
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    return made


if __name__ == "__main__":
    main()
