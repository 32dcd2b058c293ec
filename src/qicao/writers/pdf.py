"""A Word file as PDF: LibreOffice makes it, where it is installed."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from qicao.errors import WriteError

_NAMES = ("soffice", "libreoffice")
# Where installers put it that do not add it to the search path. On Windows soffice.com waits for the end, soffice.exe
# does not.
_USUAL_PLACES = {
    "win32": (
        "C:/Program Files/LibreOffice/program/soffice.com",
        "C:/Program Files (x86)/LibreOffice/program/soffice.com",
    ),
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
}
_SECONDS = 120
_NO_DAY = date(2000, 1, 1)
_MADE = re.compile(rb"(/(?:CreationDate|ModDate)\(D:)\d{14}")
_SUMS = re.compile(rb"(/ID \[ <|\n<(?=[0-9A-F]{32}> \])|/DocChecksum /)([0-9A-F]{32})")
_INSTEAD = "先写成 .docx，再在 Word 或 WPS 里“输出为 PDF”。"


def write_pdf(word: bytes, day: date | None = None, seconds: float = _SECONDS) -> bytes:
    """Convert a Word file to PDF, waiting for so many seconds at most.

    LibreOffice runs with a profile of its own: one that is open on the desk is not disturbed. `day` is the day that the
    PDF says it was made on (None: 2000-01-01): the same Word file and the same LibreOffice give the same bytes.
    Raises WriteError when LibreOffice is missing, fails, hangs.
    """
    program = _find()
    # what hangs on Windows may keep its files open
    with TemporaryDirectory(prefix="qicao-", ignore_cleanup_errors=True) as folder:
        source, made = Path(folder, "speech.docx"), Path(folder, "speech.pdf")
        source.write_bytes(word)
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        options = ("--headless", "--norestore", "--convert-to", "pdf", "--outdir", folder)
        code = _run((program, profile, *options, str(source)), seconds)
        if not made.is_file():
            raise WriteError(
                f"LibreOffice 没有写出 PDF（退出码 {code}）。", hint=f"{_INSTEAD}也可以重装 LibreOffice 再试。"
            )
        return _without_clock(made.read_bytes(), day or _NO_DAY)


def _without_clock(pdf: bytes, day: date) -> bytes:
    """Overwrite in place when the PDF was made, and the two sums that change with it (ISO 32000-1 14.3.3, 14.4)."""
    pdf = _MADE.sub(lambda found: b"%s%04d%02d%02d%s" % (found[1], day.year, day.month, day.day, b"0" * 6), pdf)
    return _SUMS.sub(lambda found: found[1] + b"0" * len(found[2]), pdf)


def _find() -> str:
    """The program. Raises WriteError when it is nowhere."""
    places = (*map(shutil.which, _NAMES), *map(shutil.which, _USUAL_PLACES.get(sys.platform, ())))
    program = next(filter(None, places), None)
    if program is None:
        raise WriteError("写 PDF 要用 LibreOffice，这台电脑上没有找到它。", hint=f"{_INSTEAD}或者安装 LibreOffice。")
    return program


def _run(command: tuple[str, ...], seconds: float) -> int:
    """Run it and return its exit code; when it hangs, end it with all that it started, and raise WriteError."""
    silent = subprocess.DEVNULL
    with subprocess.Popen(  # noqa: S603 - the program that was found, and paths of our own
        command, stdin=silent, stdout=silent, stderr=silent, start_new_session=True, env={**os.environ, "TZ": "UTC"}
    ) as process:
        try:
            return process.wait(seconds)
        except BaseException as stop:
            _end(process)
            if isinstance(stop, subprocess.TimeoutExpired):
                raise WriteError(f"LibreOffice 过了 {seconds:g} 秒还没有写出 PDF，已经停下。", hint=_INSTEAD) from None
            raise


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process; where there are process groups, its children too: soffice starts soffice.bin."""
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(ProcessLookupError):  # it has just ended by itself
            os.killpg(process.pid, signal.SIGKILL)
