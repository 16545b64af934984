"""Showing long texts: through a program such as less, page by page on a terminal, or in one piece."""

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile


def get_pager():
    """Return the function pager(text, title) that suits this process's input and output."""
    if not hasattr(sys.stdin, 'isatty') or not hasattr(sys.stdout, 'isatty'):
        return plain_pager
    if not sys.stdin.isatty() or not sys.stdout.isatty():
        return plain_pager
    command = os.environ.get('MANPAGER') or os.environ.get('PAGER')
    dumb = os.environ.get('TERM') in ('dumb', 'emacs')
    if command:
        return lambda text, title='': pipe_pager(plain(text) if dumb else text, command, title)
    if dumb:
        return plain_pager
    for program in 'pager', 'less', 'more':
        if shutil.which(program):
            return lambda text, title='': pipe_pager(text, program, title)
    return tty_pager


def plain(text):
    """Return a text without its bold letters."""
    return re.sub('.\b', '', text)


def _escape_prompt(text):
    """Return text as less shows it in its prompt."""
    return re.sub(r'([?:.%\\])', r'\\\1', text)


def _environment(title):
    """Return the environment for a program that shows text: less has the title in its prompt."""
    prompt = (f'{_escape_prompt(title)}?ltline %lt?L/%L.:byte %bB?s/%s.?e (END):?pB %pB\\%..'
              ' (press h for help or q to quit)')
    return dict(os.environ, LESS=f'-RmPm{prompt}$PM{prompt}$')


def pipe_pager(text, cmd, title=''):
    """Show a text by giving it to a program."""
    process = subprocess.Popen(cmd, shell=True, stdin=subprocess.PIPE, errors='backslashreplace',
                               env=_environment(title))
    try:
        with process.stdin as pipe:
            try:
                pipe.write(text)
            except KeyboardInterrupt:
                pass                  # the program decides when it ends
    except OSError:
        pass                          # it ended before it had read everything
    while True:
        try:
            process.wait()
            break
        except KeyboardInterrupt:
            pass


def tempfile_pager(text, cmd, title=''):
    """Show a text by giving a program a file to read."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'pydoc.out')
        with open(path, 'w', errors='backslashreplace', encoding=os.device_encoding(0)
                  if sys.stdin is not None and sys.stdin is sys.__stdin__ and sys.stdin.isatty() else None) as file:
            file.write(text)
        subprocess.run(f'{cmd} "{path}"', shell=True, env=_environment(title))


def _escape_stdout(text):
    """Return a text with what stdout's encoding lacks written as escapes."""
    encoding = getattr(sys.stdout, 'encoding', None) or 'utf-8'
    return text.encode(encoding, 'backslashreplace').decode(encoding)


def plain_pager(text, title=''):
    """Print a text in one piece."""
    sys.stdout.write(plain(_escape_stdout(text)))


def _unix_key_reader(stream):
    """Return a function that reads one key of a terminal, and one that ends that, or None."""
    import termios
    import tty
    descriptor = stream.fileno()
    before = termios.tcgetattr(descriptor)
    tty.setcbreak(descriptor)
    return (lambda: stream.read(1)), (lambda: termios.tcsetattr(descriptor, termios.TCSAFLUSH, before))


def tty_pager(text, title=''):
    """Show a text on a terminal: space for the next page, return for a line, b for the page before, q to leave."""
    lines = plain(_escape_stdout(text)).split('\n')
    try:
        getchar, restore = _unix_key_reader(sys.stdin)
    except (ImportError, AttributeError, OSError, io.UnsupportedOperation):
        def getchar():
            return sys.stdin.readline()[:-1][:1]

        def restore():
            pass
    except Exception as error:        # termios.error: no terminal
        if type(error).__name__ != 'error':
            raise

        def getchar():
            return sys.stdin.readline()[:-1][:1]

        def restore():
            pass
    try:
        try:
            height = int(os.environ.get('LINES', 0))
        except ValueError:
            height = 0
        page = (height if height > 1 else 25) - 1
        at = page
        sys.stdout.write('\n'.join(lines[:page]) + '\n')
        while lines[at:]:
            sys.stdout.write('-- more --')
            sys.stdout.flush()
            key = getchar()
            sys.stdout.write('\r          \r')
            if key in ('q', 'Q'):
                break
            if key in ('\r', '\n'):
                sys.stdout.write(lines[at] + '\n')
                at += 1
                continue
            if key in ('b', 'B', '\x1b'):
                at = max(at - 2 * page, 0)
            sys.stdout.write('\n' + '\n'.join(lines[at:at + page]) + '\n')
            at += page
    finally:
        restore()


# The names that these had before.
pipepager, tempfilepager, plainpager, ttypager = pipe_pager, tempfile_pager, plain_pager, tty_pager
