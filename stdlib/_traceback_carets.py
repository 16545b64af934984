"""Which part of an expression failed: its operator, or its brackets.

The text is known to be one expression or statement, what a code position is about. To tell what
kind it is takes no parser: the words and operators outside of all brackets and strings decide.
"""

# Binary operators and how tightly they bind; all but ** from left to right.
_BINARY = {'|': 1, '^': 2, '&': 3, '<<': 4, '>>': 4, '+': 5, '-': 5, '*': 6, '/': 6, '//': 6,
           '%': 6, '@': 6, '**': 8}
_UNARY = 7

# With one of these outside of brackets, the expression is not an arithmetic one.
_OTHERS = frozenset(('and', 'or', 'not', 'in', 'is', 'if', 'else', 'lambda', 'await', 'yield',
                     'for', 'async', 'raise', 'return', 'assert', 'del', 'import', 'from', 'with',
                     'while', 'class', 'def', '<', '>', '<=', '>=', '==', '!=', ':=', '=', ',', ':', ';'))
_OPERATORS = ('**', '//', '<<', '>>', '<=', '>=', '==', '!=', ':=')


def tokens(text):
    """Yield (start, end, token) for what is outside of brackets.

    A pair of brackets with all that is in it is one token, and so is a string. None is yielded if
    the text is not what it should be.
    """
    index, size = 0, len(text)
    while index < size:
        char = text[index]
        if char.isspace() or char == '\\':
            index += 1
            continue
        if char == '#':
            index = _find(text, '\n', index)
            continue
        start = index
        if char in '([{':
            index = _skip_brackets(text, index)
        elif char in '"\'':
            index = _skip_string(text, index)
        elif char.isalnum() or char == '_' or char == '.' and text[index + 1:index + 2].isdigit():
            index = _skip_word(text, index)
            if text[index:index + 1] in ('"', "'") and text[start:index].isalpha():
                index = _skip_string(text, index)
        else:
            index += 2 if text[index:index + 2] in _OPERATORS else 1
        if index is None:
            yield None
            return
        yield start, index, text[start:index]


def _find(text, what, index):
    found = text.find(what, index)
    return len(text) if found < 0 else found


def _skip_word(text, index):
    """Skip a name or a number."""
    start = index
    number = text[index].isdigit() or text[index] == '.'
    while index < len(text):
        char = text[index]
        if not (char.isalnum() or char == '_' or number and char == '.'):
            in_exponent = (number and char in '+-' and text[index - 1] in 'eE'
                           and text[start:start + 2].lower() != '0x')
            if not in_exponent:
                break
        index += 1
    return index


def _skip_string(text, index):
    quote = text[index]
    if text.startswith(quote * 3, index):
        quote *= 3
    index += len(quote)
    while index < len(text):
        if text[index] == '\\':
            index += 2
        elif text.startswith(quote, index):
            return index + len(quote)
        else:
            index += 1
    return None


def _skip_brackets(text, index):
    depth = 0
    while index is not None and index < len(text):
        char = text[index]
        if char in '"\'':
            index = _skip_string(text, index)
            continue
        if char == '#':
            index = _find(text, '\n', index)
            continue
        if char in '([{':
            depth += 1
        elif char in ')]}':
            depth -= 1
            if depth == 0:
                return index + 1
        index += 1
    return None


def _is_string(token):
    return token[-1] in '"\''


def find_anchors(text):
    """Return (start, end) of the operator, or of the brackets of a call or a subscript, or None."""
    parts = []
    for token in tokens(text):
        if token is None:
            return None
        parts.append(token)
    best = None
    operand_ends = False        # whether what is before could be an operand
    for start, end, token in parts:
        if token in _OTHERS:
            return None
        if operand_ends and token in _BINARY:
            level = _BINARY[token]
            if best is None or level < best[0] or level == best[0] and token != '**':
                best = (level, start, end)
            operand_ends = False
        elif not operand_ends and token in ('+', '-', '~'):
            # It binds more loosely than **, so it is the whole unless there is a binary one.
            if best is None and start == parts[0][0]:
                best = (_UNARY, None, None)
        else:
            if operand_ends and token[0] not in '([.' and not _is_string(token):
                return None     # two operands: it is a statement
            operand_ends = token != '.'
    if best is not None:
        return None if best[1] is None else best[1:]
    if len(parts) < 2:
        return None
    start, end, token = parts[-1]
    before = parts[-2][2]
    if token[0] in '([' and (before[-1] in ')]}"\'' or before[-1].isalnum() or before[-1] == '_'):
        return start, end
    return None
