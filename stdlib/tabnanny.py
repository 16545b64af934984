"""Finds ambiguous indentation: lines whose depth, compared to others', depends on how wide tabs are."""

import getopt
import os
import sys
import tokenize

__all__ = ['check', 'NannyNag', 'process_tokens']

verbose = 0             # 1: also say what is wrong, and what is right; 2: also what is looked at
filename_only = 0       # say no more than which files

_NOT_CODE = (tokenize.COMMENT, tokenize.NL)


def errprint(*args):
    """Print to standard error, and end the process."""
    print(*args, file=sys.stderr)
    sys.exit(1)


def main():
    global verbose, filename_only
    try:
        options, paths = getopt.getopt(sys.argv[1:], 'qv')
    except getopt.error as error:
        errprint(error)
    for option, _ in options:
        if option == '-q':
            filename_only += 1
        else:
            verbose += 1
    if not paths:
        errprint(f'Usage: {sys.executable} -m tabnanny [-v] file_or_directory ...')
    for path in paths:
        check(path)


class NannyNag(Exception):
    """A line whose indentation is ambiguous."""

    def __init__(self, lineno, msg, line):
        self.lineno, self.msg, self.line = lineno, msg, line

    def get_lineno(self):
        return self.lineno

    def get_msg(self):
        return self.msg

    def get_line(self):
        return self.line


def check(file):
    """Check a file, or the files of Python in a directory and those below; print what is wrong."""
    if os.path.isdir(file) and not os.path.islink(file):
        if verbose:
            print(f'{file!r}: listing directory')
        for name in os.listdir(file):
            path = os.path.join(file, name)
            if os.path.isdir(path) and not os.path.islink(path) or os.path.normcase(name).endswith('.py'):
                check(path)
        return
    try:
        source = tokenize.open(file)
    except OSError as error:
        errprint(f'{file!r}: I/O Error: {error}')
    with source:
        _check_lines(file, source)


def _check_lines(file, source):
    if verbose > 1:
        print(f'checking {file!r} ...')
    try:
        process_tokens(tokenize.generate_tokens(source.readline))
    except tokenize.TokenError as error:
        errprint(f'{file!r}: Token Error: {error}')
    except IndentationError as error:
        errprint(f'{file!r}: Indentation Error: {error}')
    except NannyNag as nag:
        _report(file, nag)
    else:
        if verbose:
            print(f'{file!r}: Clean bill of health.')


def _report(file, nag):
    if verbose:
        print(f'{file!r}: *** Line {nag.lineno}: trouble in tab city! ***')
        print(f'offending line: {nag.line!r}')
        print(nag.msg)
        return
    name = f'"{file}"' if ' ' in file else file
    if filename_only:
        print(name)
    else:
        print(name, nag.lineno, repr(nag.line))


class Whitespace:
    """The white space at the beginning of a line.

    raw is the text, n its length, nt the number of tabs in it. norm is what its width depends on, with tabs of any
    size: (how many tabs follow 0 spaces, how many follow 1, …), and how many spaces are at the end.
    """

    S, T = ' \t'

    def __init__(self, ws):
        length = len(ws) - len(ws.lstrip(' \t'))
        *runs, trailing = [len(run) for run in ws[:length].split('\t')]
        self.raw = ws
        self.n = length
        self.nt = len(runs)
        self.norm = tuple(runs.count(spaces) for spaces in range(max(runs, default=-1) + 1)), trailing
        self.is_simple = len(self.norm[0]) <= 1     # no tab after a space

    def longest_run_of_spaces(self):
        counts, trailing = self.norm
        return max(len(counts) - 1, trailing)

    def indent_level(self, tabsize):
        """The width, where tabs are tabsize wide."""
        counts, trailing = self.norm
        return trailing + sum((spaces // tabsize + 1) * count for spaces, count in enumerate(counts)) * tabsize

    def equal(self, other):
        """Whether both have the same width, however wide tabs are."""
        return self.norm == other.norm

    def _widths(self, other):
        """(size of tabs, width of this, width of the other) for each size at which they can compare differently."""
        sizes = range(1, max(self.longest_run_of_spaces(), other.longest_run_of_spaces()) + 2)
        return [(size, self.indent_level(size), other.indent_level(size)) for size in sizes]

    def not_equal_witness(self, other):
        """Where they differ."""
        return [case for case in self._widths(other) if case[1] != case[2]]

    def less(self, other):
        """Whether this is less wide, however wide tabs are."""
        if self.n >= other.n:
            return False
        if self.is_simple and other.is_simple:
            return self.nt <= other.nt
        return not self.not_less_witness(other)

    def not_less_witness(self, other):
        """Where this is as wide, or wider."""
        return [case for case in self._widths(other) if case[1] >= case[2]]


def format_witnesses(w):
    sizes = [str(case[0]) for case in w]
    return f'at tab size{"s" if len(sizes) > 1 else ""} {", ".join(sizes)}'


def process_tokens(tokens):
    """Raise NannyNag for the first line whose indentation is ambiguous."""
    try:
        _process_tokens(tokens)
    except TabError as error:
        raise NannyNag(error.lineno, error.msg, error.text)


def _process_tokens(tokens):
    indents = [Whitespace('')]
    at_start = False            # the next token of code begins a line that should be as deep as the block
    for kind, text, start, _, line in tokens:
        if kind == tokenize.NEWLINE:
            at_start = True
        elif kind == tokenize.INDENT:
            at_start = False
            indent = Whitespace(text)
            if not indents[-1].less(indent):
                witnesses = format_witnesses(indents[-1].not_less_witness(indent))
                raise NannyNag(start[0], f'indent not greater e.g. {witnesses}', line)
            indents.append(indent)
        elif kind == tokenize.DEDENT:
            at_start = True
            indents.pop()
        elif at_start and kind not in _NOT_CODE:
            at_start = False
            indent = Whitespace(line)
            if not indents[-1].equal(indent):
                witnesses = format_witnesses(indents[-1].not_equal_witness(indent))
                raise NannyNag(start[0], f'indent not equal e.g. {witnesses}', line)


if __name__ == '__main__':
    main()
