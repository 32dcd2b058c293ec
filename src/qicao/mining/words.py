"""The words around a place in a text, by segmentation of its surroundings only."""

from __future__ import annotations

_AROUND = 8


def words_around(text: str, start: int, end: int) -> dict[int, str]:
    """The words of the dictionary near `start` … `end`, by their offset; other characters stand alone."""
    from rjieba import cut

    here, found = max(0, start - _AROUND), {}
    for word in cut(text[here : end + _AROUND], False):
        found[here] = word
        here += len(word)
    return found
