"""Prompts for programs that want one of their own."""

import builtins
import sys
import traceback
from codeop import CommandCompiler, compile_command

__all__ = ['InteractiveInterpreter', 'InteractiveConsole', 'interact', 'compile_command']


class InteractiveInterpreter:
    """Runs source text in a namespace and shows what goes wrong."""

    def __init__(self, locals=None):
        if locals is None:
            locals = {'__name__': '__console__', '__doc__': None}
        self.locals = locals
        self.compile = CommandCompiler()

    def runsource(self, source, filename='<input>', symbol='single'):
        """Compile and run a command; return whether it needs more lines."""
        try:
            code = self.compile(source, filename, symbol)
        except Exception:
            self.showsyntaxerror(filename, source=source)
            return False
        if code is None:
            return True
        self.runcode(code)
        return False

    def runcode(self, code):
        """Run code; show the exception that ends it, unless that is SystemExit."""
        try:
            exec(code, self.locals)
        except SystemExit:
            raise
        except BaseException:
            self.showtraceback()

    def showsyntaxerror(self, filename=None, **kwargs):
        """Show the handled exception as one of compiling."""
        error = sys.exception()
        if filename and isinstance(error, SyntaxError):
            error.filename = filename
        self._show(error, None, kwargs.pop('source', ''))

    def showtraceback(self):
        """Show the handled exception, without the frame of this class."""
        error = sys.exception()
        self._show(error, error.__traceback__.tb_next, '')

    def _show(self, error, tb, source):
        kind = type(error)
        sys.last_type, sys.last_traceback = kind, tb
        error = error.with_traceback(tb)
        lines = source.splitlines()
        if kind is SyntaxError and not error.text and error.lineno is not None \
                and 0 < error.lineno <= len(lines):
            error.text = lines[error.lineno - 1]
        sys.last_exc = sys.last_value = error
        if sys.excepthook is sys.__excepthook__:
            self._excepthook(kind, error, tb)
            return
        try:
            sys.excepthook(kind, error, tb)
        except SystemExit:
            raise
        except BaseException as other:
            other.__context__ = None
            other = other.with_traceback(other.__traceback__.tb_next)
            print('Error in sys.excepthook:', file=sys.stderr)
            sys.__excepthook__(type(other), other, other.__traceback__)
            print(file=sys.stderr)
            print('Original exception was:', file=sys.stderr)
            sys.__excepthook__(kind, error, tb)

    def _excepthook(self, kind, error, tb):
        self.write(''.join(traceback.format_exception(kind, error, tb)))

    def write(self, data):
        """Write what is shown; may be replaced."""
        sys.stderr.write(data)


class _Quitter:
    """Takes the place of exit() and quit(): ends the console, not the program."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f'Use {self.name} or Ctrl-D (i.e. EOF) to exit'

    def __call__(self, code=None):
        raise SystemExit(code)


class InteractiveConsole(InteractiveInterpreter):
    """Reads lines and runs them, as the prompt does."""

    def __init__(self, locals=None, filename='<console>', *, local_exit=False):
        super().__init__(locals)
        self.filename = filename
        self.local_exit = local_exit
        self.resetbuffer()

    def resetbuffer(self):
        """Forget the lines of an incomplete command."""
        self.buffer = []

    def interact(self, banner=None, exitmsg=None):
        """Read and run lines until the end of input."""
        added = [name for name in ('ps1', 'ps2') if not hasattr(sys, name)]
        for name in added:
            setattr(sys, name, '>>> ' if name == 'ps1' else '... ')
        if banner is None:
            self.write(f'Python {sys.version} on {sys.platform}\n'
                       'Type "help", "copyright", "credits" or "license" for more information.\n'
                       f'({type(self).__name__})\n')
        elif banner:
            self.write(f'{banner}\n')
        replaced = {}
        if self.local_exit:
            for name in 'exit', 'quit':
                if hasattr(builtins, name):
                    replaced[name] = getattr(builtins, name)
                    setattr(builtins, name, _Quitter(name))
        try:
            self._read_and_run()
        finally:
            for name, value in replaced.items():
                setattr(builtins, name, value)
            for name in added:
                delattr(sys, name)
            if exitmsg is None:
                self.write(f'now exiting {type(self).__name__}...\n')
            elif exitmsg != '':
                self.write(f'{exitmsg}\n')

    def _read_and_run(self):
        more = False
        while True:
            try:
                try:
                    line = self.raw_input(sys.ps2 if more else sys.ps1)
                except EOFError:
                    self.write('\n')
                    return
                more = self.push(line)
            except KeyboardInterrupt:
                self.write('\nKeyboardInterrupt\n')
                self.resetbuffer()
                more = False
            except SystemExit:
                if not self.local_exit:
                    raise
                self.write('\n')
                return

    def push(self, line, filename=None, _symbol='single'):
        """Add a line and run the command if it is complete; return whether it is not."""
        self.buffer.append(line)
        more = self.runsource('\n'.join(self.buffer),
                              self.filename if filename is None else filename, symbol=_symbol)
        if not more:
            self.resetbuffer()
        return more

    def raw_input(self, prompt=''):
        """Read a line; may be replaced."""
        return input(prompt)


def interact(banner=None, readfunc=None, local=None, exitmsg=None, local_exit=False):
    """Read and run lines until the end of input."""
    console = InteractiveConsole(local, local_exit=local_exit)
    if readfunc is not None:
        console.raw_input = readfunc
    else:
        try:
            import readline
        except ImportError:
            pass
    console.interact(banner, exitmsg)


if __name__ == '__main__':
    import argparse
    parser = argparse.ArgumentParser()
    parser.add_argument('-q', action='store_true',
                        help="don't print version and copyright messages")
    interact('' if parser.parse_args().q or sys.flags.quiet else None)
