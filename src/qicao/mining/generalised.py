"""What generalising a text gives: parts with slots, or the reason why it can serve no other place and year."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from qicao.bank.phrase import Parts


class Generalised(NamedTuple):
    """Either `parts`, or a `refusal`: a short Chinese reason."""

    parts: Parts = ()
    refusal: str | None = None


class Generalise(Protocol):
    """Makes a sentence of one speech general (the speech's own context is already known)."""

    def __call__(self, text: str, /) -> Generalised:
        """Turn places, years and names into slots, or refuse."""
        ...
