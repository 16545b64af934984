"""Interpreters of lines: each line is a command, and each command a method."""

import sys

__all__ = ["Cmd"]

PROMPT = '(Cmd) '
IDENTCHARS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_'


class Cmd:
    """Reads lines and calls do_*() methods, for subclasses to have.

    help_*() methods, or the methods' documentation, answer "help" and "?"; complete_*() methods
    complete arguments; "!" is the command "shell".
    """

    prompt = PROMPT
    identchars = IDENTCHARS
    ruler = '='
    lastcmd = ''
    intro = None
    doc_leader = ""
    doc_header = "Documented commands (type help <topic>):"
    misc_header = "Miscellaneous help topics:"
    undoc_header = "Undocumented commands:"
    nohelp = "*** No help on %s"
    use_rawinput = 1

    def __init__(self, completekey='tab', stdin=None, stdout=None):
        self.stdin = sys.stdin if stdin is None else stdin
        self.stdout = sys.stdout if stdout is None else stdout
        self.cmdqueue = []
        self.completekey = completekey

    # ---- the loop

    def cmdloop(self, intro=None):
        """Read lines until a command returns something true."""
        self.preloop()
        readline = self._readline()
        if readline:
            self.old_completer = readline.get_completer()
            readline.set_completer(self.complete)
            if getattr(readline, 'backend', '') == 'editline':
                key = '^I' if self.completekey == 'tab' else self.completekey
                readline.parse_and_bind(f'bind {key} rl_complete')
            else:
                readline.parse_and_bind(f'{self.completekey}: complete')
        try:
            if intro is not None:
                self.intro = intro
            if self.intro:
                self.stdout.write(f'{self.intro}\n')
            stop = None
            while not stop:
                line = self.precmd(self.cmdqueue.pop(0) if self.cmdqueue else self._read_line())
                stop = self.postcmd(self.onecmd(line), line)
            self.postloop()
        finally:
            if readline:
                readline.set_completer(self.old_completer)

    def _readline(self):
        if not (self.use_rawinput and self.completekey):
            return None
        try:
            import readline
        except ImportError:
            return None
        return readline

    def _read_line(self):
        """Return a line without its end; 'EOF' at the end of the input."""
        if self.use_rawinput:
            try:
                return input(self.prompt)
            except EOFError:
                return 'EOF'
        self.stdout.write(self.prompt)
        self.stdout.flush()
        line = self.stdin.readline()
        return line.rstrip('\r\n') if line else 'EOF'

    def precmd(self, line):
        """Return the line that is to be run in this one's place."""
        return line

    def postcmd(self, stop, line):
        """Return whether to stop, after a line was run."""
        return stop

    def preloop(self):
        """Called before the first line is read."""

    def postloop(self):
        """Called when the loop has ended."""

    # ---- commands

    def parseline(self, line):
        """Return the command, its argument, and the line; the first two None if it is none."""
        line = line.strip()
        if not line:
            return None, None, line
        if line[0] == '?':
            line = 'help ' + line[1:]
        elif line[0] == '!':
            if not hasattr(self, 'do_shell'):
                return None, None, line
            line = 'shell ' + line[1:]
        end = 0
        while end < len(line) and line[end] in self.identchars:
            end += 1
        return line[:end], line[end:].strip(), line

    def onecmd(self, line):
        """Run a line; return whether to stop."""
        command, argument, line = self.parseline(line)
        if not line:
            return self.emptyline()
        if command is None:
            return self.default(line)
        self.lastcmd = '' if line == 'EOF' else line
        function = getattr(self, 'do_' + command, None) if command else None
        return self.default(line) if function is None else function(argument)

    def emptyline(self):
        """Run the last command again: what an empty line does."""
        if self.lastcmd:
            return self.onecmd(self.lastcmd)

    def default(self, line):
        """Say that the line is no command."""
        self.stdout.write(f'*** Unknown syntax: {line}\n')

    # ---- completion

    def completedefault(self, *ignored):
        """Return completions of the arguments of commands without a complete_*() method."""
        return []

    def completenames(self, text, *ignored):
        """Return the commands that begin so."""
        return [name[3:] for name in self.get_names() if name.startswith('do_' + text)]

    def complete(self, text, state):
        """Return the completion of that number, for readline."""
        if state == 0:
            import readline
            original = readline.get_line_buffer()
            line = original.lstrip()
            stripped = len(original) - len(line)
            begin, end = readline.get_begidx() - stripped, readline.get_endidx() - stripped
            if begin > 0:
                command = self.parseline(line)[0]
                function = getattr(self, f'complete_{command}', None) if command else None
                if function is None:
                    function = self.completedefault
            else:
                function = self.completenames
            self.completion_matches = function(text, line, begin, end)
        try:
            return self.completion_matches[state]
        except IndexError:
            return None

    def get_names(self):
        """Return the names of the class' attributes."""
        return dir(self.__class__)

    def complete_help(self, *args):
        """Complete the argument of help."""
        topics = {name[5:] for name in self.get_names() if name.startswith('help_' + args[0])}
        return list(set(self.completenames(*args)) | topics)

    # ---- help

    def do_help(self, arg):
        'List available commands with "help" or detailed help with "help cmd".'
        if arg:
            self._help_on(arg)
        else:
            self._help_on_all()

    def _help_on(self, topic):
        function = getattr(self, 'help_' + topic, None)
        if function is not None:
            function()
            return
        from inspect import cleandoc
        function = getattr(self, 'do_' + topic, None)
        doc = None if function is None else function.__doc__
        self.stdout.write(f'{cleandoc(doc)}\n' if doc else f'{self.nohelp % (topic,)}\n')

    def _help_on_all(self):
        names = sorted(set(self.get_names()))
        topics = {name[5:] for name in names if name.startswith('help_')}
        documented, undocumented = [], []
        for name in names:
            if name.startswith('do_'):
                command = name[3:]
                if command in topics or getattr(self, name).__doc__:
                    documented.append(command)
                    topics.discard(command)
                else:
                    undocumented.append(command)
        self.stdout.write(f'{self.doc_leader}\n')
        self.print_topics(self.doc_header, documented, 15, 80)
        self.print_topics(self.misc_header, sorted(topics), 15, 80)
        self.print_topics(self.undoc_header, undocumented, 15, 80)

    def print_topics(self, header, cmds, cmdlen, maxcol):
        """Print a header and names below it."""
        if cmds:
            self.stdout.write(f'{header}\n')
            if self.ruler:
                self.stdout.write(f'{self.ruler * len(header)}\n')
            self.columnize(cmds, maxcol - 1)
            self.stdout.write("\n")

    def columnize(self, list, displaywidth=80):
        """Print strings in as few rows as possible, column by column."""
        if not list:
            self.stdout.write("<empty>\n")
            return
        others = [str(i) for i, text in enumerate(list) if not isinstance(text, str)]
        if others:
            raise TypeError(f"list[i] not a string for i in {', '.join(others)}")
        rows = len(list)
        widths = [0]
        if rows == 1:
            self.stdout.write(f'{list[0]}\n')
            return
        for count in range(1, len(list)):
            tried = [max(map(len, list[at:at + count])) for at in range(0, len(list), count)]
            if sum(tried) + 2 * (len(tried) - 1) <= displaywidth:
                rows, widths = count, tried
                break
        for row in range(rows):
            texts = [text.ljust(width) for text, width in zip(list[row::rows], widths)]
            self.stdout.write(f"{'  '.join(texts)}\n")
