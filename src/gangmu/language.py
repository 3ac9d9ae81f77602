"""The language of messages: Chinese where the locale is Chinese, or as `--lang` says; English otherwise."""

import gettext
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

LANGUAGES = ("zh", "en")
_VARIABLES = ("GANGMU_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def choose(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return `zh` or `en`, from the command line or else from the environment.

    >>> choose(["--lang", "zh", "outline"], {"LANG": "en_US.UTF-8"}), choose([], {"LANG": "zh_CN.UTF-8"}), choose([], {})
    ('zh', 'zh', 'en')
    """
    for i, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--lang":
            value = value or "".join(arguments[i + 1 : i + 2])
            if value in LANGUAGES:
                return value
    for variable in _VARIABLES:
        if locale := environment.get(variable):
            return "zh" if locale.lower().startswith("zh") else "en"
    return "en"


def speak(language: str) -> None:
    """Let `gettext.gettext` answer in a language, for this process."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("gangmu", Path(__file__).with_name("locale"))
    gettext.textdomain("gangmu")
