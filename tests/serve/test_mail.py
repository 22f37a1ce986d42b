"""Mail of what changed: filters that are looked at, saved and sent, against a mail server of our own."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.store.records import commitment, document
from tracker import store
from tracker.cli import app
from tracker.errors import TrackerError
from tracker.models import Extraction
from tracker.serve.alerts.changes import Changed
from tracker.serve.alerts.mail import MOST, MailServer, digest_mail, mail_server, send
from tracker.serve.alerts.saved import SavedFilter, load_filters, save_filters

MADE = "Ik zal uw Kamer voor de zomer informeren over de evaluatie van de Wet kinderopvang."
ARMY = "Ik stuur uw Kamer nog dit jaar de voortgangsrapportage pantservoertuigen."


class Smtp(socketserver.StreamRequestHandler):
    """As much of SMTP as it takes to hand in a mail."""

    def handle(self) -> None:
        """Answer one client."""
        self.wfile.write(b"220 test\r\n")
        while line := self.rfile.readline():
            word = line.split(b" ")[0].strip().upper()
            if word == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                body = b""
                while (part := self.rfile.readline()) != b".\r\n":
                    body += part
                self.server.got.append(body)  # type: ignore[attr-defined]
            elif word == b"RCPT" and self.server.refuses:  # type: ignore[attr-defined]
                self.wfile.write(b"550 nobody here\r\n")
                continue
            self.wfile.write(b"221 bye\r\n" if word == b"QUIT" else b"250 ok\r\n")
            if word == b"QUIT":
                return


class MailBox(socketserver.ThreadingTCPServer):
    """A mail server that keeps what it gets."""

    daemon_threads = True
    refuses = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Smtp)
        self.got: list[bytes] = []

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"smtp://127.0.0.1:{self.server_address[1]}"

    def mails(self) -> list[EmailMessage]:
        """What it got, read."""
        return [message_from_bytes(each, policy=policy.default) for each in self.got]  # type: ignore[misc]


@pytest.fixture
def box() -> Iterator[MailBox]:
    with MailBox() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with store.open_database(tmp_path / "t.db") as db:
        add(db, "1.txt", MADE, "Sociale Zaken en Werkgelegenheid", "minister van Sociale Zaken en Werkgelegenheid")
        add(db, "2.txt", ARMY, "Defensie", "minister van Defensie")
        store.link_over_time(db)
    return tmp_path / "t.db"


def add(db: object, source: str, text: str, ministry: str, office: str, status: str = "open") -> None:
    made = commitment(text, text, "undertaking", status=status, core=True, ministry=ministry, office=office)
    paper = document(text, source, date="2024-01-10" if status == "open" else "2024-09-01", dossier="27925")
    store.save_document(db, Extraction(paper, (made,)))  # type: ignore[arg-type]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["mail", *arguments])


SINCE = ("--since", "2020-01-01")


@pytest.mark.parametrize(("chosen", "count"), [
    ((), 2), (("--ministry", "defensie"), 1), (("--office", "minister van sociale"), 1), (("--only", "met"), 0),
    (("--only", "new", "--words", "Kamer zomer"), 1), (("--dossier", "27925"), 2), (("--dossier", "1"), 0),
    (("--chamber", "TK"), 2), (("--topic", "steun"), 2), (("--topic", "landbouw"), 0),
])  # fmt: skip
def test_hits_are_seen_before_a_filter_is_saved(chosen: tuple[str, ...], count: int, path: Path) -> None:
    done = run("preview", *SINCE, "--db", str(path), *chosen)
    assert (done.exit_code, done.stdout.count("\tnew\t")) == (0, count)
    assert not path.with_name("meldingen.yml").exists()


def test_a_saved_filter_is_sent_once(path: Path, box: MailBox) -> None:
    server = ("--smtp", box.address, "--db", str(path), "--url", "https://example.org")
    assert run("save", "def", "--to", "a@example.org", "--to", "b@example.org", "--ministry", "Defensie", *SINCE,
               "--db", str(path)).exit_code == 0  # fmt: skip
    done = run("send", "--dry-run", *server)
    assert (done.exit_code, box.got) == (0, [])
    assert ARMY in done.stdout
    done = run("send", *server)
    assert done.exit_code == 0, done.output
    (mail,) = box.mails()
    assert mail["To"] == "a@example.org, b@example.org"
    assert mail["Subject"] == "Toezeggingen (def): 1 wijziging"
    text = mail.get_content()
    assert ARMY in text
    assert MADE not in text
    assert "https://example.org/" in text
    assert run("send", *server).exit_code == 0
    assert len(box.got) == 1


def test_what_the_server_refused_is_sent_again(path: Path, box: MailBox) -> None:
    run("save", "all", "--to", "a@example.org", *SINCE, "--db", str(path))
    box.refuses = True
    done = run("send", "--smtp", box.address, "--db", str(path))
    assert done.exit_code == 2
    assert "did not take the mail" in done.output
    box.refuses = False
    assert run("send", "--smtp", box.address, "--db", str(path)).exit_code == 0
    assert len(box.got) == 1


@pytest.mark.parametrize(("arguments", "says"), [
    (("save", "x", "--to", "nobody"), "no address"),
    (("save", "x", "--to", "a@b.nl>, c@d.nl"), "no address"),
    (("save", "x", "--to", "a@b.nl", "--only", "nothing"), "no change"),
    (("preview", "--since", "gisteren"), "is no day"),
    (("send", "nowhere"), "no filter"),
    (("send", "--smtp", "http://example.org"), "no mail server"),
    (("send", "--smtp", "smtp://me:secret@example.org"), "environment"),
])  # fmt: skip
def test_wrong_use_is_one_line(arguments: tuple[str, ...], says: str, path: Path) -> None:
    done = run(*arguments, "--db", str(path))
    assert done.exit_code == 2
    assert says in done.output


@pytest.mark.parametrize("text", ["- a\n", "x: 3\n", "x: {colour: red}\n", "x: {to: [nobody]}\n", "\x00"])
def test_a_file_that_holds_no_filters_is_told(text: str, tmp_path: Path) -> None:
    (tmp_path / "f.yml").write_text(text, "utf-8")
    with pytest.raises(TrackerError):
        load_filters(tmp_path / "f.yml")


def test_filters_survive_the_file_and_are_private(tmp_path: Path) -> None:
    saved = {"één": SavedFilter(("a@b.nl",), ("late",), "Defensie", words="de Kamer", sent="2024-01-01T00:00:00Z")}
    save_filters(tmp_path / "f.yml", saved)
    assert load_filters(tmp_path / "f.yml") == saved
    assert (tmp_path / "f.yml").stat().st_mode & 0o077 == 0


def changed(text: str, change: str = "new") -> Changed:
    return Changed(change, "2024-01-01T00:00:00Z", "x", text, "", "", None, None)  # type: ignore[arg-type]


def test_what_a_letter_says_makes_no_header_and_no_line(path: Path) -> None:
    mail = digest_mail("a\r\nBcc: x@y.nl", "s@b.nl", ["a@b.nl"], [changed("a\r\n.\r\nBcc: x")], "2024-01-02T00:00:00Z")
    assert mail["Bcc"] is None
    assert "- a . Bcc: x" in mail.get_content()


def test_a_long_list_is_cut_and_says_so() -> None:
    text = digest_mail("n", "s@b.nl", ["a@b.nl"], [changed(f"zin {n}") for n in range(MOST + 5)], "").get_content()
    assert "... en nog 5." in text
    assert text.count("- zin") == MOST


@pytest.mark.parametrize(("address", "server"), [
    ("smtp://localhost", MailServer("localhost", 587, False)),
    ("smtps://me%40x@mail.example.org", MailServer("mail.example.org", 465, True, "me@x")),
    ("smtp://mail:25", MailServer("mail", 25, False)),
])  # fmt: skip
def test_where_mail_is_handed_in(address: str, server: MailServer) -> None:
    assert mail_server(address) == server


def test_no_password_goes_over_a_line_that_is_not_encrypted(box: MailBox) -> None:
    server = MailServer("127.0.0.1", box.server_address[1], False, "me")
    with pytest.raises(TrackerError, match="no encryption"):
        send(server, digest_mail("n", "s@b.nl", ["a@b.nl"], [changed("x")], ""), {})
