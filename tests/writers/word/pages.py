"""Turning .docx files into pages with LibreOffice, and measuring where their text stands.

LibreOffice does not read the fallback lists of the font table; `fonts.conf` gives it free fonts for the named ones.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from .packages import HERE

TOOLS = ("soffice", "pdftotext", "pdftohtml", "fc-list")
FONTS = ("Noto Serif CJK SC", "Noto Sans CJK SC", "LXGW WenKai")


class Line(NamedTuple):
    """A printed line: its text, its left and right end, and its middle, in points from the top left."""

    text: str
    left: float
    right: float
    middle: float


class PrintedPage(NamedTuple):
    """A page: its size, the lines of its type area, and its page number."""

    size: tuple[float, float]
    lines: tuple[Line, ...]
    number: Line

    @property
    def text(self) -> str:
        return "".join(line.text for line in self.lines)


def missing() -> str:
    """Which tool or font is not installed here, "" when all are."""
    tools = [tool for tool in TOOLS if shutil.which(tool) is None]
    if tools:
        return "、".join(tools)
    families = run("fc-list", ":", "family")
    return "、".join(font for font in FONTS if font not in families)


def run(*command: str, **environment: str) -> str:
    done = subprocess.run(command, capture_output=True, check=True, timeout=120, env=os.environ | environment)
    return done.stdout.decode()


def print_all(folder: Path, packages: Mapping[str, bytes]) -> dict[str, Path]:
    """Print every .docx to a PDF; LibreOffice starts once for all of them."""
    files = {name: folder / f"{count}.docx" for count, name in enumerate(packages)}
    for name, file in files.items():
        file.write_bytes(packages[name])
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run(
        "soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), *map(str, files.values()),
        FONTCONFIG_FILE=str(HERE / "fonts.conf"),
    )  # fmt: skip
    return {name: file.with_suffix(".pdf") for name, file in files.items()}


def pages_of(pdf: Path) -> tuple[PrintedPage, ...]:
    boxes = run("pdftotext", "-bbox", str(pdf), "-")
    return tuple(map(_page, boxes.split("<page ")[1:]))


def _page(boxes: str) -> PrintedPage:
    width, height = (float(number) for number in re.findall(r'(?:width|height)="([\d.]+)"', boxes)[:2])
    *lines, number = _lines(boxes)
    return PrintedPage((width, height), tuple(lines), number)


def _lines(boxes: str) -> Iterator[Line]:
    """Put words whose middles are less than half a line apart on one line."""
    found = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>', boxes)
    words = sorted(
        (
            Line(text, float(left), float(right), (float(top) + float(bottom)) / 2)
            for left, top, right, bottom, text in found
        ),
        key=lambda word: word.middle,
    )
    while words:
        line = sorted((word for word in words if word.middle < words[0].middle + 8), key=lambda word: word.left)
        words = words[len(line) :]
        yield Line("".join(word.text for word in line), line[0].left, line[-1].right, line[0].middle)


def faces_of(pdf: Path) -> list[tuple[str, str]]:
    """The characters of a PDF in reading order, each with the name of its font."""
    page = run("pdftohtml", "-xml", "-i", "-stdout", "-fontfullname", str(pdf))
    names = dict(re.findall(r'<fontspec id="(\d+)" size="[^"]*" family="([^"]*)"', page))
    pieces = re.findall(r'<text [^>]*font="(\d+)">(.*?)</text>', page)
    return [(one, names[font]) for font, text in pieces for one in re.sub("<[^>]*>", "", text) if not one.isspace()]


def face_at(faces: list[tuple[str, str]], text: str, length: int = 8) -> str:
    """The font of the first place where a text begins."""
    characters = "".join(character for character, _ in faces)
    return faces[characters.index("".join(text.split())[:length])][1]
