"""The pictures of the documentation can be taken, and each that a page shows is one of them."""

from __future__ import annotations

import importlib.util
import re
import struct
from pathlib import Path

import pytest

pytest.importorskip("selenium", reason="needs selenium (make dev installs it)")
DOCS = Path(__file__).parents[2] / "docs"


def screenshot():
    spec = importlib.util.spec_from_file_location("screenshot", DOCS / "screenshot.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_each_kind_of_page_has_its_picture(browser, site, tmp_path):
    module = screenshot()
    made = module.take(browser, site, tmp_path)
    for path, (name, _, width, height) in zip(made, module.PICTURES, strict=True):
        assert struct.unpack(">II", path.read_bytes()[16:24]) == (width, height), name
        assert (DOCS / "img" / f"{name}.png").exists(), name


def test_every_picture_shown_is_there():
    names = {name for name, *_ in screenshot().PICTURES}
    for page in (DOCS.parent / "README.md", *DOCS.glob("*.md")):
        for name in re.findall(r"img/([\w-]+)\.png", page.read_text("utf-8")):
            assert name in names, page.name
