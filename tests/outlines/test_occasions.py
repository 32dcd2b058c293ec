from __future__ import annotations

from pathlib import Path

import pytest

from outlines.made import ROOT
from qicao.errors import OutlineError
from qicao.outlines.find import find_outline
from qicao.outlines.occasions import find_occasion, guess_occasion, occasions

TITLES = {
    "在镇“三个年”活动部署会暨2022年度总结表彰大会上的讲话": "部署会",
    "在机关作风建设工作会议上的讲话稿": "工作会议",
    "在全镇“能力作风建设年”活动动员会上的讲话": "动员会",
    "在全市机关干部作风问题教育整顿动员大会上的讲话": "教育整顿会",
    "在全县安全生产暨消防工作会议上的讲话": "安全生产会",
    "在全县农村人居环境整治推进会上的讲话": "推进会",
    "在全县和美乡村建设现场推进会上的讲话": "现场会",
    "在全镇学习教育动员部署会上的讲话": "学习教育部署会",
    "在全区全面从严治党工作会议上的讲话": "党风廉政会",
    "在2025年度党组织书记抓基层党建述职评议会上的讲话": "述职评议会",
    "在企业家座谈会上的讲话": "座谈会",
    "在年轻干部培训班开班式上的讲话": "开班式",
    "在新一届村干部履职尽责动员大会上的讲话": "履职动员会",
}


def test_names_aliases_and_slugs_are_told_apart() -> None:
    words = [word for o in occasions() for word in (o.name, o.slug, *o.aliases)]
    assert len(words) == len(set(words))
    assert all(find_occasion(word).name == o.name for o in occasions() for word in (o.name, o.slug, *o.aliases))


@pytest.mark.parametrize(("title", "occasion"), TITLES.items())
def test_an_occasion_is_guessed_from_a_title(title: str, occasion: str) -> None:
    guessed = guess_occasion(title)
    assert guessed is not None
    assert guessed.name == occasion


def test_nothing_is_guessed_from_nothing() -> None:
    assert guess_occasion("新年贺词") is None


def test_outlines_are_found_by_name_and_by_path(tmp_path: Path) -> None:
    mobilisation = ROOT / "templates/outlines/mobilisation.yaml"
    assert {find_outline(name, tmp_path) for name in ("动员会", "动员大会", "mobilisation")} == {mobilisation}
    own = tmp_path / "templates/outlines/动员会.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("标题: 讲话", encoding="utf-8")
    assert find_outline("动员会", tmp_path) == own
    assert find_outline(mobilisation, tmp_path) == mobilisation


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("动圆会", "没有“动圆会”这种会议类型"),
        ("我的/提纲.yaml", "没有这个提纲文件"),
    ],
)
def test_what_is_not_there_is_told(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(OutlineError, match=message) as caught:
        find_outline(name, tmp_path)
    assert "动员会" in caught.value.hint
