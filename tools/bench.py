"""Measures what `docs/benchmarks.md` tells, in one run on one machine, and writes that page.

Ratios are what counts: both sides of each are measured in turn, A B A B, and the medians compared.
"""

from __future__ import annotations

import gc
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "phrasebank/sources").glob("*.txt"))
OUTLINE = ROOT / "templates/outlines/mobilisation.yaml"
PYTHON = sys.executable
QICAO = [PYTHON, "-m", "qicao"]
# Installed programs run from bytecode, so does what is measured here: Python may write it, whatever the shell says.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
COLD_RUNS, WARM_RUNS, DRAFTS, SPEECHES, PHRASES = 15, 200, 1000, 400, 100_000


def seconds(action: Callable[[], object]) -> float:
    """Wall-clock seconds of one call."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def command(arguments: Sequence[str]) -> Callable[[], object]:
    """A whole process, from its start to its end."""
    return lambda: subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL, cwd=ROOT, env=ENVIRONMENT)


def ratio(first: Callable[[], object], second: Callable[[], object], runs: int = COLD_RUNS) -> tuple[float, float]:
    """Median seconds of both, measured in turn after one warm-up each."""
    first(), second()
    pairs = [(seconds(first), seconds(second)) for _ in range(runs)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def cold_starts(folder: Path) -> list[str]:
    """Help and draft as whole processes, against a bare `import docx`."""
    bare = command([PYTHON, "-c", "import docx"])
    rows = []
    for name, bound, arguments in (
        ("`qicao --help`", 1.0, [*QICAO, "--help"]),
        ("`qicao draft` 到 Word", 2.0, [*QICAO, "draft", str(OUTLINE), "-o", str(folder / "draft.docx")]),
    ):
        own, docx = ratio(command(arguments), bare)
        rows.append(f"| {name} | {own * 1000:.0f} ms | {docx * 1000:.0f} ms | {own / docx:.2f} | ≤ {bound} |")
    return rows


def drafting() -> list[str]:
    """Outline to Word file inside one process: how many a second, and whether memory stays flat."""
    from qicao.compose.composer import Manner, compose
    from qicao.compose.rendering import load_templates
    from qicao.compose.stock import Stock
    from qicao.outlines.facts import complete_facts
    from qicao.outlines.loader import load_outline
    from qicao.pipeline import open_bank
    from qicao.workspace import folders
    from qicao.writers.profiles import load_layout
    from qicao.writers.word import write_word

    layout = load_layout("printed", folders(ROOT, "templates/layouts"))
    templates = load_templates(folders(ROOT, "templates/passages"))
    stock = Stock(open_bank(ROOT).resolve("动员会"))

    def one(seed: int) -> None:
        outline = load_outline(OUTLINE)
        draft = compose(outline, stock, complete_facts(outline), templates, Manner(seed))
        write_word(draft.speech, layout, day=outline.date)

    def all_of(seeds: Iterable[int]) -> None:
        for seed in seeds:
            one(seed)

    all_of(range(DRAFTS // 5))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    taken = seconds(lambda: all_of(range(DRAFTS)))
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return [
        f"| 一个进程里从提纲到 Word | {DRAFTS / taken:.0f} 篇/秒 | ≥ 60 篇/秒 |",
        f"| {DRAFTS} 篇前后的内存峰值 | {before / 1024:.0f} → {after / 1024:.0f} MB | 不增长 |",
    ]


def writing() -> list[str]:
    """A draft to Word, against docxtpl with the same text on a template of the same styles: one paragraph in a loop."""
    import docx
    from docxtpl import DocxTemplate

    from qicao.drafting import Wish, draft
    from qicao.speech.model import Speech
    from qicao.workspace import folders
    from qicao.writers.profiles import load_layout
    from qicao.writers.word import write_word

    layout = load_layout("printed", folders(ROOT, "templates/layouts"))
    speech = draft(OUTLINE, ROOT, Wish(seed=1)).draft.speech
    lines = [paragraph.plain for paragraph in speech.paragraphs]
    document = docx.Document(BytesIO(write_word(Speech(()), layout)))
    for text in ("{%p for line in lines %}", "{{ line }}", "{%p endfor %}"):
        document.add_paragraph(text)
    document.save(package := BytesIO())

    def peer() -> bytes:
        rendered = DocxTemplate(BytesIO(package.getvalue()))
        rendered.render({"lines": lines}, autoescape=True)
        rendered.save(written := BytesIO())
        return written.getvalue()

    if [one.text for one in docx.Document(BytesIO(peer())).paragraphs] != lines:
        raise RuntimeError("docxtpl wrote another text")
    own, other = ratio(lambda: write_word(speech, layout, author="青石镇"), peer, WARM_RUNS)
    return [f"| 一篇草稿写成 Word，比 docxtpl | {own * 1000:.1f} : {other * 1000:.1f} ms = {own / other:.2f} | ≤ 0.5 |"]


def mine_all(paths: Sequence[Path]) -> int:
    """Mine speeches in this process; the number of phrases."""
    from qicao.pipeline import mine_file

    return sum(len(mine_file(path)[0].phrases) for path in paths)


def mining_seconds(paths: Sequence[Path], jobs: int) -> float:
    """Seconds to mine the speeches in so many processes, the garbage collector off as the command line has it."""
    shares = [paths[start::jobs] for start in range(jobs)]
    with ProcessPoolExecutor(jobs, initializer=gc.disable) as pool:
        list(pool.map(mine_all, [SOURCES] * jobs))
        return statistics.median(seconds(lambda: list(pool.map(mine_all, shares))) for _ in range(5))


def mining() -> list[str]:
    """Reading and mining, in one process and in two."""
    paths = [SOURCES[i % len(SOURCES)] for i in range(SPEECHES)]
    size = sum(path.stat().st_size for path in paths) / 1e6
    one, two = (mining_seconds(paths, jobs) for jobs in (1, 2))
    return [
        f"| 采集（读、认结构、采），一个核 | {size / one:.2f} MB/秒 | ≥ 2 MB/秒 |",
        f"| 两个进程比一个进程 | {one / two:.2f} 倍 | ≥ 1.8 倍 |",
    ]


def big_bank(folder: Path) -> list[str]:
    """A bank of 100,000 phrases: the YAML itself, opening after a change, opening again."""
    from qicao.bank.compiled import open_bank
    from qicao.errors import BankError
    from qicao.yamlfile import load_plain

    bank = folder / "phrasebank"
    (bank / "big").mkdir(parents=True)
    (bank / "big/set.yaml").write_text("名称: 大库\n", encoding="utf-8")
    path = bank / "big/directive.yaml"
    rows = (
        f"- 文: 第{i}件事要抓紧抓实，第{i}项任务要落到人头，确保事事有着落。\n  主题: [落实]\n" for i in range(PHRASES)
    )
    path.write_text("".join(rows), encoding="utf-8")
    text = path.read_text(encoding="utf-8")
    caches = [folder / f"cache-{number}" for number in range(3)]
    parsing = statistics.median(seconds(lambda: load_plain(path, text, BankError)) for _ in caches)
    cold = statistics.median(seconds(partial(open_bank, (bank,), cache)) for cache in caches)
    warm = statistics.median(seconds(lambda: open_bank((bank,), caches[0])) for _ in range(9))
    return [
        f"| {PHRASES:,} 条用语：解析 YAML 本身 | {parsing:.2f} 秒 | — |",
        f"| 改动后打开，YAML 之外 | {max(cold - parsing, 0):.2f} 秒 | ≤ 1 秒 |",
        f"| 再次打开 | {warm * 1000:.1f} ms | 几毫秒 |",
    ]


def page(folder: Path) -> str:
    """The whole page."""
    cold = "\n".join(cold_starts(folder))
    rest = "\n".join([*drafting(), *writing(), *mining(), *big_bank(folder)])
    return f"""# 快慢

`make bench` 在一台机器上一次量出下面的数，并改写这一页。倍数是轮流量、取中位数得来的；时间随机器而变，倍数大致不变。
上次：Python {sys.version.split()[0]}，{os.cpu_count()} 核。

| 冷启动（整个进程） | qicao | `import docx` | 倍数 | 要求 |
|---|---|---|---|---|
{cold}

| 量什么 | 得数 | 要求 |
|---|---|---|
{rest}
"""


def main() -> None:
    """Measure everything and write `docs/benchmarks.md`."""
    folder = Path(tempfile.mkdtemp())
    try:
        (ROOT / "docs/benchmarks.md").write_text(page(folder), encoding="utf-8")
    finally:
        shutil.rmtree(folder)
    sys.stdout.write((ROOT / "docs/benchmarks.md").read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
