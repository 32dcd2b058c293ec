"""The random hundred of the mined phrases whose roles are read and judged: how it is drawn, how it is kept.

`python tests/mining/role_sample.py` prints what tests/fixtures/roles/sample.yaml should hold: the sample of the bank as
it is now, with the verdicts that are known. What is new has no verdict yet: read it in its place in the source
(phrasebank/sources/<speech>.txt, paragraph and sentence counted from 0), then write 对, or 错 and what it should be.
"""

from __future__ import annotations

import json
import sys
from hashlib import blake2s
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qicao.bank.folder import load_bank
from qicao.errors import QicaoError
from qicao.yamlfile import load_plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qicao.bank.phrase import Phrase

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "tests/fixtures/roles/sample.yaml"
SIZE = 100
SEED = 2026


def draw() -> list[Phrase]:
    """A hundred of the mined phrases of the committed bank, by chance: those whose ids, hashed, come first.

    A phrase that is struck from the bank so makes room for one other, and leaves the rest of the sample as it is.
    """
    bank = load_bank((ROOT / "phrasebank",))
    mined = [phrase for one in bank.sets for phrase in one.phrases if phrase.sources]
    drawn = sorted(mined, key=lambda phrase: blake2s(f"{SEED}:{phrase.id}".encode()).digest())[:SIZE]
    return sorted(drawn, key=lambda phrase: phrase.sources[0])


def row(phrase: Phrase) -> dict[str, str]:
    """A phrase as it stands in the file, without its verdict."""
    return {"编号": phrase.id, "出处": str(phrase.sources[0]), "作用": phrase.role.chinese, "文": phrase.text}


def kept() -> list[dict[str, Any]]:
    """The rows of the file."""
    rows: list[dict[str, Any]] = load_plain(KEPT, KEPT.read_text(encoding="utf-8"), QicaoError)
    return rows


def judged(phrases: Sequence[Phrase]) -> str:
    """The file for these phrases, each with the verdict that is known for its wording and its role."""
    verdicts = {(one["编号"], one["作用"]): one for one in kept()} if KEPT.exists() else {}
    rows = []
    for phrase in phrases:
        known = verdicts.get((phrase.id, phrase.role.chinese), {})
        rows.append(row(phrase) | {key: known[key] for key in ("判定", "说明") if key in known})
    return "".join(map(_printed, rows))


def _printed(one: dict[str, str]) -> str:
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in one.items()]
    return "- " + "\n  ".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(judged(draw()))
