"""Phrase sets among themselves: found by name, each extending another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from qicao.bank.phrase import PhraseSet
from qicao.errors import BankError, nearest

if TYPE_CHECKING:
    from collections.abc import Sequence


class SetInfo(NamedTuple):
    """A phrase set without what it holds: its `set.yaml`, and the folder where it lies."""

    name: str
    slug: str
    folder: str
    occasion: str | None = None
    extends: str | None = None
    origins: tuple[str, ...] = ()


AnySet = TypeVar("AnySet", SetInfo, PhraseSet)


def chain(sets: Sequence[AnySet], name: str) -> tuple[AnySet, ...]:
    """The set of that name or slug, then the one it extends, and so on. Raises BankError."""
    found: list[AnySet] = [find(sets, name)]
    while (upper := found[-1].extends) is not None:
        following = find(sets, upper)
        again = following in found
        found.append(following)
        if again:
            circle = " → ".join(one.name for one in found)
            raise BankError(f"用语集绕了一圈又继承自己：{circle}。", hint="把其中一个的“继承”删去或改掉。")
    return tuple(found)


def find(sets: Sequence[AnySet], name: str) -> AnySet:
    """The set of that name or slug. Raises BankError naming the nearest one."""
    for one in sets:
        if name in (one.name, one.slug):
            return one
    known = [known for one in sets for known in (one.name, one.slug)]
    hint = nearest(name, known) if known else "这里还没有用语集，先用 qicao mine 采几篇讲话。"
    raise BankError(f"没有“{name}”这个用语集。", hint=hint)
