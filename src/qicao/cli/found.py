"""How what is found in the bank is shown: one row, or all its values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qicao.bank.phrase import OWN_WORK, ROLE_OF_CHINESE, HeadingSet, Phrase, PhraseRole, print_parts
from qicao.errors import BankError, nearest

if TYPE_CHECKING:
    from qicao.bank.compiled import Found


def file_name(file: str) -> str:
    """The Chinese name of a file of a set."""
    names = {"headings": "标题组", "passages": "段式"}
    return names.get(file) or PhraseRole(file).chinese


def role_of(name: str | None) -> PhraseRole | None:
    """The role of a Chinese name. Raises BankError naming the nearest one."""
    if name is None:
        return None
    if name not in ROLE_OF_CHINESE:
        raise BankError(f"没有“{name}”这种作用。", hint=nearest(name, ROLE_OF_CHINESE))
    return ROLE_OF_CHINESE[name]


def row(found: Found) -> tuple[str, str, str, str]:
    """Id, set, role and wording."""
    content = found.content
    role = (
        content.role.chinese if isinstance(content, Phrase) else "标题组" if isinstance(content, HeadingSet) else "段式"
    )
    return content.id, found.owner.name, role, _text(found)


def _text(found: Found) -> str:
    content = found.content
    if isinstance(content, Phrase):
        return content.text
    if isinstance(content, HeadingSet):
        return " / ".join(map(print_parts, content.headings))
    return " → ".join(role.chinese for role in content.roles)


def values(found: Found) -> dict[str, str]:
    """Everything that is known, by its Chinese name."""
    ident, owner, role, text = row(found)
    content = found.content
    known = {
        "编号": ident,
        "用语集": owner,
        "作用": role,
        "文": text,
        "出处": "、".join(map(str, content.sources)) or OWN_WORK,
    }
    if isinstance(content, Phrase):
        known |= {"主题": "、".join(content.topics), "手法": "、".join(content.devices), "语体": content.register}
        known |= {"标题下": content.under, "时效": f"{content.validity.start or ''}—{content.validity.end or ''}"}
    return {key: value for key, value in known.items() if value and value != "—"}
