"""What the prompt offers beyond the language: exit, help and so on. Made when first used."""

import sys

__all__ = ['Quitter', 'copyright', 'credits', 'exit', 'help', 'license', 'quit']


class Quitter:
    """Ends the program when it is called."""

    def __init__(self, name, eof):
        self.name = name
        self.eof = eof

    def __repr__(self):
        return f'Use {self.name}() or {self.eof} to exit'

    def __call__(self, code=None):
        try:
            sys.stdin.close()
        except Exception:
            pass
        raise SystemExit(code)


class _Printer:
    """A text that can be shown by its name or by a call."""

    def __init__(self, name, text):
        self._name = name
        self._text = text

    def __repr__(self):
        return self._text

    def __call__(self):
        print(self._text)


class _Helper:
    """Shows documentation: help(object), or help() for an introduction."""

    def __repr__(self):
        return 'Type help() for interactive help, or help(object) for help about object.'

    def __call__(self, *args, **kwds):
        import pydoc
        return pydoc.help(*args, **kwds)


quit = Quitter('quit', 'Ctrl-D (i.e. EOF)')
exit = Quitter('exit', 'Ctrl-D (i.e. EOF)')
help = _Helper()
copyright = _Printer('copyright', sys.copyright)
credits = _Printer('credits', 'Thanks to all who made Python, whose language this is.')
license = _Printer('license', 'minipy is under the MIT license: see the file LICENSE in its sources.')
