"""The structure of a speech, line by line."""

from __future__ import annotations

from qicao.speech.markers import Marker
from qicao.speech.model import Item, Paragraph, Role, Span, Speech
from qicao.speech.view import structure


def _paragraph(role: Role, text: str, lead: str = "\n") -> Paragraph:
    return Paragraph(role, (Item(text=(Span(text),)),), lead)


def test_a_composed_speech_has_a_structure_too() -> None:
    heading = Item(Marker("{一}、", 1), (Span("提高"), Span("认识")))
    point = Item(Marker("（{一}）", 1), (Span("抓学习。"),), (Span("要学透。"),))
    speech = Speech(
        (
            _paragraph(Role.TITLE, "在全镇大会上的讲话"),
            _paragraph(Role.SALUTATION, "同志们："),
            _paragraph(Role.OPENING, "今天开会。"),
            Paragraph(Role.HEADING, (heading,)),
            Paragraph(Role.POINT, (point,), "\n　　"),
        )
    )
    found = structure(speech)
    assert (found["title"], found["salutation"]) == ("在全镇大会上的讲话", "同志们：")
    assert found["paragraphs"][3]["items"] == [
        {"marker": "一、", "level": 1, "form": "line", "offset": 0, "heading": "提高认识"}
    ]
    assert found["paragraphs"][4]["items"] == [
        {"marker": "（一）", "level": 2, "form": "run_in", "offset": 2, "heading": "抓学习"}
    ]


def test_a_line_that_holds_several_paragraphs_has_the_role_of_most_of_it() -> None:
    speech = Speech(
        (
            _paragraph(Role.TITLE, "在全镇大会上的讲话"),
            _paragraph(Role.SALUTATION, "同志们：", " "),
            _paragraph(Role.OPENING, "今天召开全镇大会，主要任务是总结工作、部署任务。", ""),
        )
    )
    found = structure(speech)
    assert [paragraph["role"] for paragraph in found["paragraphs"]] == ["opening"]
    assert (found["title_paragraphs"], found["salutation_paragraphs"]) == ([0], [0])


def test_an_empty_speech() -> None:
    found = structure(Speech(()))
    assert (found["title"], found["salutation"], found["paragraphs"], found["announced"]) == (None, None, [], [])
