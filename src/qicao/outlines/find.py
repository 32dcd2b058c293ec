"""Where an outline is: a path, or the name of an occasion whose template outline is meant."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qicao.errors import OutlineError, Place
from qicao.outlines.occasions import find_occasion
from qicao.outlines.words import vocabulary
from qicao.workspace import folders

if TYPE_CHECKING:
    from qicao.outlines.occasions import Occasion

FOLDER = "templates/outlines"
_SUFFIXES = (".yaml", ".yml")


def find_outline(name_or_path: str | Path, workspace: Path) -> Path:
    """Return the outline of a path, or of an occasion's name (动员会, mobilisation).

    Raises OutlineError when there is none.
    """
    path = Path(name_or_path)
    if path.is_file():
        return path
    if path.is_dir() and str(path) not in vocabulary("会议类型").meanings:
        raise OutlineError("这是文件夹，不是提纲文件。", Place(str(path)), "写上文件夹里那份提纲（.yaml）的文件名。")
    if path.suffix in _SUFFIXES or len(path.parts) != 1:
        hint = "核对路径；只写会议类型（如“动员会”）就用现成的样板。"
        raise OutlineError("没有这个提纲文件。", Place(str(path)), hint)
    return template_of(find_occasion(str(name_or_path)), workspace)


def template_of(occasion: Occasion, workspace: Path) -> Path:
    """Return the template outline of an occasion: the workspace's own, else the package's. Raises OutlineError."""
    names = [stem + suffix for stem in (occasion.slug, occasion.name) for suffix in _SUFFIXES]
    for folder in folders(workspace, FOLDER):
        for name in names:
            if (folder / name).is_file():
                return folder / name
    hint = f"照着别的样板写一份，存为 {FOLDER}/{occasion.slug}.yaml。"
    raise OutlineError(f"“{occasion.name}”还没有提纲样板。", hint=hint)
