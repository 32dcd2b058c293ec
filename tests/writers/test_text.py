from __future__ import annotations

from qicao.speech.model import Paragraph, Role, Speech
from qicao.writers.text import write_text

from .sample import plain, sample_speech


def test_text_is_the_speech_and_a_line_break() -> None:
    speech = sample_speech()
    assert write_text(speech).decode() == speech.plain + "\n"


def test_white_space_before_paragraphs_stays() -> None:
    first, second = plain(Role.SALUTATION, "同志们："), plain(Role.OPENING, "今天开会。")
    speech = Speech((first, Paragraph(second.role, second.items, lead="\n\n　　")))
    assert write_text(speech).decode() == "同志们：\n\n　　今天开会。\n"
