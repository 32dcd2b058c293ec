from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import qicao
from qicao.errors import WriteError
from qicao.writers import FORMS, as_bytes, form_of, write
from qicao.writers.text import write_text

from .sample import sample_speech

BEGINNINGS = {".docx": b"PK", ".html": b"<!DOCTYPE html>", ".md": b"# ", ".txt": "在全镇".encode()}


@pytest.mark.parametrize("form", BEGINNINGS)
def test_the_name_of_the_file_says_the_form(tmp_path: Path, form: str) -> None:
    write(sample_speech(), tmp_path / f"讲话{form.upper()}")
    assert (tmp_path / f"讲话{form.upper()}").read_bytes().startswith(BEGINNINGS[form])


def test_write_is_part_of_the_public_api(tmp_path: Path) -> None:
    qicao.write(sample_speech(), tmp_path / "讲话.txt")
    assert (tmp_path / "讲话.txt").read_bytes() == write_text(sample_speech())
    assert qicao.as_bytes is as_bytes


@pytest.mark.parametrize(
    ("name", "said"), [("讲话.wps", "写不出“.wps”"), ("讲话", "没有写类型"), (".docx", "没有写类型")]
)
def test_an_unknown_form_is_told_with_all_there_are_and_nothing_is_written(
    tmp_path: Path, name: str, said: str
) -> None:
    with pytest.raises(WriteError, match=said) as caught:
        write(sample_speech(), tmp_path / name)
    assert all(form in caught.value.hint for form in FORMS)
    assert not list(tmp_path.iterdir())


def test_forms() -> None:
    assert form_of(Path("a/讲话.稿.HTML")) == ".html"


@pytest.mark.parametrize(
    ("form", "unneeded"), [(".txt", {"docx", "jinja2"}), (".md", {"docx", "jinja2"}), (".html", {"docx"})]
)
def test_a_form_loads_no_library_of_another(tmp_path: Path, form: str, unneeded: set[str]) -> None:
    script = f"""
import sys, pathlib, qicao
speech = qicao.parse("在全镇大会上的讲话\\n同志们：\\n今天开会。")
qicao.write(speech, pathlib.Path("a{form}"))
print(*{{name.partition(".")[0] for name in sys.modules}})
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, cwd=tmp_path)
    assert (tmp_path / f"a{form}").is_file()
    assert not unneeded & set(done.stdout.decode().split())
