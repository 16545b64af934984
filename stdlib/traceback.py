"""Tracebacks: taking them apart, formatting them, printing them."""

import linecache
import sys

__all__ = ['extract_stack', 'extract_tb', 'format_exception', 'format_exception_only',
           'format_list', 'format_stack', 'format_tb', 'print_exc', 'format_exc',
           'print_exception', 'print_last', 'print_stack', 'print_tb', 'clear_frames',
           'FrameSummary', 'StackSummary', 'TracebackException', 'walk_stack', 'walk_tb',
           'print_list']

_CAUSE_MESSAGE = ("\nThe above exception was the direct cause of the following exception:\n\n")
_CONTEXT_MESSAGE = ("\nDuring handling of the above exception, another exception occurred:\n\n")

# After so many equal frames the rest are counted only.
_RECURSIVE_CUTOFF = 3

# As a limit: that many frames, as sys.tracebacklimit says, from the end.
BUILTIN_EXCEPTION_LIMIT = object()


class _Sentinel:

    def __repr__(self):
        return "<implicit>"


_sentinel = _Sentinel()


def print_list(extracted_list, file=None):
    """Print a list of frame summaries."""
    if file is None:
        file = sys.stderr
    for item in StackSummary.from_list(extracted_list).format():
        print(item, file=file, end="")


def format_list(extracted_list):
    """Return a list of frame summaries as a list of strings."""
    return StackSummary.from_list(extracted_list).format()


def print_tb(tb, limit=None, file=None):
    """Print a traceback's frames."""
    print_list(extract_tb(tb, limit=limit), file=file)


def format_tb(tb, limit=None):
    """Return a traceback's frames as a list of strings."""
    return extract_tb(tb, limit=limit).format()


def extract_tb(tb, limit=None):
    """Return a traceback's frames as a StackSummary."""
    return StackSummary._extract(_walk_positions(tb), limit=limit)


def _value_and_tb(exc, value, tb):
    if (value is _sentinel) != (tb is _sentinel):
        raise ValueError("Both or neither of value and tb must be given")
    if value is not _sentinel:
        return value, tb
    if exc is None:
        return None, None
    if isinstance(exc, BaseException):
        return exc, exc.__traceback__
    raise TypeError(f'Exception expected for value, {type(exc).__name__} found')


def print_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, file=None, chain=True,
                    **kwargs):
    """Print an exception with its traceback."""
    value, tb = _value_and_tb(exc, value, tb)
    TracebackException(type(value), value, tb, limit=limit, compact=True).print(
        file=file, chain=chain, colorize=kwargs.get('colorize', False))


def _print_exception_bltin(exc, /):
    file = sys.stderr if sys.stderr is not None else sys.__stderr__
    return print_exception(exc, limit=BUILTIN_EXCEPTION_LIMIT, file=file)


def _format_exception_bltin(exc, /):
    return format_exception(exc, limit=BUILTIN_EXCEPTION_LIMIT)


def format_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, chain=True, **kwargs):
    """Return an exception with its traceback as a list of strings."""
    value, tb = _value_and_tb(exc, value, tb)
    te = TracebackException(type(value), value, tb, limit=limit, compact=True)
    return list(te.format(chain=chain, colorize=kwargs.get('colorize', False)))


def format_exception_only(exc, /, value=_sentinel, *, show_group=False, **kwargs):
    """Return an exception without its traceback as a list of strings."""
    if value is _sentinel:
        value = exc
    te = TracebackException(type(value), value, None, compact=True)
    return list(te.format_exception_only(show_group=show_group, colorize=kwargs.get('colorize', False)))


def _format_final_exc_line(etype, value, *, insert_final_newline=True, colorize=False):
    text = _safe_string(value, 'exception')
    end = "\n" if insert_final_newline else ""
    color = _colors(colorize)
    if value is None or not text:
        return f"{color('type', etype)}{end}"
    return f"{color('type', etype)}: {color('message', text)}{end}"


def _colors(colorize):
    """Return a function that returns a text in the theme's color for a part of tracebacks, or as it is."""
    if not colorize:
        return lambda part, text: text
    import _colorize
    theme = _colorize.get_theme(force_color=True).traceback
    return lambda part, text: f'{theme[part]}{text}{theme.reset}'


