"""The files of a phrase set: the keys that each may have, what checks their values, and which keys it must have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qicao.bank import checking
from qicao.bank import entries as e
from qicao.bank.phrase import PhraseRole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qicao.bank.checking import Form

SET_FILE = "set"
NAME, OCCASION, EXTENDS, ORIGINS, REMARK = "名称", "会议类型", "继承", "来源", "说明"

PHRASE_FORM: Form = {
    e.ID: checking.text,
    e.TEXT: checking.slotted,
    e.TOPICS: checking.words,
    e.DEVICES: checking.words,
    e.REGISTER: checking.register,
    e.VALIDITY: checking.validity,
    e.UNDER: checking.text,
    e.SOURCES: checking.sources,
}
HEADINGS_FORM: Form = {
    e.ID: checking.text,
    e.LEVEL: checking.level,
    e.SECTION: checking.text,
    e.HEADINGS: checking.headings,
    e.TOPICS: checking.words,
    e.VALIDITY: checking.validity,
    e.SOURCES: checking.sources,
}
PASSAGES_FORM: Form = {e.ID: checking.text, e.KIND: checking.text, e.ROLES: checking.roles, e.SOURCES: checking.sources}
MINED_FORM: Form = {e.SPEECH: checking.text, e.DIGEST: checking.text, e.MINED: checking.texts}
SET_FORM: Form = {
    NAME: checking.text,
    OCCASION: checking.text,
    EXTENDS: checking.text,
    ORIGINS: checking.texts,
    REMARK: checking.text,
}

FORMS: Mapping[str, tuple[Form, tuple[str, ...]]] = {
    **{role.value: (PHRASE_FORM, (e.TEXT,)) for role in PhraseRole},
    e.HEADINGS_FILE: (HEADINGS_FORM, (e.LEVEL, e.HEADINGS)),
    e.PASSAGES_FILE: (PASSAGES_FORM, (e.KIND, e.ROLES)),
    e.MINED_FILE: (MINED_FORM, (e.SPEECH, e.MINED)),
}
