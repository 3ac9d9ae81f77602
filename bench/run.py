"""What reading costs, against something plain in the same run: `make bench`.

Text is measured against one regular expression over it, Word files against python-docx opening them and reading their text.

The real documents are taken from `GANGMU_CORPUS` (`../shared/corpus` where that is not set); without them the samples
alone are measured.
"""

import os
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import docx

import gangmu

ROOT = Path(__file__).parents[1]
CORPUS = Path(os.environ.get("GANGMU_CORPUS", ROOT.parent / "shared" / "corpus"))
MARKERS = re.compile(
    r"(?m)^[ \t　]*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|\d+[.．、]|第[一二三四五六七八九十百]+[章条])"
)
PAIRS = 15


def seconds(work: Callable[[str], object], texts: list[str]) -> float:
    """Time one pass over some texts."""
    start = time.perf_counter()
    for text in texts:
        work(text)
    return time.perf_counter() - start


def plain(text: str) -> int:
    """Do what a script would do in gangmu's place: find marker-like line starts."""
    return len(MARKERS.findall(text))


def row(name: str, texts: list[str], pairs: int = PAIRS) -> float:
    """Print a row of figures, medians over pairs of runs, and return millions of characters a second."""
    seconds(gangmu.parse, texts), seconds(plain, texts)
    runs = [(seconds(gangmu.parse, texts), seconds(plain, texts)) for _ in range(pairs)]
    size = sum(map(len, texts))
    speed = size / statistics.median(a for a, _ in runs) / 1e6
    ratio = statistics.median(a / b for a, b in runs)
    print(f"{name:24} {size:>9,} chars  {speed:6.2f} Mchar/s  {ratio:6.1f} x the plain pass")
    return speed


def word_row(file: Path) -> None:
    """Print a row of figures for a Word file."""

    def reference(path: Path) -> str:
        return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)

    def spent(work: Callable[[Path], object]) -> float:
        start = time.perf_counter()
        work(file)
        return time.perf_counter() - start

    paragraphs = len(gangmu.read(file).paragraphs)
    pairs = [(spent(gangmu.read), spent(reference)) for _ in range(PAIRS if paragraphs < 1000 else 3)]
    ratio, size = statistics.median(a / b for a, b in pairs), f"{paragraphs:,} paragraphs"
    print(f"{file.name:24} {size:>17}  {statistics.median(a for a, _ in pairs) * 1e3:8.1f} ms  {ratio:6.2f} x python-docx")


def command(arguments: list[str], runs: int = 7) -> float:
    """Return the median CPU seconds of a whole process."""
    spent = []
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(spent)


def main() -> None:
    """Print all figures."""
    samples = sorted(file for file in (ROOT / "samples").glob("*.[tm]*") if file.name != "README.md")
    groups = {
        "samples": samples,
        "review documents": sorted(CORPUS.glob("seeds/*.txt")),
        "official documents": sorted(CORPUS.glob("official/*.txt")),
    }
    texts = {name: [file.read_text("utf-8") for file in files] for name, files in groups.items() if files}
    print("text → validated tree, one core")
    speeds = {name: row(name, group) for name, group in texts.items()}
    name = "review documents" if "review documents" in texts else "samples"
    large = row("one large text", ["\n".join(texts[name] * 40)], pairs=3)
    print(f"large text / {name}: {large / speeds[name]:.2f} of the speed")
    for word_file in (ROOT / "samples/pool-plan-automatic.docx", *sorted(CORPUS.glob("bench/*.docx"))):
        word_row(word_file)
    file = str(groups[name][0])
    whole, bare = command(["-m", "gangmu", "outline", file]), command(["-c", "pass"])
    print(f"gangmu outline FILE, cold: {whole:.2f} s of CPU; python alone {bare:.2f} s")


if __name__ == "__main__":
    main()
