"""The reader of `tests/cases/*.md`: prose, then fences that hold an input, a line `.`, and the expected outline.

An outline line is two spaces a depth, the marker as written, and behind ` | ` the heading where there is one. In the input
`→` stands for a tab and `␣` for a space at a line's end; an outline that is empty means that nothing is a marker.
"""

from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).with_name("cases")


class Case(NamedTuple):
    """One fence."""

    name: str
    """File and line: `run-in.md:42`."""
    text: str
    outline: list[str]


def read_cases(file: Path) -> list[Case]:
    """Return the cases of a file, in order."""
    cases: list[Case] = []
    fence: list[str] | None = None
    began = 0
    for number, line in enumerate(file.read_text("utf-8").split("\n"), 1):
        if line.startswith("```"):
            if fence is None:
                fence, began = [], number
                continue
            dot = fence.index(".")
            text = "\n".join(fence[:dot]).replace("→", "\t").replace("␣", " ")
            cases.append(Case(f"{file.name}:{began}", text, fence[dot + 1 :]))
            fence = None
        elif fence is not None:
            fence.append(line)
    return cases


def all_cases() -> list[Case]:
    """Return the cases of every file."""
    return [case for file in sorted(FOLDER.glob("*.md")) for case in read_cases(file)]
