"""Fractions as text: what Fraction() reads and what format() writes."""


def _digits_end(text, start):
    """Where the digits that begin at start end; single underscores may stand between them."""
    end = start
    while end < len(text):
        if text[end].isdecimal():
            end += 1
        elif text[end] == '_' and end > start and text[end + 1:end + 2].isdecimal():
            end += 1
        else:
            break
    return end


def parse(text):
    """(numerator, denominator) as written, not in lowest terms; None if text is no fraction."""
    body = text.strip()
    negative = body[:1] == '-'
    if body[:1] in ('-', '+'):
        body = body[1:]
    end = _digits_end(body, 0)
    whole, rest = body[:end], body[end:]
    if not whole and not (rest[:1] == '.' and rest[1:2].isdecimal()):
        return None
    numerator, denominator = int(whole or '0'), 1
    below = rest.lstrip()
    if below[:1] == '/':
        below = below[1:].lstrip()
        if not below or _digits_end(below, 0) != len(below):
            return None
        denominator = int(below)
    elif rest:
        if rest[0] == '.':
            end = _digits_end(rest, 1)
            decimals = rest[1:end].replace('_', '')
            if decimals:
                denominator = 10 ** len(decimals)
                numerator = numerator * denominator + int(decimals)
            rest = rest[end:]
        if rest:
            signed = rest[1:2] in ('-', '+')
            first = 2 if signed else 1
            if rest[0] not in 'eE' or first == len(rest) or _digits_end(rest, first) != len(rest):
                return None
            exponent = int(rest[1:])
            if exponent < 0:
                denominator *= 10 ** -exponent
            else:
                numerator *= 10 ** exponent
    return (-numerator if negative else numerator), denominator


def round_to_power(n, d, exponent):
    """(sign, significand): n/d as a multiple of 10**exponent, ties to even."""
    if exponent >= 0:
        d *= 10 ** exponent
    else:
        n *= 10 ** -exponent
    quotient, remainder = divmod(abs(n), d)
    if 2 * remainder > d or (2 * remainder == d and quotient & 1):
        quotient += 1
    return n < 0, quotient


def _round_to_figures(n, d, figures):
    """(sign, significand, exponent): n/d with that many significant digits, ties to even."""
    if n == 0:
        return False, 0, 1 - figures
    above, below = str(abs(n)), str(d)
    # 10**(magnitude - 1) <= abs(n)/d <= 10**magnitude.
    magnitude = len(above) - len(below) + (below <= above)
    exponent = magnitude - figures
    negative, significand = round_to_power(n, d, exponent)
    if significand == 10 ** figures:
        significand //= 10
        exponent += 1
    return negative, significand, exponent


class Spec:
    """A format specification, taken apart. What remains of its text is in `rest`."""

    def __init__(self, text):
        self.fill, self.align = ' ', None
        if text[1:2] and text[1] in '<>=^':
            self.fill, self.align, text = text[0], text[1], text[2:]
        elif text[:1] and text[0] in '<>=^':
            self.align, text = text[0], text[1:]
        self.sign = ''
        if text[:1] and text[0] in '+- ':
            self.sign, text = text[0].replace('-', ''), text[1:]
        self.rest = text

    def flag(self, character):
        found = self.rest[:1] == character
        if found:
            self.rest = self.rest[1:]
        return found

    def digits(self):
        end = 0
        while end < len(self.rest) and self.rest[end] in '0123456789':
            end += 1
        found, self.rest = self.rest[:end], self.rest[end:]
        return found

    def separator(self):
        return ',' if self.flag(',') else '_' if self.flag('_') else ''

    def pad(self, sign, body, width):
        padding = self.fill * (width - len(sign) - len(body))
        match self.align:
            case '<':
                return sign + body + padding
            case '^':
                half = len(padding) // 2
                return padding[:half] + sign + body + padding[half:]
            case '=':
                return sign + padding + body
            case _:
                return padding + sign + body


def _format_ratio(n, d, text):
    """As n/d. None: the specification is of another kind."""
    spec = Spec(text)
    slash = spec.flag('#')
    width = spec.digits()
    separator = spec.separator()
    if spec.rest or (width[:1] == '0' and width != '0'):
        return None
    body = format(abs(n), separator)
    if d > 1 or slash:
        body += '/' + format(d, separator)
    return spec.pad('-' if n < 0 else spec.sign, body, int(width or 0))


def _group(digits, separator):
    """Separates digits by threes, from the right."""
    first = 1 + (len(digits) - 1) % 3
    return separator.join([digits[:first]]
                          + [digits[i:i + 3] for i in range(first, len(digits), 3)])


def _decimal_digits(n, d, kind, precision, alternate):
    """(negative, digits, how many of them follow the point, what follows the digits)."""
    if kind in 'fF%':
        negative, significand = round_to_power(n, d, -precision - 2 * (kind == '%'))
        places, suffix = precision, '%' if kind == '%' else ''
    else:
        figures = max(precision, 1) if kind in 'gG' else precision + 1
        negative, significand, exponent = _round_to_figures(n, d, figures)
        if kind in 'eE' or exponent > 0 or exponent + figures <= -4:
            places = figures - 1
            suffix = f'{"E" if kind in "EG" else "e"}{exponent + places:+03d}'
        else:
            places, suffix = -exponent, ''
    return negative, f'{significand:0{places + 1}d}', places, suffix


def _format_decimal(n, d, text):
    """As a float would be. None: no such specification."""
    spec = Spec(text)
    no_negative_zero = spec.flag('z')
    alternate = spec.flag('#')
    width = spec.digits()
    zero_pad = len(width) > 1 and width[0] == '0'
    separator = spec.separator()
    precision, after = 6, ''
    if spec.flag('.'):
        digits = spec.digits()
        after = spec.separator()
        if not digits and not after:
            return None
        precision = int(digits or 6)
    kind = spec.rest
    # Padding with zeroes and an alignment contradict each other.
    if len(kind) != 1 or kind not in 'eEfFgG%' or (zero_pad and spec.align):
        return None
    width = int(width or 0)
    negative, digits, places, suffix = _decimal_digits(n, d, kind, precision, alternate)
    if no_negative_zero and negative and not digits.strip('0'):
        negative = False
    sign = '-' if negative else spec.sign
    whole, decimals = digits[:len(digits) - places], digits[len(digits) - places:]
    if kind in 'gG' and not alternate:
        decimals = decimals.rstrip('0')
    point = '.' if decimals or alternate else ''
    if after:
        decimals = after.join(decimals[i:i + 3] for i in range(0, len(decimals), 3))
    tail = point + decimals + suffix
    if zero_pad or (spec.align == '=' and spec.fill == '0'):
        room = width - len(sign) - len(tail)
        whole = whole.zfill(3 * room // 4 + 1 if separator else room)
    if separator:
        whole = _group(whole, separator)
    return spec.pad(sign, whole + tail, width)


def format_fraction(n, d, text):
    """None if text is no specification for a fraction."""
    result = _format_ratio(n, d, text)
    return _format_decimal(n, d, text) if result is None else result