def _safe_string(value, what, func=str):
    try:
        return func(value)
    except:
        return f'<{what} {func.__name__}() failed>'


def print_exc(limit=None, file=None, chain=True):
    """Print the exception that is being handled."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    """Return the exception that is being handled as a string."""
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    """Print the exception that ended the last command of the prompt."""
    if hasattr(sys, "last_exc"):
        print_exception(sys.last_exc, limit=limit, file=file, chain=chain)
    elif hasattr(sys, "last_type"):
        print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit=limit,
                        file=file, chain=chain)
    else:
        raise ValueError("no last exception")


def print_stack(f=None, limit=None, file=None):
    """Print the stack, from its bottom to a frame or the caller."""
    if f is None:
        f = sys._getframe().f_back
    print_list(extract_stack(f, limit=limit), file=file)


def format_stack(f=None, limit=None):
    """Return the stack as a list of strings."""
    if f is None:
        f = sys._getframe().f_back
    return format_list(extract_stack(f, limit=limit))


def extract_stack(f=None, limit=None):
    """Return the stack as a StackSummary."""
    if f is None:
        f = sys._getframe().f_back
    stack = StackSummary.extract(walk_stack(f), limit=limit)
    stack.reverse()
    return stack


def clear_frames(tb):
    """Drop the local variables of a traceback's frames."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass        # it is still running
        tb = tb.tb_next


def walk_stack(f):
    """Yield (frame, line number) from a frame, or the caller, to the bottom of the stack."""
    if f is None:
        f = sys._getframe().f_back

    def walk(frame):
        while frame is not None:
            yield frame, frame.f_lineno
            frame = frame.f_back

    return walk(f)


