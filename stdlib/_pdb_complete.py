"""pdb: completing what the user types."""

import glob
import os
from contextlib import contextmanager

import bdb


def _readline():
    try:
        import readline
    except ImportError:
        return None
    return readline


class Completion:
    """For Pdb: complete_*() methods."""

    @property
    def rlcompleter(self):
        """The class rlcompleter.Completer; importing it leaves readline's completer alone."""
        readline = _readline()
        before = readline.get_completer() if readline else None
        from rlcompleter import Completer
        if readline:
            readline.set_completer(before)
        return Completer

    def completenames(self, text, line, begidx, endidx):
        """Complete a line's first word: a command, an alias, or else an expression."""
        commands = super().completenames(text, line, begidx, endidx)
        commands += [alias for alias in self.aliases if alias.startswith(text)]
        return (commands or self._complete_expression(text, line, begidx, endidx)
                or self.completedefault(text, line, begidx, endidx))

    def completedefault(self, text, line, begidx, endidx):
        """Complete Python."""
        if text.startswith('$'):
            return self._complete_variable(text)
        completer = self.rlcompleter(self.curframe.f_globals | dict(self.curframe.f_locals))
        matches = []
        while (match := completer.complete(text, len(matches))) is not None:
            matches.append(match)
        return matches

    def _complete_variable(self, text):
        return [f'${name}' for name in self._convenience_variables() if name.startswith(text[1:])]

    def _complete_location(self, text, line, begidx, endidx):
        if line.strip().endswith((':', ',')):       # a number or a condition follows
            return []
        matches = self._complete_expression(text, line, begidx, endidx)
        for name in glob.glob(glob.escape(text) + '*'):
            if os.path.isdir(name):
                matches.append(name + '/')
            elif name.lower().endswith(('.py', '.pyw')):
                matches.append(name + ':')
        return matches

    def _complete_bpnumber(self, text, line, begidx, endidx):
        return [str(b.number) for b in filter(None, bdb.Breakpoint.bpbynumber)
                if str(b.number).startswith(text)]

    def _complete_expression(self, text, line, begidx, endidx):
        if not self.curframe:
            return []
        namespace = {**self.curframe.f_globals, **self.curframe.f_locals}
        first, *rest = text.split('.')
        if not rest:
            if text.startswith('$'):
                return self._complete_variable(text)
            return [name for name in namespace if name.startswith(text)]
        try:
            value = self._convenience_variables()[first[1:]] if first.startswith('$') \
                else namespace[first]
            for part in rest[:-1]:
                value = getattr(value, part)
        except (KeyError, AttributeError):
            return []
        prefix = text[:text.rindex('.') + 1]
        return [prefix + name for name in dir(value) if name.startswith(rest[-1])]

    def complete_undisplay(self, text, line, begidx, endidx):
        """Complete an expression that is displayed."""
        return [e for e in self.displaying.get(self.curframe, {}) if e.startswith(text)]

    def complete_unalias(self, text, line, begidx, endidx):
        """Complete an alias."""
        return [alias for alias in self.aliases if alias.startswith(text)]

    complete_b = complete_break = complete_tbreak = complete_cl = complete_clear = _complete_location
    complete_enable = complete_disable = complete_condition = complete_ignore = _complete_bpnumber
    complete_commands = _complete_bpnumber
    complete_p = complete_pp = complete_print = complete_whatis = complete_source = _complete_expression
    complete_display = complete_debug = _complete_expression

    # ---- statements of many lines

    def complete_multiline_names(self, text, line, begidx, endidx):
        """Complete a further line of a statement: its indentation, or Python."""
        readline = _readline()
        if text.strip() or not readline:
            return self.completedefault(text, line, begidx, endidx)
        return [' ' * (4 - readline.get_begidx() % 4)]

    @contextmanager
    def _completing_lines(self):
        """While further lines of a statement are read: they begin as deep as the last one did."""
        readline = _readline()
        if not readline:
            yield
            return

        def indent():
            last = readline.get_history_item(readline.get_current_history_length())
            if last and not last.isspace():
                last = last.rstrip('\r\n')
                deeper = 4 if last.endswith(':') else 0
                readline.insert_text(' ' * (len(last) - len(last.lstrip()) + deeper))

        before, self.completenames = self.completenames, self.complete_multiline_names
        readline.set_startup_hook(indent)
        try:
            yield
        finally:
            readline.set_startup_hook()
            self.completenames = before

    @contextmanager
    def _completing_in(self, namespace):
        """While an interpreter runs in a namespace."""
        readline = _readline()
        if not readline:
            yield
            return
        completer, before = self.rlcompleter(namespace), readline.get_completer()
        readline.set_completer(completer.complete)
        try:
            yield
        finally:
            readline.set_completer(before)
