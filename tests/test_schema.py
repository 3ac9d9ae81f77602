"""The JSON Schema of the tree is up to date, and holds for what is written."""

import json

import jsonschema
import pytest
from corpus import SAMPLES

from gangmu import ConfigError, emit, read
from gangmu.emit import FORMATS
from gangmu.schema.export import FILE, document_schema


def test_schema_is_up_to_date() -> None:
    assert FILE.read_text("utf-8") == document_schema(), "run: make schema"


def test_schema_holds_for_the_samples() -> None:
    validator = jsonschema.Draft202012Validator(json.loads(document_schema()))
    for file in SAMPLES:
        validator.validate(json.loads(str(emit(read(file), "json"))))


def test_an_unknown_format_is_named() -> None:
    with pytest.raises(ConfigError, match=r"pdf; choose one of: text, markdown, json"):
        emit(read(SAMPLES[0]), "pdf")
    assert set(FORMATS) == {"text", "markdown", "json"}
