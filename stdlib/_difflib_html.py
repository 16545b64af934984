"""difflib.HtmlDiff: two texts side by side, as a table in HTML."""

from collections import deque
from difflib import IS_CHARACTER_JUNK, ndiff

# What a line that is shown contains: \0 and a sign before what changed, \1 behind it.


class _Sides:
    """Makes pairs of lines, one of each text, from the lines that ndiff() yields."""

    def __init__(self, delta):
        self._delta = delta
        self._lines = deque()
        self._numbers = [0, 0]

    def _signs(self):
        """Return what the next four lines begin with; X stands for the end."""
        while len(self._lines) < 4:
            self._lines.append(next(self._delta, 'X'))
        return ''.join([line[0] for line in self._lines])

    def _number(self, side):
        self._numbers[side] += 1
        return self._numbers[side]

    def _unchanged(self, side):
        return self._number(side), self._lines.popleft()[2:]

    def _whole(self, sign, side):
        return self._number(side), f"\0{sign}{self._lines.popleft()[2:] or ' '}\1"

    def _marked(self, side):
        """Take a line and the line of marks below it."""
        text, marks = self._lines.popleft(), self._lines.popleft()
        pieces, at = [], 2
        while at < len(text):
            mark = marks[at] if at < len(marks) else ''
            end = at + 1
            if mark and mark in '+-^':
                while end < len(marks) and marks[end] == mark:
                    end += 1
                pieces.append(f'\0{mark}{text[at:end]}\1')
            else:
                pieces.append(text[at:end])
            at = end
        return self._number(side), ''.join(pieces)

    def lines(self):
        """Yield (line, line, changed); None for a line that comes later, or came before."""
        # How many lines the first text has waited for the second one to give; below zero the
        # other way round.
        pending = 0
        while True:
            signs = self._signs()
            pair, blanks = None, 0
            if signs.startswith('X'):
                blanks = pending
            elif signs.startswith('-?+?'):
                yield self._marked(0), self._marked(1), True
            elif signs.startswith('--++'):
                pending -= 1
                yield self._whole('-', 0), None, True
            elif signs.startswith(('--?+', '--+', '- ')):
                pair = self._whole('-', 0), None, True
                blanks, pending = pending - 1, 0
            elif signs.startswith('-+?'):
                yield self._unchanged(0), self._marked(1), True
            elif signs.startswith('-?+'):
                yield self._marked(0), self._unchanged(1), True
            elif signs.startswith('-'):
                pending -= 1
                yield self._whole('-', 0), None, True
            elif signs.startswith('+--'):
                pending += 1
                yield None, self._whole('+', 1), True
            elif signs.startswith(('+ ', '+-')):
                pair = None, self._whole('+', 1), True
                blanks, pending = pending + 1, 0
            elif signs.startswith('+'):
                pending += 1
                yield None, self._whole('+', 1), True
            else:
                line = self._lines[0]
                yield self._unchanged(0), (self._number(1), line[2:]), False
            for _ in range(-blanks):
                yield None, ('', '\n'), True
            for _ in range(blanks):
                yield ('', '\n'), None, True
            if signs.startswith('X'):
                return
            if pair is not None:
                yield pair

    def pairs(self):
        """Yield (line, line, changed) with a line, or a blank, on both sides."""
        waiting = deque(), deque()
        for *lines, changed in self.lines():
            for side in (0, 1):
                if lines[side] is not None:
                    waiting[side].append((lines[side], changed))
            while waiting[0] and waiting[1]:
                (left, left_changed), (right, right_changed) = [queue.popleft()
                                                                for queue in waiting]
                yield left, right, left_changed or right_changed


def _with_context(pairs, context):
    """Yield changed pairs and as many around them; None, None, None where others are left out."""
    before = deque(maxlen=context)
    passed = 0
    after = 0
    for pair in pairs:
        changed = pair[2]
        if changed:
            if passed > len(before):
                yield None, None, None
            yield from before
            yield pair
            before.clear()
            passed, after = 0, context
        elif after:
            yield pair
            after -= 1
        else:
            before.append(pair)
            passed += 1