def walk_tb(tb):
    """Yield (frame, line number) for a traceback's frames."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def _walk_positions(tb):
    """Yield (frame, (line, end line, column, end column)); all but the line may be None."""
    while tb is not None:
        position = _get_code_position(tb.tb_frame.f_code, tb.tb_lasti)
        if position[0] is None:
            position = (tb.tb_lineno, *position[1:])
        yield tb.tb_frame, position
        tb = tb.tb_next


def _get_code_position(code, instruction_index):
    if instruction_index >= 0:
        from itertools import islice
        for position in islice(code.co_positions(), instruction_index // 2, None):
            return position
    return (None, None, None, None)


class FrameSummary:
    """What a traceback says of one frame."""

    __slots__ = ('filename', 'lineno', 'end_lineno', 'colno', 'end_colno', 'name', '_lines',
                 '_lines_dedented', 'locals', '_code')

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None,
                 end_lineno=None, colno=None, end_colno=None, **kwargs):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self._code = kwargs.get("_code")
        self._lines = line
        self._lines_dedented = None
        if lookup_line:
            self.line
        self.locals = {name: _safe_string(value, 'local', func=repr)
                       for name, value in locals.items()} if locals else None

    def _key(self):
        return (self.filename, self.lineno, self.name, self.line)

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename == other.filename and self.lineno == other.lineno
                    and self.name == other.name and self.locals == other.locals)
        if isinstance(other, tuple):
            return self._key() == other
        return NotImplemented

    def __getitem__(self, pos):
        return self._key()[pos]

    def __iter__(self):
        return iter(self._key())

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"

    def __len__(self):
        return 4

    def _set_lines(self):
        if self._lines is not None or self.lineno is None or self.end_lineno is None:
            return
        lines = []
        for lineno in range(self.lineno, self.end_lineno + 1):
            line = linecache.getline(self.filename, lineno).rstrip()
            if not line and self._code is not None and self.filename.startswith("<"):
                line = linecache._getline_from_code(self._code, lineno).rstrip()
            lines.append(line)
        self._lines = "\n".join(lines) + "\n"

    @property
    def _original_lines(self):
        self._set_lines()
        return self._lines

    @property
    def _dedented_lines(self):
        self._set_lines()
        if self._lines_dedented is None and self._lines is not None:
            self._lines_dedented = _dedent(self._lines)
        return self._lines_dedented

    @property
    def line(self):
        """The first line of the source, without its indentation, or None."""
        self._set_lines()
        if self._lines is None:
            return None
        return self._lines.partition("\n")[0].strip()


def _dedent(text):
    """Take the common indentation away from lines; lines of white space become empty."""
    lines = [line if line.strip() else '' for line in text.split('\n')]
    margins = [line[:len(line) - len(line.lstrip(' \t'))] for line in lines if line]
    if not margins:
        return '\n'.join(lines)
    low, high = min(margins), max(margins)
    size = 0
    while size < len(low) and size < len(high) and low[size] == high[size]:
        size += 1
    return '\n'.join(line[size:] for line in lines)


def _indent(text, prefix):
    return ''.join(prefix + line for line in text.splitlines(True))


class StackSummary(list):
    """A list of frame summaries."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """Make a summary of pairs (frame, line number)."""
        return klass._extract(((frame, (lineno, None, None, None)) for frame, lineno in frame_gen),
                              limit=limit, lookup_lines=lookup_lines,
                              capture_locals=capture_locals)

    @classmethod
    def _extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        from_end = limit is BUILTIN_EXCEPTION_LIMIT
        if limit is None or from_end:
            limit = getattr(sys, 'tracebacklimit', None)
            if limit is not None and limit < 0:
                limit = 0
        frames = list(frame_gen) if limit is None or from_end or limit < 0 else _first(frame_gen,
                                                                                      limit)
        if limit is not None:
            if from_end:
                frames = frames[len(frames) - limit:]
            elif limit < 0:
                frames = frames[limit:]
        result = klass()
        for frame, (lineno, end_lineno, colno, end_colno) in frames:
            code = frame.f_code
            linecache.lazycache(code.co_filename, frame.f_globals)
            result.append(FrameSummary(
                code.co_filename, lineno, code.co_name, lookup_line=False,
                locals=frame.f_locals if capture_locals else None, end_lineno=end_lineno,
                colno=colno, end_colno=end_colno, _code=code))
        for filename in {summary.filename for summary in result}:
            linecache.checkcache(filename)
        if lookup_lines:
            for summary in result:
                summary.line
        return result

    @classmethod
    def from_list(klass, a_list):
        """Make a summary of frame summaries, or of tuples (filename, line number, name, line)."""
        result = StackSummary()
        for frame in a_list:
            if not isinstance(frame, FrameSummary):
                filename, lineno, name, line = frame
                frame = FrameSummary(filename, lineno, name, line=line)
            result.append(frame)
        return result

    def format_frame_summary(self, frame_summary, **kwargs):
        """Return one frame as a string; None leaves it out."""
        filename = frame_summary.filename
        if filename.startswith("<stdin-") and filename.endswith('>'):
            filename = "<stdin>"
        color = _colors(kwargs.get('colorize', False))
        rows = [f'  File {_place(color, filename, frame_summary.lineno)}, in {color("frame", frame_summary.name)}\n']
        dedented = frame_summary._dedented_lines
        if dedented and dedented.strip():
            if frame_summary.colno is None or frame_summary.end_colno is None:
                rows.append(f'    {frame_summary.line}\n')
            else:
                rows.append(_Excerpt(frame_summary).format(color))
        if frame_summary.locals:
            for name, value in sorted(frame_summary.locals.items()):
                rows.append(f'    {name} = {value}\n')
        return ''.join(rows)

    def format(self, **kwargs):
        """Return the frames as a list of strings; what repeats often is counted only."""
        result = []
        last, count = None, 0
        for summary in self:
            text = self.format_frame_summary(summary, **kwargs)
            if text is None:
                continue
            key = (summary.filename, summary.lineno, summary.name)
            if last is None or key != last or summary.lineno is None:
                _note_repetitions(result, count)
                last, count = key, 0
            count += 1
            if count <= _RECURSIVE_CUTOFF:
                result.append(text)
        _note_repetitions(result, count)
        return result


def _place(color, filename, lineno):
    return color('filename', f'"{filename}"') + ', line ' + color('line_no', str(lineno))


def _first(items, count):
    from itertools import islice
    return list(islice(items, count))


def _note_repetitions(result, count):
    count -= _RECURSIVE_CUTOFF
    if count > 0:
        result.append(f'  [Previous line repeated {count} more time{"s" if count > 1 else ""}]\n')


def _byte_offset_to_character_offset(text, offset):
    return len(text.encode('utf-8')[:offset].decode('utf-8', errors='replace'))


def _display_width(line, offset=None):
    """Return how many columns the first characters of a line take on a terminal."""
    if offset is None:
        offset = len(line)
    if line.isascii():
        return offset
    from unicodedata import east_asian_width
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in line[:offset])


class _Excerpt:
    """The lines of one instruction, and which of their characters are marked, and how.

    `start` and `end` are where the instruction begins in the first line and ends in the last.
    `anchors`, if there are any, are (line, offset) of the beginning and the end of the part that
    failed: it is marked with ^, and the rest with ~.
    """

    def __init__(self, summary):
        original = summary._original_lines.splitlines()
        count = summary.end_lineno - summary.lineno + 1
        first, last = original[0], original[count - 1]
        self.lines = summary._dedented_lines.splitlines()[:count]
        removed = len(first) - len(self.lines[0])
        self.start = max(0, _byte_offset_to_character_offset(first, summary.colno) - removed)
        self.end = max(0, _byte_offset_to_character_offset(last, summary.end_colno) - removed)
        text = '\n'.join(self.lines)
        self.segment = text[self.start:len(text) - (len(self.lines[-1]) - self.end)]
        self.anchors = self.find_anchors()
        self.marked = self.should_mark()

    def find_anchors(self):
        from _traceback_carets import find_anchors
        found = find_anchors(self.segment)
        return found and [self.place(offset) for offset in found]

    def place(self, offset):
        before = self.segment[:offset]
        line = before.count('\n')
        column = len(before) - (before.rfind('\n') + 1)
        return line, column + self.start if line == 0 else column

    def should_mark(self):
        """Return whether marks would say anything that the line itself doesn't."""
        before, after = self.lines[0][:self.start], self.lines[-1][self.end:]
        if not after.strip() and self.segment.endswith(')') and self.anchors:
            words = before.split()
            if words == ['return'] and self.calls_name():
                return False
            if len(words) == 2 and words[1] == '=' and words[0].isidentifier() \
                    and self.opens_call():
                return False
        return bool(self.anchors or before.lstrip() or after.rstrip())

    def calls_name(self):
        line, column = self.anchors[0]
        return line == 0 and self.lines[0][self.start:column].strip().isidentifier()

    def opens_call(self):
        line, column = self.anchors[0]
        return self.lines[line][column] == '('

    def mark(self, number):
        """Return the marks under a line."""
        line = self.lines[number]
        last = number == len(self.lines) - 1
        indent = len(line) - len(line.lstrip())
        start = _display_width(line, self.start) if number == 0 else 0
        width = _display_width(line, self.end if last else None)
        marks = [' ' if column < indent or column < start else '^' for column in range(width)]
        if self.anchors:
            (begin, from_offset), (end, to_offset) = self.anchors
            low = _display_width(line, from_offset) if number == begin else 0
            high = _display_width(line, to_offset) if number == end else width
            for column in range(width):
                inside = begin <= number <= end and low <= column < high
                if marks[column] == '^' and not inside:
                    marks[column] = '~'
        return ''.join(marks)

    def significant(self):
        """Return the numbers of the lines to show: the ends, and those around the anchors."""
        numbers = {0, len(self.lines) - 1}
        for line, _ in self.anchors or ():
            numbers.update((line - 1, line, line + 1))
        return sorted(number for number in numbers if 0 <= number < len(self.lines))

    def format(self, color):
        rows = []
        before = None
        for number in self.significant():
            if before is not None:
                if number - before == 2:
                    self.show(rows, number - 1, color)
                elif number - before > 2:
                    rows.append(f'...<{number - before - 1} lines>...\n')
            self.show(rows, number, color)
            before = number
        return _indent(_dedent(''.join(rows)), '    ')

    def show(self, rows, number, color):
        line = self.lines[number]
        if not self.marked:
            rows.append(line + '\n')
            return
        marks = self.mark(number)
        columns = [_display_width(line, n) for n in range(len(line))]
        rows.append(_in_mark_colors(line, [marks[column:column + 1] for column in columns], color) + '\n')
        rows.append(_in_mark_colors(marks, marks, color) + '\n')


