"""Printing: plain lines, JSON, and (by rich, when it is asked for) tables and progress."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.progress import Progress

    from qicao.speech.finding import Finding


def say(text: str = "") -> None:
    """Print a line."""
    sys.stdout.write(text + "\n")


def say_json(value: Any) -> None:
    """Print a value as JSON, Chinese as it is."""
    say(json.dumps(value, ensure_ascii=False, indent=2))


def values_of(finding: Finding) -> dict[str, object]:
    """A finding for JSON: its place is null where it is about the text as a whole."""
    spot = finding.spot
    place = {"paragraph": spot.paragraph, "offset": spot.offset, "text": spot.text} if spot else None
    values = {"code": finding.code, "severity": finding.severity, "message": finding.message}
    return values | {"place": place, "suggestion": finding.suggestion}


def say_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    Console(file=sys.stdout).print(table)


def progress() -> Progress:
    """A progress bar on the error output, gone when it is done."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, console=Console(file=sys.stderr), transient=True)
