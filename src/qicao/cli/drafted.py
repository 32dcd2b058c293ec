"""What `draft` and `swap` share: where a draft is written, and what is said of it."""

from __future__ import annotations

from hashlib import blake2s
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qicao.cli.output import say, say_json, values_of
from qicao.setting import MARKS
from qicao.writers import DEFAULT_LAYOUT, FORMS, FORMS_IN_WORDS, form_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from qicao.drafting import Drafted
    from qicao.setting import Setting

_MOST_SHARES = 3
Output = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="文件",
        help=f"写到哪里，{FORMS_IN_WORDS}（.pdf 要装有 LibreOffice）；不写时是与提纲同名的 .docx，在当前文件夹。",
    ),
]
LayoutAsked = Annotated[
    str | None,
    typer.Option(
        "--layout",
        metavar="版式",
        help=f"版式：纸张、字体、行距……都在其中；不写就照上次的，没有上次就是{DEFAULT_LAYOUT}。",
    ),
]
Phrases = Annotated[str | None, typer.Option("--phrases", metavar="用语集", help="换一套用语，如 --phrases 部署会。")]
Minutes = Annotated[
    float | None,
    typer.Option("--minutes", metavar="分钟", min=1, max=60, help="讲多长时间（没有写语速的，按每分钟 200 字）。"),
]
MaxShare = Annotated[
    float, typer.Option("--max-share", metavar="百分数", min=1, max=100, help="出自同一篇讲话的最多占全文百分之几。")
]


def target_of(output: Path | None, outline: Path, mark: str = "") -> Path:
    """The file that a draft is written to. Raises WriteError for a form that cannot be written."""
    target = output or Path(f"{outline.stem}{mark}.docx")
    form_of(target)
    return target


def picks_of(target: Path) -> Path:
    """The record beside a draft: what was chosen at every place of it. Its 提纲 and its copy for review share it."""
    return _draft_of(target).with_suffix(".picks.yaml")


def swap_command(outline: str, target: Path) -> str:
    """The command that swaps in the draft that belongs to this file; what holds a blank is quoted."""
    words = ("qicao", "swap", outline, "-o", str(_draft_of(target)))
    return " ".join(f'"{word}"' if " " in word else word for word in words)


def _draft_of(target: Path) -> Path:
    stem = target.stem
    for mark in MARKS:
        stem = stem.removesuffix(mark) or stem
    return target.with_stem(stem)


def write(drafted: Drafted, target: Path, workspace: Path, setting: Setting) -> None:
    """Write a draft, and beside it the record of what was chosen: both or neither.

    A draft that somebody has changed since it was written is kept under another name.
    """
    from qicao.compose.picks_file import print_picks
    from qicao.files import write_all
    from qicao.setting import as_file

    record = picks_of(target)
    before = _digests(record)
    data = as_file(drafted, form_of(target), workspace, setting)
    digests = " ".join((_hash(data), *_others(target, before)))
    text = print_picks(drafted.draft.picks._replace(written=digests)).encode()
    files = {target: data, **_changed(target, before)}
    if not (record.is_file() and record.read_bytes() == text):
        files[record] = text
    write_all(files)
    for kept in files.keys() - {target, record}:
        say(f"{target} 被人改过，改过的存成 {kept}。")


def _digests(record: Path) -> tuple[str, ...]:
    """The digests of the draft as it was last written, in each of its forms."""
    from qicao.compose.picks_file import read_picks

    return tuple(read_picks(record).written.split()) if record.is_file() else ()


def _others(target: Path, before: Collection[str]) -> Iterator[str]:
    """The digests of the draft's other files, where nobody has changed them: they share the record."""
    stem = _draft_of(target).stem
    for path in (target.with_name(f"{stem}{mark}{form}") for mark in ("", *MARKS) for form in FORMS):
        if path != target and path.is_file() and (digest := _hash(path.read_bytes())) in before:
            yield digest


def _changed(target: Path, before: Collection[str]) -> dict[Path, bytes]:
    """The draft as somebody has changed it, under the name by which it is kept."""
    if not before or not target.is_file():
        return {}
    data = target.read_bytes()
    if _hash(data) in before:
        return {}
    names = (target.with_stem(f"{target.stem}（改过的{number or ''}）") for number in count())
    return {next(name for name in names if not name.exists()): data}


def _hash(data: bytes) -> str:
    return blake2s(data, digest_size=8).hexdigest()


def report(drafted: Drafted, target: Path, *, as_json: bool, outline_only: bool = False) -> None:
    """Say how long a draft is, how much of it stands in which source, and what its writer should look at."""
    from qicao.speech.text import CHARACTERS_A_MINUTE, count_characters

    draft = drafted.draft
    by_minutes = drafted.order.outline.characters is None
    count = count_characters(draft.speech.spoken if by_minutes else draft.speech.plain)
    if as_json:
        rows = [values_of(finding) for finding in draft.findings]
        shares = {speech: round(share, 3) for speech, share in draft.shares.items()}
        value = {"file": str(target), "picks": str(picks_of(target)), "characters": count, "shares": shares}
        say_json({**value, "notes": drafted.order.notes, "findings": rows})
        return
    minutes = count / (drafted.order.outline.pace or CHARACTERS_A_MINUTE)
    say(f"已写出 {target}：{'提纲；全文 ' if outline_only else ''}{count} 字，约 {minutes:.0f} 分钟。")
    told = [f"{speech} 占 {share:.0%}" for speech, share in list(draft.shares.items())[:_MOST_SHARES]]
    if told:
        say(f"出自各篇讲话的：{'，'.join(told)}{'……' if len(draft.shares) > _MOST_SHARES else ''}。")
    for note in drafted.order.notes:
        say(note)
    for finding in draft.findings:
        say(f"{finding.severity}　{finding.message}" + (f"　{finding.suggestion}" if finding.suggestion else ""))
