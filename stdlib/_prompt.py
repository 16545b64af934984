"""What the interactive prompt does before its first line, and around each one."""

import os
import sys

import __main__


def start(run_startup_file):
    """Prepare a prompt at a terminal: editing, completion, history, and the user's start-up file."""
    sys.ps1 = getattr(sys, "ps1", ">>> ")
    sys.ps2 = getattr(sys, "ps2", "... ")
    hook = getattr(sys, "__interactivehook__", use_readline)
    if not sys.flags.isolated:
        hook()
    if run_startup_file and not sys.flags.ignore_environment:
        path = os.environ.get("PYTHONSTARTUP")
        if path:
            _run_startup_file(path)


def use_readline():
    """Let the Tab key complete, and keep the history from one session to the next."""
    try:
        import readline
        import rlcompleter  # noqa: F401
    except ImportError:
        return
    readline.parse_and_bind("bind ^I rl_complete")
    if readline.get_current_history_length():
        return
    import atexit
    import site

    path = site.gethistoryfile()
    try:
        readline.read_history_file(path)
    except OSError:
        pass
    readline.set_history_length(1000)
    atexit.register(_write_history, path)


def _write_history(path):
    import readline

    try:
        readline.write_history_file(path)
    except OSError:
        pass                # the home directory cannot be written to


def _run_startup_file(path):
    import io

    with io.open_code(path) as file:
        code = compile(file.read(), path, "exec")
    exec(code, __main__.__dict__)


def remember(code, text):
    """Let tracebacks show the lines of what was typed."""
    import linecache

    linecache._register_code(code, text, code.co_filename)
