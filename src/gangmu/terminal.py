"""The outline on a terminal: coloured by depth, folded to the width."""

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

_STYLES = ("bold cyan", "bold green", "yellow", "magenta", "blue", "white")


def show(lines: list[tuple[int, str]]) -> None:
    """Print indented lines; a long one goes on below its own beginning."""
    console = Console(highlight=False)
    for depth, line in lines:
        console.print(Padding(Text(line, style=_STYLES[min(depth, len(_STYLES) - 1)]), (0, 0, 0, 2 * depth)))
