"""Readers run in a child process with bounded memory and time, so that no file can crash or hang the program.

The child is started on first use and kept; it is replaced when it dies, hangs or has read many files. It answers in
JSON, so that nothing it says is code here.
"""

from __future__ import annotations

import atexit
import contextlib
import importlib
import json
import os
import struct
import subprocess
import sys
import threading
import time
from dataclasses import asdict
from typing import IO

from tracker.documents.blocks import Block, ParsedSource, UnreadableError
from tracker.models import Metadata

SECONDS = 28
"""Wall-clock time one file may take."""
MEMORY = 2**30
"""Bytes of address space of the child, where the system can bound it."""
FILES = 500
"""Files one child reads before it is replaced."""
LENGTH = struct.Struct("<Q")


class _Child:
    """One child process."""

    def __init__(self) -> None:
        code = f"from tracker.documents.sandbox import serve; serve({os.getpid()})"
        self.owner = os.getpid()
        self.served = 0
        self.process = subprocess.Popen(
            [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )

    def ask(self, module: str, data: bytes, seconds: float) -> dict[str, object] | None:
        """The child's answer; None when it died; raises TimeoutError when it took longer than `seconds`."""
        answer: list[bytes] = []
        talk = threading.Thread(target=self._talk, args=(module, data, answer), daemon=True)
        talk.start()
        talk.join(seconds)
        if talk.is_alive():
            raise TimeoutError
        if not answer:
            return None
        self.served += 1
        reply = json.loads(answer[0])
        return reply if isinstance(reply, dict) else None

    def _talk(self, module: str, data: bytes, answer: list[bytes]) -> None:
        """Send a file and wait for the answer."""
        stdin, stdout = self.process.stdin, self.process.stdout
        if stdin is None or stdout is None:
            return
        with contextlib.suppress(OSError, struct.error, ValueError):
            for part in (module.encode(), data):
                stdin.write(LENGTH.pack(len(part)))
                stdin.write(part)
            stdin.flush()
            answer.append(_receive(stdout))

    def stop(self) -> None:
        """End the child."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()


_lock = threading.Lock()
_children: list[_Child] = []


def read(module: str, data: bytes, *, seconds: float = SECONDS) -> ParsedSource:
    """The rendition that `read` of this reader module gives, made in the child; raises UnreadableError.

    `module` is the full name of the module, as `tracker.documents.readers.pdf`.
    """
    with _lock:
        child = _child()
        try:
            reply, why = child.ask(module, data, seconds), "de lezer liep vast"
        except TimeoutError:
            reply, why = None, f"het lezen duurde langer dan {seconds:g} seconden"
        except BaseException:  # stopped while the child is at work: its answer must not be taken for that of the next
            _discard()
            raise
        if reply is None:
            _discard()
            raise UnreadableError(f"te zwaar of beschadigd bestand ({why}): sla het opnieuw op of splits het")
        if child.served >= FILES:
            _discard()
    if "crash" in reply:
        raise UnreadableError(f"fout in de lezer ({reply['crash']}): meld dit met het bestand erbij")
    if "reason" in reply:
        raise UnreadableError(str(reply["reason"]))
    return _rendition(reply)


def _child() -> _Child:
    """The child of this process, started when there is none; one inherited by a fork belongs to another process."""
    if _children and (_children[0].owner != os.getpid() or _children[0].process.poll() is not None):
        inherited = _children.pop()
        if inherited.owner == os.getpid():
            inherited.stop()
    if not _children:
        _children.append(_Child())
    return _children[0]


def _discard() -> None:
    """End the child of this process."""
    while _children:
        child = _children.pop()
        if child.owner == os.getpid():
            child.stop()


atexit.register(_discard)


def _rendition(reply: dict[str, object]) -> ParsedSource:
    """The rendition in an answer."""
    blocks, metadata = reply["blocks"], reply["metadata"]
    if not isinstance(blocks, list) or not isinstance(metadata, dict):
        raise UnreadableError("de lezer gaf geen geldig antwoord: probeer het opnieuw")
    return ParsedSource(str(reply["format"]), tuple(Block(*fields) for fields in blocks), Metadata(**metadata))


def serve(parent: int) -> None:
    """Read files from standard input until it ends or process `parent` does: the child's whole life."""
    _bound()
    threading.Thread(target=_follow_parent, args=(parent,), daemon=True).start()
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    with contextlib.suppress(OSError, struct.error):
        while True:
            module, data = _receive(stdin).decode(), _receive(stdin)
            answer = json.dumps(_answer(module, data)).encode()
            stdout.write(LENGTH.pack(len(answer)))
            stdout.write(answer)
            stdout.flush()


def _answer(module: str, data: bytes) -> dict[str, object]:
    """What a reader says of a file, ready for JSON."""
    try:
        rendition: ParsedSource = importlib.import_module(module).read(data)
    except UnreadableError as error:
        return {"reason": error.reason}
    except (MemoryError, RecursionError):
        return {"reason": "te zwaar of beschadigd bestand (te veel geheugen nodig): sla het opnieuw op of splits het"}
    except Exception as error:  # a fault of ours in one file: its name tells where to look, and the child goes on
        return {"crash": f"{type(error).__name__}: {error}"[:200]}
    blocks = [(b.text, b.kind, b.level, b.page, b.number) for b in rendition.blocks]
    return {"format": rendition.format, "blocks": blocks, "metadata": asdict(rendition.metadata)}


def _receive(pipe: IO[bytes]) -> bytes:
    """One part of a message; raises struct.error at the end of the pipe."""
    (length,) = LENGTH.unpack(pipe.read(LENGTH.size))
    return pipe.read(length)


def _follow_parent(parent: int) -> None:
    """End this process soon after the one that asks, in the middle of a file too; a reader in C lets threads run."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


def _bound() -> None:
    """Bound the memory of this process, where the system can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 (not on every system)

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
