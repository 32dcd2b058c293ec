"""The JSON Schema of outlines, for editors that complete keys: made from the table in keys.py, never by hand.

`python -m qicao.outlines.schema docs/outline.schema.json` writes the committed file again.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qicao.outlines.keys import OUTLINE
from qicao.outlines.occasions import occasions
from qicao.outlines.words import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence


def outline_schema(occasions: Sequence[str], sets: Sequence[str]) -> dict[str, Any]:
    """Return the schema; `occasions` are the words that 会议类型 may be, `sets` the phrase sets offered for 用语."""
    words = {noun: vocabulary(noun).names for noun in ("段", "部分")}
    words |= {"序号": tuple(vocabulary("序号").meanings), "会议类型": tuple(occasions), "用语": tuple(sets)}
    heading = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "起草：讲话提纲"}
    return heading | OUTLINE.schema(words)


def schema_text() -> str:
    """The schema of the occasions and sets that the package knows, as the committed file holds it."""
    names = [occasion.name for occasion in occasions()]
    others = [word for occasion in occasions() for word in (*occasion.aliases, occasion.slug)]
    schema = outline_schema([*names, *others], ["通用", *names])
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(schema_text(), encoding="utf-8")
