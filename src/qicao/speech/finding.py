"""Problems are values: what is wrong with a text, where, and what would be right."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """必改: certain and wrong; 存疑: look at it; 提示: good to know."""

    MUST = "必改"
    DOUBT = "存疑"
    HINT = "提示"


class Spot(NamedTuple):
    """Where a finding stands: 0-based paragraph, 0-based offset in its text, and the words themselves."""

    paragraph: int
    offset: int = 0
    text: str = ""


class Finding(NamedTuple):
    """One problem: a stable code (P03), what is wrong in Chinese, where, and what would be right ("" = unknown)."""

    code: str
    severity: Severity
    message: str
    spot: Spot | None = None
    suggestion: str = ""
