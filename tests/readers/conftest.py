"""What several tests of reading need."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qicao.errors import ReadError
from qicao.readers import read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def refusal() -> Callable[[Path], str]:
    """What a writer is told who gives that file, without the path of the test."""

    def told(path: Path) -> str:
        with pytest.raises(ReadError) as caught:
            read(path)
        return str(caught.value).replace(str(path.parent) + "/", "").replace(str(path.parent), "")

    return told
