"""The command line: `gangmu outline`, `gangmu parse`, `gangmu emit`. Messages are looked up when this module is loaded."""

import sys
from gettext import gettext as _
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError
from typer.core import TyperCommand, TyperGroup

from . import __version__
from .emit import FORMATS, emit
from .emit.outline import outline_json, outline_lines, outline_text, outline_tsv
from .files import write
from .parser.encoding import encode
from .parser.reader import read
from .schema.errors import ConfigError
from .schema.limits import Limits
from .schema.tree import Document


class Command(TyperCommand):
    """A command whose help is wholly in the user's language."""

    def get_help(self, ctx: Any) -> str:
        """Translate the words that the library does not offer to its catalogs."""
        return _in_language(super().get_help(ctx))


class Group(TyperGroup):
    """The same for the program itself."""

    def get_help(self, ctx: Any) -> str:
        """Translate the words that the library does not offer to its catalogs."""
        return _in_language(super().get_help(ctx))


def _in_language(text: str) -> str:
    for words in ("Usage: ", "Show this message and exit."):
        text = text.replace(words, _(words))
    return text


app = typer.Typer(
    name="gangmu",
    cls=Group,
    help=_(
        "Read the structure of Chinese documents: 一、→（一）→ 1. →（1）→ ①, 第X章/第X条, and run-in 一是…二是….\n\n"
        "To see how a document is built, give its name: gangmu outline FILE"
    ),
    rich_markup_mode=None,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

OUTLINES = {"text": outline_text, "tsv": outline_tsv, "json": outline_json}

File = Annotated[str, typer.Argument(metavar="FILE", help=_("A Word, text or Markdown file, or a tree in JSON; - reads standard input."))]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="OUT", help=_("Write here, and not to standard output."), show_default=False)
]
StdinName = Annotated[str, typer.Option("--stdin-filename", metavar="NAME", help=_("What to call standard input."), show_default=False)]
OutlineFormat = Annotated[
    str, typer.Option("--format", metavar="|".join(OUTLINES), help=_("How to write it; tsv has start, depth, marker, heading."))
]
Changes = Annotated[str, typer.Option("--changes", metavar="accepted|rejected", help=_("How to read the tracked changes of a Word file."))]
Limit = Annotated[
    list[str] | None,
    typer.Option("--limit", metavar="NAME=N", help=_("Raise or lower a limit for Word files; may be given again."), show_default=False),
]
Target = Annotated[str, typer.Option("--to", metavar="|".join(FORMATS), help=_("The format to write."))]


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


@app.command(cls=Command, help=_("Show the outline: every numbered heading and item as an indented line."))
def outline(
    file: File,
    format: OutlineFormat = "text",
    output: Output = None,
    stdin_filename: StdinName = "",
    changes: Changes = "accepted",
    limit: Limit = None,
) -> None:
    """Write the outline of a document."""
    if format not in OUTLINES:
        raise ConfigError("no output format {name}; choose one of: {names}", name=format, names=", ".join(OUTLINES))
    document = _read(file, stdin_filename, changes, limit or [])
    if format == "text" and output is None and sys.stdout.isatty():
        from .terminal import show

        show(outline_lines(document))
        return
    write(_utf8(OUTLINES[format](document)), output)


@app.command(cls=Command, help=_("Write the whole tree as JSON."))
def parse(file: File, output: Output = None, stdin_filename: StdinName = "", changes: Changes = "accepted", limit: Limit = None) -> None:
    """Write the tree of a document."""
    write(_utf8(str(emit(_read(file, stdin_filename, changes, limit or []), "json"))), output)


@app.command("emit", cls=Command, help=_("Write the document in a format: text gives back the same bytes."))
def emit_(
    file: File,
    to: Target,
    output: Output = None,
    stdin_filename: StdinName = "",
    changes: Changes = "accepted",
    limit: Limit = None,
) -> None:
    """Write a document in another format."""
    if to not in FORMATS:
        raise ConfigError("no output format {name}; choose one of: {names}", name=to, names=", ".join(FORMATS))
    document = _read(file, stdin_filename, changes, limit or [])
    result = emit(document, to)
    if isinstance(result, bytes):
        write(result, output)
    elif to == "text":
        write(encode(result, document.source.encoding, document.source.bom), output)
    else:
        write(_utf8(result), output)


def _read(file: str, stdin_filename: str, changes: str, limits: list[str]) -> Document:
    settings: dict[str, Any] = {"changes": changes, "limits": _limits(limits)}
    if file == "-":
        return read(sys.stdin.buffer.read(), name=stdin_filename or "-", **settings)
    return read(file, **settings)


def _limits(settings: list[str]) -> Limits:
    """Read NAME=N, for each limit that is set."""
    values: dict[str, int] = {}
    for setting in settings:
        name, _sign, value = setting.partition("=")
        if name not in Limits.model_fields:
            raise ConfigError("no limit {name}; choose one of: {names}", name=name, names=", ".join(Limits.model_fields))
        if not value.isdecimal():
            raise ConfigError("the limit {name} needs a whole number, not {value}", name=name, value=value)
        values[name] = int(value)
    try:
        return Limits(**values)
    except ValidationError as error:
        name = str(error.errors()[0]["loc"][0])
        template = "the limit {name} cannot be {value}; every limit is at least 1, and depth at most 256"
        raise ConfigError(template, name=name, value=values[name]) from None


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
