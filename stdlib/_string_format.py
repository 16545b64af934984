"""The syntax of str.format() in Python, for a VM without the module _string."""


def _as_key(text):
    return int(text) if text.isdigit() and text.isascii() else text


def split_field(name):
    """Split a field name into its first key and the steps after it, (is attribute, name)."""
    if not isinstance(name, str):
        raise TypeError(f'expected str, got {type(name).__name__}')
    end = next((i for i, char in enumerate(name) if char in '.['), len(name))
    return _as_key(name[:end]), _steps(name, end)


def _steps(name, at):
    while at < len(name):
        if name[at] == '.':
            end = next((i for i in range(at + 1, len(name)) if name[i] in '.['), len(name))
            part = name[at + 1:end]
            if not part:
                raise ValueError('Empty attribute in format string')
            yield True, part
        elif name[at] == '[':
            close = name.find(']', at)
            if close < 0:
                raise ValueError("Missing ']' in format string")
            part = name[at + 1:close]
            if not part:
                raise ValueError('Empty attribute in format string')
            yield False, _as_key(part)
            end = close + 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        at = end


def parse_format(text):
    """Yield (literal text, field name, specification, conversion) for the parts of a format."""
    if not isinstance(text, str):
        raise TypeError(f'expected str, got {type(text).__name__}')
    at = 0
    while at < len(text):
        literal, at, opens = _literal(text, at)
        if not opens:
            yield literal, None, None, None
            continue
        end = _field_end(text, at)
        yield literal, *_parts(text[at:end])
        at = end + 1


def _literal(text, at):
    """Return text up to the next field or doubled brace, where it ends, and whether at a field."""
    start = at
    while at < len(text):
        char = text[at]
        if char in '{}':
            if text[at + 1:at + 2] == char:
                return text[start:at + 1], at + 2, False
            if char == '}':
                raise ValueError("Single '}' encountered in format string")
            if at + 1 == len(text):
                raise ValueError("Single '{' encountered in format string")
            return text[start:at], at + 1, True
        at += 1
    return text[start:], at, False


def _field_end(text, at):
    depth, in_brackets = 1, False
    while at < len(text):
        char = text[at]
        if char == '[' and depth == 1:
            in_brackets = True
        elif char == ']':
            in_brackets = False
        elif char == '{' and not in_brackets:
            depth += 1
        elif char == '}' and not in_brackets:
            depth -= 1
            if depth == 0:
                return at
        at += 1
    raise ValueError("expected '}' before end of string")


def _parts(field):
    """Split a field into name, specification and conversion."""
    in_brackets = False
    for at, char in enumerate(field):
        if char == '[':
            in_brackets = True
        elif char == ']':
            in_brackets = False
        elif in_brackets:
            continue
        elif char == '{':
            raise ValueError("unexpected '{' in field name")
        elif char == ':':
            return field[:at], field[at + 1:], None
        elif char == '!':
            return _converted(field[:at], field[at + 1:])
    return field, '', None


def _converted(name, rest):
    if not rest:
        raise ValueError("unmatched '{' in format spec")
    if len(rest) > 1 and rest[1] != ':':
        raise ValueError("expected ':' after conversion specifier")
    return name, rest[2:], rest[0]
