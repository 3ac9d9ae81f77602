"""The way in: choose the language, run a command, and turn what went wrong into one line and an exit status."""

import os
import sys
from gettext import gettext as _

from .language import choose, speak


def main() -> None:
    """Run the command line. Exit status: 0 done, 2 wrong use or unreadable input."""
    speak(choose(sys.argv[1:], os.environ))
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run a command line and return its exit status; what went wrong is one line on standard error."""
    from typer.exceptions import TyperException

    from .cli import app
    from .schema.errors import GangmuError

    try:
        app(arguments or ["--help"], prog_name="gangmu", standalone_mode=False)
    except GangmuError as error:
        return _fail(_(error.template).format(**{name: _(str(value) or " ") for name, value in error.fields.items()}))
    except TyperException as error:
        return _fail(_usage(error))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        return 130
    return 0


def _usage(error: Exception) -> str:
    """Say a usage error of the command line library in one line, in the user's language."""
    import typer

    hint = _("see gangmu --help")
    option = getattr(error, "option_name", None)
    parameter = getattr(error, "param", None)
    name = getattr(error, "param_hint", None) or (parameter.get_error_hint() if parameter else "")
    if option and "argument" in str(error):
        return _("{name} needs a value; {hint}").format(name=option, hint=hint)
    if option:
        return _("there is no option {name}; {hint}").format(name=option, hint=hint)
    if isinstance(error, typer.BadParameter) and hasattr(error, "param_type"):
        return _("{name} is missing; {hint}").format(name=name, hint=hint)
    if isinstance(error, typer.BadParameter):
        return _("{name}: {reason}; {hint}").format(name=name, reason=str(error).rstrip("."), hint=hint)
    return _("{reason}; {hint}").format(reason=str(error).rstrip("."), hint=hint)


def _fail(message: str) -> int:
    print(f"gangmu: {message}".replace("\n", " "), file=sys.stderr)
    return 2


if __name__ == "__main__":
    main()
