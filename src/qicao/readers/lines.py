"""Lines: the non-empty lines of a text, each with the white space before it, so that nothing is lost."""

from __future__ import annotations

from typing import NamedTuple


class Line(NamedTuple):
    """A non-empty line: `lead` is all white space since the text of the line before, `indent` what of it is its own."""

    lead: str
    indent: int
    text: str


def split_lines(text: str) -> tuple[Line, ...]:
    """Split at every line break that Python knows; blank lines become part of the next line's lead.

    `"".join(line.lead + line.text)` is the text without the white space at its end.
    """
    lines: list[Line] = []
    lead = ""
    for raw in text.splitlines(keepends=True):
        body = raw.strip()
        if not body:
            lead += raw
            continue
        indent = len(raw) - len(raw.lstrip())
        lines.append(Line(lead + raw[:indent], indent, body))
        lead = raw[indent + len(body) :]
    return tuple(lines)
