"""Compiles what was typed so far, and finds out whether it is complete."""

import warnings

__all__ = ['compile_command', 'Compile', 'CommandCompiler']

PyCF_DONT_IMPLY_DEDENT = 0x200
PyCF_ONLY_AST = 0x400
PyCF_ALLOW_INCOMPLETE_INPUT = 0x4000
_INCOMPLETE = PyCF_DONT_IMPLY_DEDENT | PyCF_ALLOW_INCOMPLETE_INPUT


def _is_blank(source):
    return all(not line.strip() or line.strip().startswith('#') for line in source.split('\n'))


def _maybe_compile(compiler, source, filename, symbol, flags):
    if symbol != 'eval' and _is_blank(source):
        source = 'pass'
    with warnings.catch_warnings():
        warnings.simplefilter('ignore', (SyntaxWarning, DeprecationWarning))
        try:
            compiler(source, filename, symbol, flags=flags)
        except SyntaxError:
            # Does another line end help, or does it at least not end in a mistake?
            try:
                compiler(source + '\n', filename, symbol, flags=flags)
                return None
            except _IncompleteInputError:
                return None
            except SyntaxError:
                pass
    return compiler(source, filename, symbol, incomplete_input=False)


def _compile(source, filename, symbol, incomplete_input=True, *, flags=0):
    return compile(source, filename, symbol, flags | _INCOMPLETE if incomplete_input else flags)


def compile_command(source, filename='<input>', symbol='single', flags=0):
    """Return the code of a command; None if it needs more lines; or raise what is wrong with it."""
    return _maybe_compile(_compile, source, filename, symbol, flags)


class Compile:
    """Compiles, and remembers `from __future__ import` for what comes after it."""

    def __init__(self):
        self.flags = _INCOMPLETE

    def __call__(self, source, filename, symbol, flags=0, **kwargs):
        flags |= self.flags
        if kwargs.get('incomplete_input', True) is False:
            flags &= ~_INCOMPLETE
        code = compile(source, filename, symbol, flags, True)
        if not flags & PyCF_ONLY_AST:
            import __future__
            for name in __future__.all_feature_names:
                flag = getattr(__future__, name).compiler_flag
                if code.co_flags & flag:
                    self.flags |= flag
        return code


class CommandCompiler:
    """compile_command() with the memory of Compile."""

    def __init__(self):
        self.compiler = Compile()

    def __call__(self, source, filename='<input>', symbol='single'):
        return _maybe_compile(self.compiler, source, filename, symbol, self.compiler.flags)
