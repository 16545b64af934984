"""Paragraphs: wrapping, filling, indenting."""

__all__ = ['TextWrapper', 'wrap', 'fill', 'dedent', 'indent', 'shorten']

_whitespace = '\t\n\x0b\x0c\r '


def _is_word(char):
    return char.isalnum() or char == '_'


def _is_letter(char):
    return _is_word(char) and not char.isdecimal()


def _may_precede_dash(char):
    return _is_word(char) or char in '!"\'&.,?'


def _dashes(text, at):
    """Return where dashes that stand between words end, or None if there are none here."""
    end = at
    while end < len(text) and text[end] == '-':
        end += 1
    if end - at >= 2 and end < len(text) and _is_word(text[end]):
        return end
    return None


def _breaks_after_hyphen(text, at):
    """Return whether the hyphen here, between letters, is a place for a break."""
    before = text[max(at - 3, 0):at]
    if not (len(before) >= 2 and _is_letter(before[-1]) and _is_letter(before[-2])
            or len(before) == 3 and _is_letter(before[0]) and before[1] == '-'
            and _is_letter(before[2])):
        return False
    after = text[at + 1:at + 4]
    if not after or not _is_letter(after[0]):
        return False
    rest = after[2:] if after[1:2] == '-' else after[1:]
    return bool(rest) and _is_letter(rest[0])


def _word_end(text, at):
    """Return where the word that begins here ends: at white space, a hyphen, or dashes."""
    end = at + 1
    while end < len(text) and text[end] not in _whitespace:
        if text[end] == '-':
            if _breaks_after_hyphen(text, end):
                return end + 1
            if _may_precede_dash(text[end - 1]) and _dashes(text, end) is not None:
                return end
        end += 1
    return end


def _ends_sentence(word):
    if word[-1] in "\"'":
        word = word[:-1]
    return (len(word) >= 2 and word[-1] in '.!?' and word[-2].islower() and word[-2].isascii())


class TextWrapper:
    """Wraps text; the options are attributes."""

    unicode_whitespace_trans = dict.fromkeys(map(ord, _whitespace), ord(' '))

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True,
                 replace_whitespace=True, fix_sentence_endings=False, break_long_words=True,
                 drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None,
                 placeholder=' [...]'):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(self.unicode_whitespace_trans)
        return text

    def _split(self, text):
        """Split text into the pieces that lines are made of: words, parts of words, white space."""
        chunks, at = [], 0
        while at < len(text):
            end = at + 1
            if text[at] in _whitespace:
                while end < len(text) and text[end] in _whitespace:
                    end += 1
            elif self.break_on_hyphens is True:
                dashes = None
                if at and _may_precede_dash(text[at - 1]):
                    dashes = _dashes(text, at)
                end = _word_end(text, at) if dashes is None else dashes
            else:
                while end < len(text) and text[end] not in _whitespace:
                    end += 1
            chunks.append(text[at:end])
            at = end
        return chunks

    def _fix_sentence_endings(self, chunks):
        """Make the space after a sentence two."""
        for i in range(1, len(chunks)):
            if chunks[i] == " " and _ends_sentence(chunks[i - 1]):
                chunks[i] = "  "

    def _handle_long_word(self, chunks, line, length, width):
        """Put what fits of a word that fits on no line into this one."""
        space = 1 if width < 1 else width - length
        if self.break_long_words and space > 0:
            chunk = chunks[-1]
            end = space
            if self.break_on_hyphens and len(chunk) > space:
                hyphen = chunk.rfind('-', 0, space)
                if hyphen > 0 and any(char != '-' for char in chunk[:hyphen]):
                    end = hyphen + 1
            line.append(chunk[:end])
            chunks[-1] = chunk[end:]
        elif not line:
            line.append(chunks.pop())

    def _check(self):
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")

    def _wrap_chunks(self, chunks):
        self._check()
        lines = []
        chunks.reverse()
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and not chunks[-1].strip():
                chunks.pop()
            line, length = [], 0
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._handle_long_word(chunks, line, length, width)
                length = sum(map(len, line))
            if self.drop_whitespace and line and not line[-1].strip():
                length -= len(line.pop())
            if not line:
                continue
            is_end = not chunks or (self.drop_whitespace and len(chunks) == 1
                                    and not chunks[0].strip())
            if (self.max_lines is None or len(lines) + 1 < self.max_lines
                    or is_end and length <= width):
                lines.append(indent + ''.join(line))
            else:
                self._cut(lines, line, length, indent, width)
                break
        return lines

    def _cut(self, lines, line, length, indent, width):
        """End with the placeholder, after as much of the last line as leaves room for it."""
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= width:
                lines.append(indent + ''.join(line) + self.placeholder)
                return
            length -= len(line.pop())
        if lines:
            before = lines[-1].rstrip()
            if len(before) + len(self.placeholder) <= self.width:
                lines[-1] = before + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def _split_chunks(self, text):
        return self._split(self._munge_whitespace(text))

    def wrap(self, text):
        """Return a paragraph as a list of lines."""
        chunks = self._split_chunks(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        """Return a paragraph as a string of lines."""
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    """Return a paragraph as a list of lines of at most this width."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """Return a paragraph as a string of lines of at most this width."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """Return as much of a text, in one line, as fits the width."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(' '.join(text.strip().split()))


def dedent(text):
    """Take away the white space that all lines begin with; lines of white space become empty."""
    try:
        lines = text.split('\n')
    except (AttributeError, TypeError):
        raise TypeError(f'expected str object, not {type(text).__qualname__!r}') from None
    shown = [line for line in lines if line and not line.isspace()]
    # What the first and the last in alphabetical order share, all share.
    low, high = min(shown, default=''), max(shown, default='')
    margin = 0
    for margin, char in enumerate(low):
        if char != high[margin] or char not in ' \t':
            break
    return '\n'.join([line[margin:] if not line.isspace() else '' for line in lines])


def indent(text, prefix, predicate=None):
    """Put a prefix before the lines that predicate(line) is true of, by default those not blank."""
    if predicate is None:
        def predicate(line):
            return not line.isspace()
    return ''.join([prefix + line if predicate(line) else line
                    for line in text.splitlines(True)])
