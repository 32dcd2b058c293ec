"""A draft set on pages: in a layout, clean or for review, whole or its 提纲 alone, as a file of some form."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qicao.errors import WriteError
from qicao.workspace import folders
from qicao.writers import DEFAULT_LAYOUT, REVIEWABLE

if TYPE_CHECKING:
    from pathlib import Path

    from qicao.drafting import Drafted


class Setting(NamedTuple):
    """How a draft is set: the name of its layout, whether with notes for review, whether its 提纲 alone.

    `swap`: the command that swaps in this draft, which the notes name.
    """

    layout: str = DEFAULT_LAYOUT
    review: bool = False
    outline_only: bool = False
    swap: str = "qicao swap 提纲"

    @property
    def mark(self) -> str:
        """What the name of such a file ends with, "" for the draft itself."""
        return REVIEW_MARK if self.review else OUTLINE_MARK if self.outline_only else ""


MARKS = REVIEW_MARK, OUTLINE_MARK = "（审阅稿）", "（提纲）"


def check_setting(setting: Setting, form: str) -> None:
    """Raises WriteError for what cannot be: a 提纲 with notes on the text it lacks, notes where none can stand."""
    if setting.review and setting.outline_only:
        raise WriteError("提纲没有正文，不能写成审阅稿。", hint="--review 和 --outline-only 只写一个。")
    if setting.review and form != REVIEWABLE:
        raise WriteError(f"{form} 文件里写不了批注。", hint=f"审阅稿写成 {REVIEWABLE} 文件。")


def as_file(drafted: Drafted, form: str, workspace: Path, setting: Setting) -> bytes:
    """The draft as a file of that form (`.docx`). Raises WriteError and LayoutError."""
    from qicao.writers import About, as_bytes
    from qicao.writers.profiles import load_layout

    check_setting(setting, form)
    order, speech, notes = drafted.order, drafted.draft.speech, None
    layout = load_layout(setting.layout, folders(workspace, "templates/layouts"))
    if setting.outline_only:
        from qicao.speech.skeleton import skeleton

        speech = skeleton(speech)
    if setting.review:
        from qicao.reviewing import review_notes

        notes = review_notes(drafted, setting.swap)
    return as_bytes(speech, form, layout, About(order.facts.get("本地", ""), order.outline.date, notes))
