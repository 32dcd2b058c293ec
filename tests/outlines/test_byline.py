from __future__ import annotations

from datetime import date

import pytest

from qicao.outlines.byline import speaker_and_date
from qicao.outlines.model import Speaker

DAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("lines", "post", "name", "day"),
    [
        ("青石镇党委书记 李明/（2026年11月25日）", "青石镇党委书记", "李明", DAY),
        ("青石镇党委书记 李 明/（二〇二六年十一月二十五日）", "青石镇党委书记", "李明", DAY),
        ("２０２６年１１月２５日 李明", None, "李明", DAY),
        ("2026.11.25 青石镇镇长 王强", "青石镇镇长", "王强", DAY),
        ("李明/2026年11月25日上午", None, "李明", DAY),
        ("主讲人：李明/时间：2026年11月25日/地点：镇会议室", None, "李明", DAY),
        ("李明/2026年11月", None, "李明", None),
        ("李明/2026年13月40日", None, "李明", None),
        ("20××年×月×日/李明", None, "李明", None),
        ("【待补：镇名】党委书记 李明/（2026年11月25日）", "【待补：镇名】党委书记", "李明", DAY),
        ("青石镇党委书记 【待补： 姓名】", "青石镇党委书记", "【待补： 姓名】", None),
        ("【待补：职务】 李明", "【待补：职务】", "李明", None),
        ("【青石镇党委书记】 [李明]", "青石镇党委书记", "李明", None),
        ("", None, None, None),
    ],
)
def test_who_speaks_and_when(lines: str, post: str | None, name: str | None, day: date | None) -> None:
    assert speaker_and_date(lines.split("/")) == (Speaker(post, name), day)
