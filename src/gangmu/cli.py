"""The command line: `gangmu outline`, `gangmu parse`, `gangmu emit`. Messages are looked up when this module is loaded."""

import sys
from enum import StrEnum
from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from . import __version__
from .emit import FORMATS, emit
from .emit.outline import outline_json, outline_lines, outline_text, outline_tsv
from .files import write
from .parser.encoding import encode
from .parser.reader import read
from .schema.tree import Document

app = typer.Typer(
    name="gangmu",
    help=_(
        "Read the structure of Chinese documents: 一、→（一）→ 1. →（1）→ ①, 第X章/第X条, and run-in 一是…二是….\n\n"
        "To see how a document is built, give its name: gangmu outline FILE"
    ),
    rich_markup_mode=None,
    no_args_is_help=True,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


class OutlineFormat(StrEnum):
    """How `gangmu outline` writes."""

    text = "text"
    tsv = "tsv"
    json = "json"


Target = StrEnum("Target", {name: name for name in FORMATS})

File = Annotated[str, typer.Argument(metavar="FILE", help=_("A text or Markdown file, or a tree in JSON; - reads standard input."))]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="OUT", help=_("Write here, and not to standard output."), show_default=False)
]
StdinName = Annotated[str, typer.Option("--stdin-filename", metavar="NAME", help=_("What to call standard input."), show_default=False)]


def _version(wanted: bool) -> None:
    if wanted:
        print(f"gangmu {__version__}")
        raise typer.Exit


@app.callback()
def main(
    lang: Annotated[str, typer.Option("--lang", metavar="zh|en", help=_("Language of messages."), show_default=False)] = "",
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help=_("Show the version."))] = False,
) -> None:
    """Take the options that stand before a command; the language has been chosen by now."""
    if lang not in ("", "zh", "en"):
        raise typer.BadParameter(_("no language {lang}; choose zh or en").format(lang=lang), param_hint="--lang")


@app.command(help=_("Show the outline: every numbered heading and item as an indented line."))
def outline(
    file: File,
    format: Annotated[OutlineFormat, typer.Option(help=_("How to write it; tsv has start, depth, marker, heading."))] = OutlineFormat.text,
    output: Output = None,
    stdin_filename: StdinName = "",
) -> None:
    """Write the outline of a document."""
    document = _read(file, stdin_filename)
    if format is OutlineFormat.text and output is None and sys.stdout.isatty():
        from .terminal import show

        show(outline_lines(document))
        return
    writer = {OutlineFormat.text: outline_text, OutlineFormat.tsv: outline_tsv, OutlineFormat.json: outline_json}[format]
    write(_utf8(writer(document)), output)


@app.command(help=_("Write the whole tree as JSON."))
def parse(file: File, output: Output = None, stdin_filename: StdinName = "") -> None:
    """Write the tree of a document."""
    write(_utf8(str(emit(_read(file, stdin_filename), "json"))), output)


@app.command("emit", help=_("Write the document in a format: text gives back the same bytes."))
def emit_(
    file: File,
    to: Annotated[Target, typer.Option("--to", help=_("The format to write."))],
    output: Output = None,
    stdin_filename: StdinName = "",
) -> None:
    """Write a document in another format."""
    document = _read(file, stdin_filename)
    result = emit(document, to.value)
    if isinstance(result, bytes):
        write(result, output)
    elif to.value == "text":
        write(encode(result, document.source.encoding, document.source.bom), output)
    else:
        write(_utf8(result), output)


def _read(file: str, stdin_filename: str) -> Document:
    if file == "-":
        return read(sys.stdin.buffer.read(), name=stdin_filename or "-")
    return read(file)


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")
