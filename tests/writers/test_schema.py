from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types

from qicao.errors import LayoutError
from qicao.workspace import folders
from qicao.writers.profiles import load_layout
from qicao.writers.schema import layout_schema, schema_text
from qicao.yamlfile import load_plain

ROOT = Path(__file__).parents[2]
OURS = folders(Path(__file__).parent, "templates/layouts")
PROFILES = sorted((ROOT / "templates/layouts").glob("*.yaml"))
SCHEMA = Draft202012Validator(layout_schema())
PRINTED = (ROOT / "templates/layouts/printed.yaml").read_text(encoding="utf-8")
RIGHT = (
    "名称: 我镇\n依据: 印发稿",
    "名称: 我镇\n依据: 印发稿\n页面: {左边距: 2.8 cm, 右边距: 26毫米, 页码: 1, 每页行数: 22 行}",
    "名称: 我镇\n依据: 印发稿\n页面: {页码: 第 1 页, 首页页码: 否}",
    "名称: 我镇\n依据: 印发稿\n基准: {字号: 15.5 磅, 行距: 28 pt, 字距: -0.1 pt, 大纲级别: 1}",
    "名称: 我镇\n依据: 印发稿\n样式: {一级标题: {大纲级别: 无, 段前: 0.5 行}}\n字体: {黑体: []}",
)
WRONG = (
    "名称: 我镇",
    "依据: 印发稿",
    "名称: 我镇\n依据:",
    "名称: 我镇\n依据: 印发稿\n页码: 无",
    "名称: 我镇\n依据: 印发稿\n页面: 大",
    "名称: 我镇\n依据: 印发稿\n页面: {上边矩: 37 mm}",
    "名称: 我镇\n依据: 印发稿\n页面: {上边距: 37}",
    "名称: 我镇\n依据: 印发稿\n页面: {上边距: -37 mm}",
    "名称: 我镇\n依据: 印发稿\n页面: {上边距: 37 px}",
    "名称: 我镇\n依据: 印发稿\n页面: {题下空: 1}",
    "名称: 我镇\n依据: 印发稿\n页面: {页码: 1/12}",
    "名称: 我镇\n依据: 印发稿\n页面: {页码: 居中}",
    "名称: 我镇\n依据: 印发稿\n页面: {首页页码: no}",
    "名称: 我镇\n依据: 印发稿\n基准: {字号: 三}",
    "名称: 我镇\n依据: 印发稿\n基准: {字号: 16}",
    "名称: 我镇\n依据: 印发稿\n基准: {字体: [宋体]}",
    "名称: 我镇\n依据: 印发稿\n基准: {首行缩进: 2 mm}",
    "名称: 我镇\n依据: 印发稿\n基准: {行距: 28}",
    "名称: 我镇\n依据: 印发稿\n样式: {题目: {加粗: 是}}",
    "名称: 我镇\n依据: 印发稿\n样式: {正文: {对齐: 两端}}",
    "名称: 我镇\n依据: 印发稿\n样式: {正文: {大纲级别: 10}}",
    "名称: 我镇\n依据: 印发稿\n字体: {黑体: SimHei}",
    "名称: 我镇\n依据: 印发稿\n字体: {黑体: [[SimHei]]}",
    PRINTED.replace("  上边距: 37 mm", ""),
    PRINTED.replace("  段后: 0 行", ""),
    PRINTED.replace("  落款:       {对齐: 右对齐, 右缩进: 4 字}", ""),
    PRINTED[: PRINTED.index("字体:\n")],
)


def loaded(folder: Path, text: str) -> Any:
    path = folder / "own.yaml"
    path.write_text(text, encoding="utf-8")
    return load_layout("own", (folder, *OURS))


def plain(text: str) -> Any:
    return load_plain(Path("own.yaml"), text, LayoutError)


def test_the_committed_schema_is_up_to_date() -> None:
    assert (ROOT / "docs/layout.schema.json").read_text(encoding="utf-8") == schema_text(), "make schema 写新的"


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(json.loads(schema_text()))


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_profiles_are_valid_and_name_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    SCHEMA.validate(plain(text))
    comment = "# yaml-language-server: $schema="
    assert text.startswith(comment)
    assert (path.parent / text.split("\n")[0].removeprefix(comment)).resolve() == ROOT / "docs/layout.schema.json"


@pytest.mark.parametrize("text", RIGHT)
def test_what_the_loader_takes_the_schema_takes(tmp_path: Path, text: str) -> None:
    loaded(tmp_path, text)
    SCHEMA.validate(plain(text))


@pytest.mark.parametrize("text", WRONG)
def test_what_the_loader_refuses_the_schema_refuses(tmp_path: Path, text: str) -> None:
    assert text != PRINTED
    with pytest.raises(LayoutError):
        loaded(tmp_path, text)
    assert not SCHEMA.is_valid(plain(text))


def examples() -> list[Any]:
    found = []
    for record in (SCHEMA.schema["properties"]["页面"], SCHEMA.schema["$defs"]["样式"]):
        found += [(key, shape["examples"][0], shape) for key, shape in record["properties"].items()]
    return found


@pytest.mark.parametrize(
    ("key", "example", "shape"), examples(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_the_example_of_every_key_is_right(key: str, example: str, shape: dict[str, Any]) -> None:
    assert Draft202012Validator(shape).is_valid(example), key
