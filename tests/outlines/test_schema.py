from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types

from outlines.made import ROOT, TEMPLATES
from qicao.errors import OutlineError
from qicao.outlines.occasions import occasions
from qicao.outlines.schema import outline_schema, schema_text
from qicao.yamlfile import load_plain

NAMES = [occasion.name for occasion in occasions()]
SCHEMA = Draft202012Validator(outline_schema(NAMES, ["动员会"]))
WRONG: list[dict[str, Any]] = [
    {"标题": None},
    {"标题": 2026},
    {"标提": "讲话"},
    {"会议类型": "动圆会"},
    {"时长": 0},
    {"时长": 61},
    {"字数": 3000.5},
    {"日期": "下周三"},
    {"事实": {"项目 数": "12"}},
    {"事实": {"村": ["青石村"]}},
    {"主讲": "李明"},
    {"正文": []},
    {"正文": [{"段": "过度"}]},
    {"正文": [{"段": "主旨", "引子": "无"}]},
    {"正文": [{"部分": "任务", "条目": 0}]},
    {"正文": [{"部分": "任务", "条目": [{"主体": "担当"}]}]},
]


def _as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _as_json(child) for key, child in value.items()}
    if isinstance(value, list):
        return [_as_json(child) for child in value]
    return value.isoformat() if isinstance(value, date) else value


def test_the_committed_schema_is_up_to_date() -> None:
    committed = (ROOT / "docs/outline.schema.json").read_text(encoding="utf-8")
    assert committed == schema_text(), "make schema 写新的"


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(outline_schema(NAMES, ["动员会"]))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_templates_are_valid_and_name_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    SCHEMA.validate(_as_json(load_plain(path, text, OutlineError)))
    comment = "# yaml-language-server: $schema="
    assert text.startswith(comment)
    assert (path.parent / text.split("\n")[0].removeprefix(comment)).resolve() == ROOT / "docs/outline.schema.json"


@pytest.mark.parametrize("change", WRONG, ids=str)
def test_what_the_loader_refuses_the_schema_refuses(change: dict[str, Any]) -> None:
    good = {"会议类型": "动员会", "标题": "讲话", "用语": "我的用语", "正文": [{"段": "主旨"}]}
    assert SCHEMA.is_valid(good)
    assert not SCHEMA.is_valid(good | change)
