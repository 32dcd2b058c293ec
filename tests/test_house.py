"""The rules of the house, read from the imports of the code (see docs/architecture.md)."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src/qicao"
FILES = sorted(SOURCE.rglob("*.py"))
ORDER = ("errors", "files", "yamlfile", "yamltext", "workspace", "remember", "speech", "lexicons")
SHARED = {*ORDER, "bank.phrase", "outlines.model"}
ROOMS = {"readers", "mining", "bank", "outlines", "compose", "checks", "writers"}
ABOVE = {"pipeline", "drafting", "reviewing", "setting", "cli", "__init__", "__main__"}
ONLY_IN = {
    "docx": {"writers/word"},
    "lxml": {"readers/word_package.py"},
    "jinja2": {"compose/rendering.py", "writers/html.py"},
    "yaml": {"yamlfile.py"},
    "typer": {"cli"},
    "click": {"cli"},
    "rich": {"cli"},
    "rjieba": {"mining", "writers/title_atoms.py"},
    "ahocorasick_rs": {"mining"},
    "fontTools": {"writers/font_files.py"},
}
LONGEST_FILE, LONGEST_FUNCTION = 300, 50


def _imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def _place(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def _may_import(path: Path, module: str) -> bool:
    room = _place(path).split("/")[0].removesuffix(".py")
    parts = module.split(".")
    if room in ABOVE or parts[:2] == ["qicao", room] or len(parts) == 1:
        return True
    if parts[1] in SHARED or ".".join(parts[1:3]) in SHARED:
        return room not in SHARED or parts[1] in _below(room)
    return module in {"qicao.bank", "qicao.outlines"} and room in ROOMS


def _below(room: str) -> set[str]:
    """What a shared room may know: only what stands before it."""
    known = set(ORDER[: ORDER.index(room)]) if room in ORDER else set(ORDER)
    return known | ({"bank"} if room == "lexicons" else set())


@pytest.mark.parametrize("path", FILES, ids=_place)
def test_dependencies_run_one_way(path: Path) -> None:
    modules = {name for name in _imports(path) if name.split(".")[0] == "qicao"}
    assert not {module for module in modules if not _may_import(path, module)}


@pytest.mark.parametrize("path", FILES, ids=_place)
def test_each_library_stays_in_its_room(path: Path) -> None:
    outside = {name.split(".")[0] for name in _imports(path)} & ONLY_IN.keys()
    assert not {name for name in outside if not any(_place(path).startswith(room) for room in ONLY_IN[name])}


@pytest.mark.parametrize("path", FILES, ids=_place)
def test_files_and_functions_are_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    functions = [n for n in ast.walk(ast.parse(text)) if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))]
    too_long = [f.name for f in functions if (f.end_lineno or f.lineno) - f.lineno + 1 > LONGEST_FUNCTION]
    assert text.count("\n") <= LONGEST_FILE
    assert not too_long
