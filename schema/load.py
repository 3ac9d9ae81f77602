"""Trees from JSON and to JSON; a wrong tree is refused with the place and the reason."""

import json
from typing import Any

from pydantic import ValidationError

from .errors import TreeError
from .tree import Document


def is_tree(data: bytes, name: str) -> bool:
    """Whether bytes are meant as a tree in JSON: by their first key, or by the name."""
    head = data[:400].removeprefix(b"\xef\xbb\xbf").lstrip()
    return name.lower().endswith(".json") or (head.startswith(b"{") and b'"schema"' in head and b"gangmu/" in head)


def load(data: bytes, name: str = "") -> Document:
    """Load a tree; raise `TreeError` where it is no JSON, another version, or breaks an invariant."""
    what = name or "the tree"
    try:
        return Document.model_validate(json.loads(data.decode("utf-8-sig", "surrogatepass")))
    except UnicodeDecodeError as error:
        raise TreeError(f"{what}: no UTF-8 at byte {error.start}; a tree is JSON in UTF-8") from None
    except json.JSONDecodeError as error:
        raise TreeError(f"{what}: line {error.lineno}, column {error.colno}: {error.msg}; a tree is JSON as `gangmu parse` writes it") from None
    except RecursionError:
        raise TreeError(f"{what}: nested too deeply to be a document") from None
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = "/".join(str(step) for step in first["loc"]) or "document"
        more = f" (and {error.error_count() - 1} more)" if error.error_count() > 1 else ""
        reason = str(first["msg"]).removeprefix("Value error, ")
        raise TreeError(f"{what}: at {place}: {reason}{more}; correct it or write the tree again with `gangmu parse`") from None


def dump(document: Document, indent: int | None = 2) -> str:
    """Write a tree as JSON; lone surrogates (from damaged bytes) are escaped, so that the result is always UTF-8."""
    fields: Any = document.model_dump(mode="python")
    text = json.dumps(fields, ensure_ascii=False, indent=indent) + "\n"
    return text if text.isprintable() or not _has_surrogates(text) else json.dumps(fields, indent=indent) + "\n"


def _has_surrogates(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False