_MARK_COLORS = {'^': 'error_highlight', '~': 'error_range'}


def _in_mark_colors(text, marks, color):
    """Return a text with each run of characters that have one mark in the color of that mark."""
    from itertools import groupby
    runs = [(mark, ''.join([letter for letter, _ in run]))
            for mark, run in groupby(zip(text, marks), lambda pair: pair[1])]
    return ''.join([color(_MARK_COLORS[mark], run) if mark in _MARK_COLORS else run for mark, run in runs])


class _GroupMargin:
    """Where the output of exception groups, which is indented within each other, is at."""

    def __init__(self):
        self.depth = 0
        self.need_close = False

    def indent(self):
        return ' ' * (2 * self.depth)

    def emit(self, texts, margin_char='|'):
        prefix = self.indent()
        if self.depth:
            prefix += margin_char + ' '
        for text in (texts,) if isinstance(texts, str) else texts:
            yield _indent(text, prefix) if prefix else text


class TracebackException:
    """An exception, its traceback and those that led to it, ready to be formatted.

    It refers to no frame and no exception.
    """

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True,
                 capture_locals=False, compact=False, max_group_width=15, max_group_depth=10,
                 save_exc_type=True, _seen=None):
        is_root = _seen is None
        if is_root:
            _seen = set()
        _seen.add(id(exc_value))
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self.stack = StackSummary._extract(
            _walk_positions(exc_traceback), limit=limit, lookup_lines=lookup_lines,
            capture_locals=capture_locals)
        self._exc_type = exc_type if save_exc_type else None
        self._str = _safe_string(exc_value, 'exception')
        try:
            self.__notes__ = getattr(exc_value, '__notes__', None)
        except Exception as error:
            self.__notes__ = ['Ignored error getting __notes__: '
                              f'{_safe_string(error, "__notes__", repr)}']
        self._is_syntax_error = False
        self._have_exc_type = exc_type is not None
        self.exc_type_qualname = getattr(exc_type, '__qualname__', None)
        self.exc_type_module = getattr(exc_type, '__module__', None)
        if exc_type is not None:
            self._set_details(exc_type, exc_value, exc_traceback)
        self.__suppress_context__ = (
            exc_value.__suppress_context__ if exc_value is not None else False)
        self.__cause__ = self.__context__ = self.exceptions = None
        if is_root:
            options = dict(limit=limit, lookup_lines=lookup_lines, capture_locals=capture_locals,
                           max_group_width=max_group_width, max_group_depth=max_group_depth,
                           _seen=_seen)
            self._set_related(exc_value, compact, options)

    def _set_details(self, exc_type, exc_value, exc_traceback):
        if issubclass(exc_type, SyntaxError):
            self._is_syntax_error = True
            self.filename = exc_value.filename
            lineno, end_lineno = exc_value.lineno, exc_value.end_lineno
            self.lineno = None if lineno is None else str(lineno)
            self.end_lineno = None if end_lineno is None else str(end_lineno)
            self.text = exc_value.text
            self.offset = exc_value.offset
            self.end_offset = exc_value.end_offset
            self.msg = exc_value.msg
            try:
                from _suggestions import _keyword_typo
                typo = _keyword_typo(exc_value)
            except Exception:
                typo = None
            if typo:
                self.msg, self.text, self.offset, self.end_offset = typo
                self.end_lineno = self.lineno
            return
        if issubclass(exc_type, ImportError):
            wrong_name = getattr(exc_value, 'name_from', None)
        elif issubclass(exc_type, (NameError, AttributeError)):
            wrong_name = getattr(exc_value, 'name', None)
        else:
            return
        if wrong_name is None:
            return
        suggestion = _compute_suggestion_error(exc_value, exc_traceback, wrong_name)
        if suggestion:
            self._str += f". Did you mean: '{suggestion}'?"
        if issubclass(exc_type, NameError) and wrong_name in sys.stdlib_module_names:
            lead = " Or did" if suggestion else ". Did"
            self._str += f"{lead} you forget to import '{wrong_name}'?"

    def _set_related(self, exc_value, compact, options):
        """Make the causes and contexts, without recursion: chains may be long."""
        seen = options['_seen']

        def summary_of(exc):
            if exc is None or id(exc) in seen:
                return None
            return TracebackException(type(exc), exc, exc.__traceback__, **options)

        queue = [(self, exc_value)]
        while queue:
            te, exc = queue.pop()
            if exc is None:
                continue
            te.__cause__ = summary_of(exc.__cause__)
            if not compact or te.__cause__ is None and not exc.__suppress_context__:
                te.__context__ = summary_of(exc.__context__)
            if isinstance(exc, BaseExceptionGroup):
                te.exceptions = [
                    TracebackException(type(each), each, each.__traceback__, **options)
                    for each in exc.exceptions]
                queue.extend(zip(te.exceptions, exc.exceptions))
            if te.__cause__ is not None:
                queue.append((te.__cause__, exc.__cause__))
            if te.__context__ is not None:
                queue.append((te.__context__, exc.__context__))

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """Make one of an exception."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type(self):
        """Deprecated: the exception's class."""
        import warnings
        warnings.warn('Deprecated in 3.13. Use exc_type_str instead.', DeprecationWarning,
                      stacklevel=2)
        return self._exc_type

    @property
    def exc_type_str(self):
        """The name of the exception's class, with its module."""
        if not self._have_exc_type:
            return None
        module = self.exc_type_module
        if module in ("__main__", "builtins"):
            return self.exc_type_qualname
        if not isinstance(module, str):
            module = "<unknown>"
        return f'{module}.{self.exc_type_qualname}'

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, _depth=0, **kwargs):
        """Yield the lines that say which exception it is, and its notes."""
        indent = 3 * _depth * ' '
        colorize = kwargs.get('colorize', False)
        if not self._have_exc_type:
            yield indent + _format_final_exc_line(None, self._str, colorize=colorize)
            return
        name = self.exc_type_str
        if self._is_syntax_error:
            for line in self._format_syntax_error(name, _colors(colorize)):
                yield indent + line
        elif _depth > 0:
            text = _format_final_exc_line(name, self._str, insert_final_newline=False, colorize=colorize)
            for line in text.split('\n'):
                yield f'{indent}{line}\n'
        else:
            yield _format_final_exc_line(name, self._str, colorize=colorize)
        notes = self.__notes__
        if _is_sequence(notes):
            for note in notes:
                for line in _safe_string(note, 'note').split('\n'):
                    yield f'{indent}{line}\n'
        elif notes is not None:
            yield f"{indent}{_safe_string(notes, '__notes__', func=repr)}\n"
        if self.exceptions and show_group:
            for exc in self.exceptions:
                yield from exc.format_exception_only(show_group=show_group, _depth=_depth + 1, colorize=colorize)

    def _format_syntax_error(self, name, color):
        """Yield where the error is, with marks under it, and what it is."""
        suffix = ''
        if self.lineno is not None:
            yield f'  File {_place(color, self.filename or "<string>", self.lineno)}\n'
        elif self.filename is not None:
            suffix = f' ({self.filename})'
        if isinstance(self.text, str):
            text = self.text.rstrip('\n')
            shown = text.lstrip(' \n\f')
            if self.offset is None:
                yield f'    {shown}\n'
            elif isinstance(self.offset, int):
                start, end = self._marked_columns(text)
                spaces = len(text) - len(shown)
                start, end = start - spaces, end - spaces
                if start < 0:
                    yield f'    {shown}\n'
                else:
                    marked = shown[start:end] and color('error_highlight', shown[start:end])
                    yield f'    {shown[:start]}{marked}{shown[end:]}\n'
                    lead = ''.join(char if char.isspace() else ' ' for char in shown[:start])
                    yield f"    {lead}{color('error_highlight', '^' * (end - start))}\n"
        message = "<no detail available>" if self.msg is None or self.msg == "" else self.msg
        yield f"{color('type', name)}: {color('message', message)}{suffix}\n"

    def _marked_columns(self, text):
        """Return the range of columns that a syntax error is about, from 0."""
        start = self.offset
        if self.lineno != self.end_lineno:
            end = len(text) + 1
        elif isinstance(self.end_offset, int) and self.end_offset != 0:
            end = self.end_offset
        else:
            end = start
        if self.text and start > len(self.text):
            start = len(text) + 1
        if self.text and end > len(self.text):
            end = len(text) + 1
        if start >= end or end < 0:
            end = start + 1
        return start - 1, end - 1

    def format(self, *, chain=True, _ctx=None, **kwargs):
        """Yield the exception, its traceback, and before it, if chain, what led to it."""
        ctx = _GroupMargin() if _ctx is None else _ctx
        colorize = kwargs.get('colorize', False)
        chained = []        # (the message that follows, exception), the last first
        exc, message = self, None
        while exc is not None:
            following = None
            if chain:
                if exc.__cause__ is not None:
                    following, message = exc.__cause__, _CAUSE_MESSAGE
                elif exc.__context__ is not None and not exc.__suppress_context__:
                    following, message = exc.__context__, _CONTEXT_MESSAGE
            chained.append((message if following is not None else None, exc))
            exc = following
        for message, exc in reversed(chained):
            if message is not None:
                yield from ctx.emit(message)
            if exc.exceptions is None:
                yield from exc._format_single(ctx, colorize)
            elif ctx.depth > self.max_group_depth:
                yield from ctx.emit(f"... (max_group_depth is {self.max_group_depth})\n")
            else:
                yield from exc._format_group(ctx, chain, self.max_group_width, colorize)

    def _format_single(self, ctx, colorize):
        if self.stack:
            yield from ctx.emit('Traceback (most recent call last):\n')
            yield from ctx.emit(self.stack.format(colorize=colorize))
        yield from ctx.emit(self.format_exception_only(colorize=colorize))

    def _format_group(self, ctx, chain, width, colorize):
        is_top = ctx.depth == 0
        if is_top:
            ctx.depth += 1
        if self.stack:
            yield from ctx.emit('Exception Group Traceback (most recent call last):\n',
                                '+' if is_top else '|')
            yield from ctx.emit(self.stack.format(colorize=colorize))
        yield from ctx.emit(self.format_exception_only(colorize=colorize))
        total = len(self.exceptions)
        shown = total if width is None or total <= width else width + 1
        ctx.need_close = False
        for index in range(shown):
            last = index == shown - 1
            if last:
                # A group that ends with a group is closed by that one.
                ctx.need_close = True
            truncated = width is not None and index >= width
            title = '...' if truncated else index + 1
            lead = '+-' if index == 0 else '  '
            yield f'{ctx.indent()}{lead}+---------------- {title} ----------------\n'
            ctx.depth += 1
            if truncated:
                left = total - width
                yield from ctx.emit(f"and {left} more exception{'s' if left > 1 else ''}\n")
            else:
                yield from self.exceptions[index].format(chain=chain, _ctx=ctx, colorize=colorize)
            if last and ctx.need_close:
                yield ctx.indent() + "+------------------------------------\n"
                ctx.need_close = False
            ctx.depth -= 1
        if is_top:
            ctx.depth = 0

    def print(self, *, file=None, chain=True, **kwargs):
        """Print what format() yields."""
        if file is None:
            file = sys.stderr
        for line in self.format(chain=chain, colorize=kwargs.get('colorize', False)):
            print(line, file=file, end="")


