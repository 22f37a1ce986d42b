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
from selenium.webdriver.common.by import By

from tracker.ingestion.run import ingest
from tracker.serve import server

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "img"
WIDTH = 1280
PICTURES = (
    ("begin", "", 820),
    ("overzicht", "tracker/overzicht?soort=bijdrage&_sort_desc=bedrag_eur", 900),
    ("toezeggingen", "tracker/toezeggingen_open", 900),
    ("brief", "", 760),
)
"""Name, path and height of each picture; `brief` is the letter behind the largest pledge, at its sentence."""


def main() -> None:
    """Write docs/img/*.png."""
    program, driver = shutil.which("chromium") or shutil.which("google-chrome"), shutil.which("chromedriver")
    if not program or not driver:
        sys.exit("Chromium and chromedriver are needed: apt-get install chromium chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = program
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"):
        options.add_argument(argument)
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "tracker.db"
        ingest(["seeds"], database)
        listener = server.bind("127.0.0.1", 0)
        running = uvicorn.Server(uvicorn.Config(server.build(database).app(), log_level="warning"))
        thread = threading.Thread(target=running.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
        try:
            take(browser, server.address(listener))
        finally:
            browser.quit()
            running.should_exit = True
            thread.join(10)


def take(browser: webdriver.Chrome, site: str) -> None:
    """Visit each page and keep its picture."""
    for name, path, height in PICTURES:
        size = {"width": WIDTH, "height": height, "deviceScaleFactor": 1, "mobile": False}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        if name == "brief":
            browser.get(f"{site}tracker/bijdragen")
            browser.find_element(By.CSS_SELECTOR, "a.passage").click()
        else:
            browser.get(site + path)
        browser.save_screenshot(str(FOLDER / f"{name}.png"))


if __name__ == "__main__":
    main()
