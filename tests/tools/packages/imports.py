"""Imports what the packages named hold, as they are called there, and everything that is below them."""
import importlib
import os
import pkgutil
import sys
import warnings

warnings.simplefilter("ignore")
CALLED = {"tz": "pytz", "markdown-it": "markdown_it", "more-itertools": "more_itertools", "prompt-toolkit": "prompt_toolkit"}
# What needs a terminal, another system or a library that is no part of Debian's packages.
SKIP = ("test", "conftest", "__main__", "benchmark", "win", "_win")
DEEP = {"babel", "bs4", "dateutil", "flask", "html5lib", "jinja2", "jsonschema", "lark", "mako", "markdown_it", "packaging",
        "pathspec", "pygments", "pytest", "requests", "rich", "urllib3", "werkzeug"}


def attempt(name):
    """Import it; return whether that went well, and say so if not."""
    try:
        return importlib.import_module(name)
    except BaseException as error:
        print(name, type(error).__name__, error)
        if os.environ.get("SHOW"):
            import traceback
            traceback.print_exc()
        return None


def below(module):
    """Import all modules of a package; return how many there are."""
    count = 1
    for info in sorted(pkgutil.iter_modules(getattr(module, "__path__", [])), key=lambda info: info.name):
        if not info.name.startswith(SKIP):
            inner = attempt(f"{module.__name__}.{info.name}")
            count += below(inner) if inner is not None else 0
    return count


for package in sys.argv[1:]:
    name = CALLED.get(package, package)
    module = attempt(name)
    if module is not None:
        print(name, below(module) if name in DEEP else 1)
    sys.stdout.flush()