def _mdiff(fromlines, tolines, context=None, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    pairs = _Sides(ndiff(fromlines, tolines, linejunk, charjunk)).pairs()
    return pairs if context is None else _with_context(pairs, context)


class HtmlDiff:
    """Makes tables that show two texts side by side."""

    _file_template = """
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
          "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">

<html>

<head>
    <meta http-equiv="Content-Type"
          content="text/html; charset=%(charset)s" />
    <title></title>
    <style type="text/css">%(styles)s
    </style>
</head>

<body>
    %(table)s%(legend)s
</body>

</html>"""

    _styles = """
        :root {color-scheme: light dark}
        table.diff {font-family: Menlo, Consolas, Monaco, Liberation Mono, Lucida Console, \
monospace; border:medium}
        .diff_header {background-color:#e0e0e0}
        td.diff_header {text-align:right}
        .diff_next {background-color:#c0c0c0}
        .diff_add {background-color:palegreen}
        .diff_chg {background-color:#ffff77}
        .diff_sub {background-color:#ffaaaa}

        @media (prefers-color-scheme: dark) {
            .diff_header {background-color:#666}
            .diff_next {background-color:#393939}
            .diff_add {background-color:darkgreen}
            .diff_chg {background-color:#847415}
            .diff_sub {background-color:darkred}
        }"""

    _table_template = """
    <table class="diff" id="difflib_chg_%(prefix)s_top"
           cellspacing="0" cellpadding="0" rules="groups" >
        <colgroup></colgroup> <colgroup></colgroup> <colgroup></colgroup>
        <colgroup></colgroup> <colgroup></colgroup> <colgroup></colgroup>
        %(header_row)s
        <tbody>
%(data_rows)s        </tbody>
    </table>"""

    _legend = """
    <table class="diff" summary="Legends">
        <tr> <th colspan="2"> Legends </th> </tr>
        <tr> <td> <table border="" summary="Colors">
                      <tr><th> Colors </th> </tr>
                      <tr><td class="diff_add">&nbsp;Added&nbsp;</td></tr>
                      <tr><td class="diff_chg">Changed</td> </tr>
                      <tr><td class="diff_sub">Deleted</td> </tr>
                  </table></td>
             <td> <table border="" summary="Links">
                      <tr><th colspan="2"> Links </th> </tr>
                      <tr><td>(f)irst change</td> </tr>
                      <tr><td>(n)ext change</td> </tr>
                      <tr><td>(t)op</td> </tr>
                  </table></td> </tr>
    </table>"""

    # Tables in one document need ids of their own.
    _default_prefix = 0

    def __init__(self, tabsize=8, wrapcolumn=None, linejunk=None, charjunk=IS_CHARACTER_JUNK):
        self._tabsize = tabsize
        self._wrapcolumn = wrapcolumn
        self._linejunk = linejunk
        self._charjunk = charjunk

    def make_file(self, fromlines, tolines, fromdesc='', todesc='', context=False, numlines=5, *,
                  charset='utf-8'):
        """Return a document with the table that compares two lists of lines."""
        table = self.make_table(fromlines, tolines, fromdesc, todesc, context=context,
                                numlines=numlines)
        document = self._file_template % {'styles': self._styles, 'legend': self._legend,
                                          'table': table, 'charset': charset}
        return document.encode(charset, 'xmlcharrefreplace').decode(charset)

    def make_table(self, fromlines, tolines, fromdesc='', todesc='', context=False, numlines=5):
        """Return the table that compares two lists of lines."""
        number = HtmlDiff._default_prefix
        HtmlDiff._default_prefix += 1
        prefixes = f"from{number}_", f"to{number}_"
        pairs = _mdiff(list(map(self._expand_tabs, fromlines)),
                       list(map(self._expand_tabs, tolines)), numlines if context else None,
                       self._linejunk, self._charjunk)
        if self._wrapcolumn:
            pairs = self._wrapped(pairs)
        cells = [None if changed is None else
                 (self._cell(prefixes[0], *left), self._cell(prefixes[1], *right), changed)
                 for left, right, changed in pairs]
        if not cells:
            note = "No Differences Found" if context else "Empty File"
            cell = f'<td></td><td>&nbsp;{note}&nbsp;</td>'
            cells = [(cell, cell, False)]
        table = self._table_template % {
            'data_rows': ''.join(self._rows(cells, prefixes[1], numlines)),
            'header_row': self._header(fromdesc, todesc), 'prefix': prefixes[1]}
        for mark, name in (('+', 'add'), ('-', 'sub'), ('^', 'chg')):
            table = table.replace('\0' + mark, f'<span class="diff_{name}">')
        return table.replace('\1', '</span>').replace('\t', '&nbsp;')

    def _expand_tabs(self, line):
        # Spaces that tabs become are tabs for now: they always show, spaces only in between.
        line = line.replace(' ', '\0').expandtabs(self._tabsize)
        return line.replace(' ', '\t').replace('\0', ' ').rstrip('\n')

    def _split_line(self, number, text):
        """Yield a line as parts that are not too long; '>' is the number of all but the first."""
        limit = self._wrapcolumn
        while number and len(text) - text.count('\0') * 3 > limit:
            at = shown = 0
            mark = ''
            while shown < limit and at < len(text):
                if text[at] == '\0':
                    mark = text[at + 1]
                    at += 2
                    continue
                if text[at] == '\1':
                    mark = ''
                else:
                    shown += 1
                at += 1
            yield number, text[:at] + ('\1' if mark else '')
            text = ('\0' + mark if mark else '') + text[at:]
            number = '>'
        yield number, text

    def _wrapped(self, pairs):
        from itertools import zip_longest
        for left, right, changed in pairs:
            if changed is None:
                yield left, right, changed
                continue
            for parts in zip_longest(self._split_line(*left), self._split_line(*right),
                                     fillvalue=('', ' ')):
                yield *parts, changed

    @staticmethod
    def _cell(prefix, number, text):
        anchor = f' id="{prefix}{number}"' if isinstance(number, int) else ''
        text = text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")
        text = text.replace(' ', '&nbsp;').rstrip()
        return f'<td class="diff_header"{anchor}>{number}</td><td nowrap="nowrap">{text}</td>'

    @staticmethod
    def _header(fromdesc, todesc):
        if not fromdesc and not todesc:
            return ''
        cells = [f'<th class="diff_next"><br /></th><th colspan="2" class="diff_header">{text}</th>'
                 for text in (fromdesc, todesc)]
        return f'<thead><tr>{"".join(cells)}</tr></thead>'

    @staticmethod
    def _rows(cells, prefix, numlines):
        """Yield the rows, with links from each change to the next one."""
        anchors, links = [''] * len(cells), [''] * len(cells)
        last, changes, in_change = 0, 0, False
        for i, row in enumerate(cells):
            changed = bool(row and row[2])
            if changed and not in_change:
                last = i
                anchors[max(0, i - numlines)] = f' id="difflib_chg_{prefix}_{changes}"'
                changes += 1
                links[i] = f'<a href="#difflib_chg_{prefix}_{changes}">n</a>'
            in_change = changed
        if not (cells[0] and cells[0][2]):
            links[0] = f'<a href="#difflib_chg_{prefix}_0">f</a>'
        links[last] = f'<a href="#difflib_chg_{prefix}_top">t</a>'
        for i, row in enumerate(cells):
            if row is not None:
                yield (f'            <tr><td class="diff_next"{anchors[i]}>{links[i]}</td>{row[0]}'
                       f'<td class="diff_next">{links[i]}</td>{row[1]}</tr>\n')
            elif i:
                yield '        </tbody>        \n        <tbody>\n'


HtmlDiff.__module__ = 'difflib'
