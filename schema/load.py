"""Trees from JSON and to JSON; a wrong tree is refused with the place and the reason."""

import json
import re

from pydantic import ValidationError

from .errors import TreeError
from .tree import Document

# What pydantic finds wrong, in plain words, by its own code for it.
REASONS = {
    "missing": "it is missing",
    "extra_forbidden": "there is no such field",
    "literal_error": "it is none of the allowed values",
    "union_tag_invalid": "its kind is none of section, part, paragraph and table",
    "union_tag_not_found": "its kind is missing",
    "string_type": "it should be a text",
    "int_type": "it should be a whole number",
    "tuple_type": "it should be a list",
    "model_type": "it should be an object",
    "model_attributes_type": "it should be an object",
}


_SURROGATE = re.compile("[\ud800-\udbff]|(?<![\ud800-\udbff])[\udc00-\udfff]")


def is_tree(data: bytes, name: str) -> bool:
    """Whether bytes are meant as a tree in JSON: by their first key, or by the name."""
    head = data[:400].removeprefix(b"\xef\xbb\xbf").lstrip()
    return name.lower().endswith(".json") or (head.startswith(b"{") and b'"schema"' in head and b"gangmu/" in head)


def load(data: bytes, name: str = "") -> Document:
    """Load a tree; raise `TreeError` where it is no JSON, another version, or breaks an invariant."""
    name = name or "the tree"
    try:
        return Document.model_validate(json.loads(data.decode("utf-8-sig", "surrogatepass")))
    except UnicodeDecodeError as error:
        raise TreeError("{name}: no UTF-8 at byte {byte}; a tree is JSON in UTF-8", name=name, byte=error.start) from None
    except json.JSONDecodeError as error:
        template = "{name}: no JSON at line {line}, column {column}; give a tree as `gangmu parse` writes it"
        raise TreeError(template, name=name, line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise TreeError("{name}: nested too deeply to be a document", name=name) from None
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        context = first.get("ctx", {})
        place = "/".join(str(step) for step in first["loc"]) or f"character {context.get('place', 0)}"
        reason = context.get("reason") or REASONS.get(first["type"]) or first["msg"]
        template = "{name}: at {place}: {reason}; correct it, or write the tree again with `gangmu parse`"
        raise TreeError(template, name=name, place=place, reason=reason) from None


def dump(document: Document, indent: int | None = 2) -> str:
    """Write a tree as JSON. Lone surrogates (from damaged bytes) are escaped.

    A low surrogate directly after a high one stays as it is, since JSON would read the two escapes as one character;
    such a text can only be encoded with `surrogatepass`.
    """
    text = json.dumps(document.model_dump(), ensure_ascii=False, indent=indent) + "\n"
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
