"""Problems are values: what is wrong with a text, where, and what would be right."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """必改: certain and wrong; 存疑: look at it; 提示: good to know."""

    MUST = "必改"
    DOUBT = "存疑"
    HINT = "提示"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a finding stands: 0-based paragraph, 0-based offset in its text, and the words themselves."""

    paragraph: int
    offset: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem: a stable code (P03), what is wrong in Chinese, where, and what would be right ("" = unknown)."""

    code: str
    severity: Severity
    message: str
    spot: Spot | None = None
    suggestion: str = ""