def _is_sequence(value):
    if isinstance(value, (list, tuple)):
        return True
    if value is None or isinstance(value, (str, bytes)):
        return False
    from _collections_abc import Sequence
    return isinstance(value, Sequence)


def _names_of(obj):
    try:
        names = obj.__dir__()
    except TypeError:
        names = type(obj).__dir__(obj)
    return sorted(name for name in names if isinstance(name, str))


def _last_frame(tb):
    while tb.tb_next is not None:
        tb = tb.tb_next
    return tb.tb_frame


def _compute_suggestion_error(exc_value, tb, wrong_name):
    """Return the name that was probably meant, or None."""
    if not isinstance(wrong_name, str):
        return None
    try:
        if isinstance(exc_value, NameError):
            if tb is None:
                return None
            frame = _last_frame(tb)
            owner = frame.f_locals.get('self')
            if owner is not None and hasattr(owner, wrong_name):
                return f"self.{wrong_name}"
            names = [name for part in (frame.f_locals, frame.f_globals, frame.f_builtins)
                     for name in part if isinstance(name, str)]
        else:
            if isinstance(exc_value, AttributeError):
                obj = exc_value.obj
                # Private names are for those who are inside.
                private = tb is not None and _last_frame(tb).f_locals.get('self') is obj
            else:
                obj, private = __import__(exc_value.name), False
            names = _names_of(obj)
            if not private and wrong_name[:1] != '_':
                names = [name for name in names if name[:1] != '_']
        from _suggestions import _generate_suggestions
        return _generate_suggestions(names, wrong_name)
    except Exception:
        return None
