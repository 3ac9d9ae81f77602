"""Write the JSON Schema of the tree: `python -m gangmu.schema.export` brings `schema/document.schema.json` up to date."""

import json
from pathlib import Path

from .tree import Document

FILE = Path(__file__).with_name("document.schema.json")


def document_schema() -> str:
    """Return the JSON Schema of a document's JSON form."""
    schema = Document.model_json_schema(mode="serialization")
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    FILE.write_text(document_schema(), "utf-8")
