"""Passage templates: refused when they do what they must not, and every character they write has an origin."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qicao.bank.phrase import Slot
from qicao.compose.rendering import PassageTemplates, load_templates, outline_parts
from qicao.compose.stream import Break, Head, Pieces, Ref
from qicao.errors import OutlineError, Place, TemplateError
from qicao.speech.model import Origin, OriginKind, Span, Spans

BAD = sorted((Path(__file__).parent / "bad_templates").glob("*.j2"))
PHRASE = Origin(OriginKind.PHRASE, "p1")
FACT = Origin(OriginKind.FACT, "镇")


class ShortPen:
    """Gives the same few words at every place."""

    points: tuple[Pieces, ...] = ((Ref("成绩/1"),), (Ref("成绩/2"),))

    def phrase(self, role: str) -> Spans:
        return (Span("全", PHRASE), Span("青石镇", FACT), Span(f"上下抓{role}。", PHRASE))

    def passage(self) -> Iterator[str]:
        yield from ("论断", "部署")

    def heading(self) -> Head:
        return Head((Span("抓落实。", PHRASE),))

    def fact(self, name: str) -> Spans:
        return (Span(f"<{name}>", FACT),)

    def given(self, name: str) -> bool:
        return name == "镇"


def load(folder: Path, *sources: str) -> PassageTemplates:
    for index, source in enumerate(sources):
        (folder / f"t{index}.j2").write_text(source, encoding="utf-8")
    return load_templates((folder,))


def texts(pieces: Pieces) -> list[str]:
    return [piece.text for piece in pieces if isinstance(piece, Span)]


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_template_is_refused_with_its_line(path: Path, tmp_path: Path) -> None:
    (tmp_path / path.name).write_bytes(path.read_bytes())
    message, hint = path.with_suffix(".txt").read_text(encoding="utf-8").strip().split("|")
    with pytest.raises(TemplateError) as refused:
        load_templates((tmp_path,))
    assert str(refused.value).startswith(f"{tmp_path}/{message}")
    assert hint in refused.value.hint


def test_every_piece_keeps_its_origin(tmp_path: Path) -> None:
    templates = load(tmp_path, '{# 段: 条目 #}\n{{ heading() }}\n首先，{{ phrase("部署") }}{{ fact("镇") }}\n')
    head, *rest = templates.render(("条目",), ShortPen())
    assert head == Head((Span("抓落实。", PHRASE),))
    assert rest == [
        Span("首先，", Origin(OriginKind.TEMPLATE, "t0.j2")),
        Span("全", PHRASE),
        Span("青石镇", FACT),
        Span("上下抓部署。", PHRASE),
        Span("<镇>", FACT),
    ]


def test_layout_of_the_template_is_no_text_and_a_blank_line_is_a_paragraph(tmp_path: Path) -> None:
    loop = "  {% for point in points %}\n    {{ point }}\n\n  {% endfor %}\n"
    source = "{# 段: 成绩 #}\n\n\n  领起，\n  再说：\n\n" + loop + "完。\n"
    pieces = load(tmp_path, source).render(("成绩",), ShortPen())
    assert [type(piece) for piece in pieces] == [Span, Break, Ref, Break, Ref, Break, Span]
    assert texts(pieces) == ["领起，再说：", "完。"]


def test_loops_and_conditions(tmp_path: Path) -> None:
    source = (
        "{# 段: 引子 #}\n"
        "{% for role in passage() %}{% if not loop.first %}；{% endif %}{{ phrase(role) }}{% endfor %}"
        '{% if given("镇") and not given("县") %}有镇{% else %}无镇{% endif %}{{ "；" if given("县") else "。" }}'
    )
    words = "".join(texts(load(tmp_path, source).render(("引子",), ShortPen())))
    assert words == "全青石镇上下抓论断。；全青石镇上下抓部署。有镇。"


def test_the_first_folder_wins_and_two_of_a_kind_are_refused(tmp_path: Path) -> None:
    for name, text in (("own", "自己的"), ("package", "自带的")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "purpose.j2").write_text("{# 段: 主旨 #}" + text, encoding="utf-8")
    (tmp_path / "package/lead.j2").write_text("{# 段: 引子 #}引", encoding="utf-8")
    templates = load_templates((tmp_path / "own", tmp_path / "package"))
    assert texts(templates.render(("主旨",), ShortPen())) == ["自己的"]
    assert texts(templates.render(("引子",), ShortPen())) == ["引"]
    (tmp_path / "own/twice.j2").write_text("{# 段: 主旨 #}又一个", encoding="utf-8")
    with pytest.raises(TemplateError, match="“主旨”这种段有两个模板"):
        load_templates((tmp_path / "own",))


def test_a_kind_without_a_template_is_told_with_the_nearest_one(tmp_path: Path) -> None:
    templates = load(tmp_path, "{# 段: 过渡 #}下面。")
    with pytest.raises(TemplateError) as refused:
        templates.render(("过度",), ShortPen())
    assert "“过度”" in refused.value.message
    assert "“过渡”" in refused.value.hint


def test_a_template_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "gbk.j2").write_bytes("{# 段: 过渡 #}下面。".encode("gb18030"))
    with pytest.raises(TemplateError, match="不是 UTF-8"):
        load_templates((tmp_path,))


def test_the_first_kind_that_has_a_template_is_rendered(tmp_path: Path) -> None:
    templates = load(tmp_path, "{# 段: 条目 #}条", "{# 段: 任务条目 #}任务")
    assert texts(templates.render(("任务条目", "条目"), ShortPen())) == ["任务"]
    assert texts(templates.render(("保障条目", "条目"), ShortPen())) == ["条"]


def test_words_of_an_outline_are_taken_as_they_stand() -> None:
    assert outline_parts("在全{{ 级 }}“{{活动}}”会上，{级}不是空位", None) == (
        "在全",
        Slot("级"),
        "“",
        Slot("活动"),
        "”会上，{级}不是空位",
    )
    assert outline_parts("没有空位", None) == ("没有空位",)
    assert outline_parts("", None) == ()


@pytest.mark.parametrize(
    "text",
    [
        "{{ 活动.__class__ }}",
        "{{ ''.join([]) }}",
        "{% if 活动 %}有{% endif %}",
        "{{ 活动 | upper }}",
        "{% raw %}x{% endraw %}{{ 1 }}",
    ],
)
def test_words_of_an_outline_are_never_executed(text: str) -> None:
    with pytest.raises(OutlineError) as refused:
        outline_parts(text, Place("提纲.yaml", 7))
    assert str(refused.value).startswith("提纲.yaml:7：{{ }} 里只能写事实的名称。")


def test_braces_of_an_outline_that_do_not_match_are_told() -> None:
    with pytest.raises(OutlineError, match=r"提纲.yaml:7：花括号里的写法有误"):
        outline_parts("在{{ 活动 }的", Place("提纲.yaml", 7))
    with pytest.raises(OutlineError, match="套得太深"):
        outline_parts("{{ " + "(" * 20000 + " }}", Place("提纲.yaml", 7))
