"""Writing: a speech becomes a file, whole or not at all. The one place that knows which forms there are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from qicao.errors import Place, WriteError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from qicao.speech.model import Speech
    from qicao.writers.layout import Layout
    from qicao.writers.notes import Note

DEFAULT_LAYOUT = "印发稿"


class About(NamedTuple):
    """What is known beside the text: the unit, the day of the meeting, notes for review (None: to be written clean)."""

    author: str = ""
    day: date | None = None
    notes: Sequence[Note] | None = None


_NOTHING = About()


def _word(speech: Speech, layout: Layout, about: About) -> bytes:
    from qicao.writers.word import write_word

    return write_word(speech, layout, author=about.author, day=about.day, notes=about.notes)


def _pdf(speech: Speech, layout: Layout, about: About) -> bytes:
    from qicao.writers.font_files import families_here
    from qicao.writers.fonts import with_installed
    from qicao.writers.pdf import write_pdf

    # LibreOffice does not read the fallback lists of a Word file: it is given the fonts that are there
    return write_pdf(_word(speech, with_installed(layout, families_here()), about), about.day)


def _html(speech: Speech, layout: Layout, about: About) -> bytes:
    from qicao.writers.html import write_html

    return write_html(speech, layout, author=about.author, day=about.day)


def _markdown(speech: Speech, layout: Layout, about: About) -> bytes:
    from qicao.writers.markdown import write_markdown

    return write_markdown(speech, layout)


def _text(speech: Speech, layout: Layout, about: About) -> bytes:
    from qicao.writers.text import write_text

    return write_text(speech)


# Each loads its libraries only when it writes: python-docx alone takes as long as all the rest.
_WRITERS: dict[str, Callable[[Speech, Layout, About], bytes]] = {
    ".docx": _word,
    ".pdf": _pdf,
    ".html": _html,
    ".md": _markdown,
    ".txt": _text,
}
FORMS = tuple(_WRITERS)
"""What can be written, by the ends of file names."""
REVIEWABLE = ".docx"
"""The form that shows notes."""
FORMS_IN_WORDS = f"{'、'.join(FORMS[:-1])} 或 {FORMS[-1]}"


def form_of(path: Path) -> str:
    """The form that the name of a file asks for. Raises WriteError, naming all forms, when there is no such form."""
    form = path.suffix.lower()
    if form not in _WRITERS:
        wrong = f"写不出“{path.suffix}”这种文件。" if path.suffix else "文件名没有写类型。"
        raise WriteError(wrong, Place(str(path)), f"文件名以 {FORMS_IN_WORDS} 结尾。")
    return form


def as_bytes(speech: Speech, form: str, layout: Layout, about: About = _NOTHING) -> bytes:
    """The speech as a file of that form (`.docx`), in that layout.

    Unit and day stand in the properties of forms that have such; only a Word file shows notes.
    The same arguments give the same bytes; a PDF, which another program makes, on the same machine.
    """
    return _WRITERS[form](speech, layout, about)


def write(speech: Speech, path: Path, layout: Layout | None = None, about: About = _NOTHING) -> None:
    """Write a speech in the form that the name of the file asks for, whole or not at all.

    `layout` is 印发稿 where none is given. Raises WriteError for a form that there is not, or a place where
    nothing can be written; what stood there before is then untouched.
    """
    from qicao.files import write_whole

    form = form_of(path)
    write_whole(path, as_bytes(speech, form, layout or _default_layout(), about))


def _default_layout() -> Layout:
    from qicao.workspace import folders
    from qicao.writers.profiles import load_layout

    return load_layout(DEFAULT_LAYOUT, folders(Path(), "templates/layouts"))
