"""A parser of HTML that takes whatever there is."""

import re
from html import unescape

__all__ = ['HTMLParser']

_SPACE = '\t\n\r\f '
_LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
_DIGITS = '0123456789'

# Patterns under the names that programs know them by, which use them in methods of their own. Those that the parser
# itself uses may be replaced: they say what ends <?...>, and what is a reference, or may become one.
piclose = re.compile('>')
entityref = re.compile(r'&([a-zA-Z][a-zA-Z0-9.-]*)[^a-zA-Z0-9]')
incomplete = re.compile(r'&[a-zA-Z#]')
endendtag = re.compile('>')
tagfind_tolerant = re.compile(rf'([a-zA-Z][^{_SPACE}/>]*)(?:[{_SPACE}]|/(?!>))*')
attrfind_tolerant = re.compile(rf"""((?<=['"{_SPACE}/])[^{_SPACE}/>][^{_SPACE}/=>]*)"""
                               rf"""([{_SPACE}]*=[{_SPACE}]*('[^']*'|"[^"]*"|(?!['"])[^>{_SPACE}]*))?"""
                               rf"""(?:[{_SPACE}]|/(?!>))*""")


# ---- tags: functions that find where something ends --------------------------------------------------

def _run(text, at, chars):
    """Skip these characters."""
    while at < len(text) and text[at] in chars:
        at += 1
    return at


def _until(text, at, chars):
    """Skip other characters than these."""
    while at < len(text) and text[at] not in chars:
        at += 1
    return at


def _first(text, at, chars):
    """Return where the first of these characters is, or the end."""
    return min([found for char in chars if (found := text.find(char, at)) >= 0],
               default=len(text))


def _value_end(text, at):
    """Return where an attribute's value ends; None if its quote is never closed."""
    quote = text[at:at + 1]
    if quote in ('"', "'"):
        end = text.find(quote, at + 1)
        return None if end < 0 else end + 1
    return _until(text, at, _SPACE + '>')


def _attribute(text, at):
    """Return the ends of an attribute's name and of it all, and where its value is, or None."""
    if at >= len(text) or text[at] in '/>' or text[at] in _SPACE:
        return None
    # Attributes begin behind a space, a slash, or another one's closing quote.
    if text[at - 1] not in '\'"/' and text[at - 1] not in _SPACE:
        return None
    name_end = _until(text, at + 1, _SPACE + '/=>')
    equals = _run(text, name_end, _SPACE)
    if text.startswith('=', equals):
        value = _run(text, equals + 1, _SPACE)
        end = _value_end(text, value)
        if end is not None:
            return name_end, end, value
    return name_end, name_end, None


def _tag_end(text, at):
    """Return where a tag ends whose name begins here, or -1 if it does not."""
    at = _run(text, _until(text, at, _SPACE + '/>'), _SPACE + '/')
    while (found := _attribute(text, at)) is not None:
        at = _run(text, found[1], _SPACE + '/')
    return at + 1 if text.startswith('>', at) else -1


def _skip_between(text, at):
    """Skip spaces and slashes, not the one that closes the tag."""
    while at < len(text) and (text[at] in _SPACE
                              or text[at] == '/' and not text.startswith('/>', at)):
        at += 1
    return at


def _unescape_value(text):
    """Replace references; names as far as they are known, and not before '='."""
    if '&' not in text:
        return text
    from html.entities import html5
    pieces, begin = [], 0
    at = text.find('&')
    while at >= 0:
        end = _reference_end(text, at + 1)
        if end is None:
            at = text.find('&', at + 1)
            continue
        if text[end:end + 1] in (';', '='):
            end += 1
        reference = text[at:end]
        pieces.append(text[begin:at])
        known = reference.startswith('&#') or reference[-1] != '=' and reference[1:] in html5
        pieces.append(unescape(reference) if known else reference)
        begin = end
        at = text.find('&', end)
    pieces.append(text[begin:])
    return ''.join(pieces)


def _reference_end(text, at):
    if not text.startswith('#', at):
        return _run(text, at, _LETTERS + _DIGITS) if text[at:at + 1] in tuple(_LETTERS) else None
    hexadecimal = text[at + 1:at + 2] in ('x', 'X')
    begin = at + 2 if hexadecimal else at + 1
    end = _run(text, begin, _DIGITS + 'abcdefABCDEF' if hexadecimal else _DIGITS)
    return end if end > begin else None


class HTMLParser:
    """Calls handle_*() methods, for subclasses to have, for what feed() is given.

    With convert_charrefs, references are replaced, and data comes in larger pieces. What stands in
    some elements (script, style) is data only, also in noscript if scripting is true.
    """

    CDATA_CONTENT_ELEMENTS = ("script", "style", "xmp", "iframe", "noembed", "noframes")
    RCDATA_CONTENT_ELEMENTS = ("textarea", "title")

    def __init__(self, *, convert_charrefs=True, scripting=False):
        self.convert_charrefs = convert_charrefs
        self.scripting = scripting
        self.reset()

    def reset(self):
        """Forget all that was not handled."""
        self.rawdata = ''
        self.lasttag = '???'
        self.cdata_elem = None          # the element whose contents are data only
        self._support_cdata = True
        self._escapable = True
        self._starttag_text = None
        # Small pieces are kept until there is as much again as could not be handled.
        self._pending = []
        self._pending_len = 0
        self._parse_threshold = 1
        self.lineno = 1
        self.offset = 0

    def getpos(self):
        """Return the line and the column of what is being handled."""
        return self.lineno, self.offset

    def updatepos(self, i, j):
        """Move on from i to j; return j."""
        if i < j:
            lines = self.rawdata.count("\n", i, j)
            if lines:
                self.lineno += lines
                self.offset = j - (self.rawdata.rindex("\n", i, j) + 1)
            else:
                self.offset += j - i
        return j

    def feed(self, data):
        """Parse text; what is incomplete is kept."""
        self._pending.append(data)
        self._pending_len += len(data)
        if self._pending_len < self._parse_threshold:
            return
        self._take_pending()
        length = len(self.rawdata)
        self.goahead(0)
        self._parse_threshold = 1 if len(self.rawdata) < length else len(self.rawdata)

    def _take_pending(self):
        self.rawdata += ''.join(self._pending)
        self._pending.clear()
        self._pending_len = 0

    def close(self):
        """Parse what is left as if the text ended here."""
        self._take_pending()
        self.goahead(1)

    def get_starttag_text(self):
        """Return the text of the start tag that was handled last."""
        return self._starttag_text

    def set_cdata_mode(self, elem, *, escapable=False):
        """Take all up to the element's end tag as data, or with references too."""
        self.cdata_elem = elem.lower()
        self._escapable = escapable

    def clear_cdata_mode(self):
        """Take tags as tags again."""
        self.cdata_elem = None
        self._escapable = True

    def _set_support_cdata(self, flag=True):
        """Say whether <![CDATA[...]]> may be here: only in elements that are not of HTML."""
        self._support_cdata = flag

    # ---- the loop

    def goahead(self, end):
        """Handle as much as possible; all, if the text ends here."""
        i, length = 0, len(self.rawdata)
        while i < length:
            data_end = self._data_end(i)
            if data_end is None:
                break
            if i < data_end:
                self._handle_text(i, data_end)
            i = self.updatepos(i, data_end)
            if i == length:
                break
            if self.rawdata[i] == '<':
                next_i = self._markup(i, end)
            elif self.rawdata.startswith("&#", i):
                next_i = self._number_reference(i, end)
            else:
                next_i = self._name_reference(i, end)
            if next_i is None:
                break
            i = self.updatepos(i, next_i)
        if end and i < length:
            self._handle_text(i, length)
            i = self.updatepos(i, length)
        self.rawdata = self.rawdata[i:]

    def _handle_text(self, begin, end):
        text = self.rawdata[begin:end]
        self.handle_data(unescape(text) if self.convert_charrefs and self._escapable else text)

    def _data_end(self, i):
        """Return where markup or a reference begins; None if that cannot be told yet."""
        raw, length = self.rawdata, len(self.rawdata)
        if self.cdata_elem:
            return self._cdata_end(i)
        if self.convert_charrefs:
            found = raw.find('<', i)
            if found >= 0:
                return found
            # The end of the text may be half a reference.
            amp = raw.rfind('&', max(i, length - 34))
            if amp >= 0 and _until(raw, amp, _SPACE + ';') == length:
                return None
            return length
        return _first(raw, i, '&<')

    def _cdata_end(self, i):
        """Return where the element's end tag begins, or a reference that may be in it."""
        if self.cdata_elem == 'plaintext':
            # It never ends.
            return len(self.rawdata)
        raw, name = self.rawdata, self.cdata_elem
        references = self._escapable and not self.convert_charrefs
        while i < len(raw):
            i = _first(raw, i, '&<' if references else '<')
            if raw.startswith('&', i):
                return i
            name_end = i + 2 + len(name)
            if (raw.startswith('</', i) and raw[i + 2:name_end].lower() == name
                    and raw[i + 2:name_end].isascii() and raw[name_end:name_end + 1]
                    and raw[name_end] in _SPACE + '/>'):
                return i
            i += 1
        return None

    def _markup(self, i, end):
        """Handle what begins with <; return where it ends, None if it is not complete."""
        raw = self.rawdata
        if raw[i + 1:i + 2] in tuple(_LETTERS):
            k = self.parse_starttag(i)
        elif raw.startswith("</", i):
            k = self.parse_endtag(i)
        elif raw.startswith("<!--", i):
            k = self.parse_comment(i)
        elif raw.startswith("<?", i):
            k = self.parse_pi(i)
        elif raw.startswith("<!", i):
            k = self.parse_html_declaration(i)
        elif i + 1 < len(raw) or end:
            self.handle_data("<")
            k = i + 1
        else:
            return None
        if k >= 0:
            return k
        if not end:
            return None
        self._unfinished(i)
        return len(raw)

    def _unfinished(self, i):
        """Handle markup that the text ends in; tags are lost."""
        raw = self.rawdata
        if raw[i + 1] in _LETTERS:
            return
        if raw.startswith("</", i):
            if i + 2 == len(raw):
                self.handle_data("</")
            elif raw[i + 2] not in _LETTERS:
                self.handle_comment(raw[i + 2:])
        elif raw.startswith("<!--", i):
            text = raw[i + 4:]
            for suffix in ("--!", "--", "-"):
                if text.endswith(suffix):
                    text = text.removesuffix(suffix)
                    break
            self.handle_comment(text)
        elif raw.startswith("<![CDATA[", i) and self._support_cdata:
            self.unknown_decl(raw[i + 3:])
        elif raw[i:i + 9].lower() == '<!doctype':
            self.handle_decl(raw[i + 2:])
        elif raw.startswith("<!", i):
            self.handle_comment(raw[i + 2:])
        else:
            self.handle_pi(raw[i + 2:])

    def _number_reference(self, i, end):
        raw, length = self.rawdata, len(self.rawdata)
        hexadecimal = raw[i + 2:i + 3] in ('x', 'X')
        digits = _DIGITS + 'abcdefABCDEF' if hexadecimal else _DIGITS
        begin = i + 3 if hexadecimal else i + 2
        k = _run(raw, begin, digits)
        if k > begin and k < length and raw[k] not in 'abcdefABCDEF':
            self.handle_charref(raw[i + 2:k])
            return k + raw.startswith(';', k)
        if k > begin:
            # More digits may follow; or letters that are none here do.
            if not end:
                return None
            self.handle_charref(raw[i + 2:])
            return length
        if i + 3 < length:
            self.handle_data("&#")
            return i + 2
        return None

    def _name_reference(self, i, end):
        raw, length = self.rawdata, len(self.rawdata)
        if found := entityref.match(raw, i):
            self.handle_entityref(found[1])
            # The sign behind the name is the reference's only if it is a semicolon.
            return found.end() if found[0][-1] == ';' else found.end() - 1
        if incomplete.match(raw, i):
            if not end:
                return None
            self.handle_entityref(raw[i + 1:])
            return length
        if i + 1 < length:
            self.handle_data("&")
            return i + 1
        return None

    # ---- markup: each returns where it ends, or -1

    def parse_html_declaration(self, i):
        raw = self.rawdata
        assert raw[i:i + 2] == '<!', 'unexpected call to parse_html_declaration()'
        if raw.startswith('<!--', i):
            return self.parse_comment(i)
        if raw.startswith('<![CDATA[', i) and self._support_cdata:
            j = raw.find(']]>', i + 9)
            if j < 0:
                return -1
            self.unknown_decl(raw[i + 3:j])
            return j + 3
        if raw[i:i + 9].lower() == '<!doctype':
            j = raw.find('>', i + 9)
            if j < 0:
                return -1
            self.handle_decl(raw[i + 2:j])
            return j + 1
        return self.parse_bogus_comment(i)

    def parse_comment(self, i, report=True):
        raw = self.rawdata
        assert raw.startswith('<!--', i), 'unexpected call to parse_comment()'
        if raw.startswith(('>', '->'), i + 4):
            begin, end = i + 4, raw.index('>', i + 4) + 1
        else:
            begin = raw.find('--', i + 4)
            while begin >= 0 and not raw.startswith(('>', '!>'), begin + 2):
                begin = raw.find('--', begin + 1)
            if begin < 0:
                return -1
            end = raw.index('>', begin) + 1
        if report:
            self.handle_comment(raw[i + 4:begin])
        return end

    def parse_bogus_comment(self, i, report=1):
        raw = self.rawdata
        assert raw[i:i + 2] in ('<!', '</'), 'unexpected call to parse_bogus_comment()'
        j = raw.find('>', i + 2)
        if j < 0:
            return -1
        if report:
            self.handle_comment(raw[i + 2:j])
        return j + 1

    def parse_pi(self, i):
        raw = self.rawdata
        assert raw[i:i + 2] == '<?', 'unexpected call to parse_pi()'
        found = piclose.search(raw, i + 2)
        if not found:
            return -1
        self.handle_pi(raw[i + 2:found.start()])
        return found.end()

    def parse_starttag(self, i):
        self._starttag_text = None
        end = self.check_for_whole_start_tag(i)
        if end < 0:
            return end
        raw = self.rawdata
        self._starttag_text = raw[i:end]
        name_end = _until(raw, i + 1, _SPACE + '/>')
        self.lasttag = tag = raw[i + 1:name_end].lower()
        attrs = []
        k = _skip_between(raw, name_end)
        while k < end and (found := _attribute(raw, k)) is not None:
            attribute_end, found_end, value = found
            text = None
            if value is not None:
                text = raw[value:found_end]
                if text[:1] in ('"', "'"):
                    text = text[1:-1]
                text = _unescape_value(text)
            attrs.append((raw[k:attribute_end].lower(), text))
            k = _skip_between(raw, found_end)
        rest = raw[k:end].strip()
        if rest == '/>':
            # As in XHTML: <span/>
            self.handle_startendtag(tag, attrs)
        elif rest == '>':
            self.handle_starttag(tag, attrs)
            if (tag in self.CDATA_CONTENT_ELEMENTS or tag == "plaintext"
                    or self.scripting and tag == "noscript"):
                self.set_cdata_mode(tag, escapable=False)
            elif tag in self.RCDATA_CONTENT_ELEMENTS:
                self.set_cdata_mode(tag, escapable=True)
        else:
            self.handle_data(raw[i:end])
        return end

    def check_for_whole_start_tag(self, i):
        return _tag_end(self.rawdata, i + 1)

    def parse_endtag(self, i):
        raw = self.rawdata
        assert raw[i:i + 2] == "</", "unexpected call to parse_endtag"
        if raw.find('>', i + 2) < 0:
            return -1
        if raw[i + 2] not in _LETTERS:
            # </> is nothing.
            return i + 3 if raw[i + 2] == '>' else self.parse_bogus_comment(i)
        end = _tag_end(raw, i + 2)
        if end < 0:
            return -1
        self.handle_endtag(raw[i + 2:_until(raw, i + 2, _SPACE + '/>')].lower())
        self.clear_cdata_mode()
        return end

    # ---- for subclasses

    def handle_startendtag(self, tag, attrs):
        """Called for <tag .../>."""
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        """Called for <tag ...>; attrs is a list of (name, value), value None where there is none."""

    def handle_endtag(self, tag):
        """Called for </tag>."""

    def handle_charref(self, name):
        """Called for &#name; unless references are converted."""

    def handle_entityref(self, name):
        """Called for &name; unless references are converted."""

    def handle_data(self, data):
        """Called for text."""

    def handle_comment(self, data):
        """Called for <!--data-->."""

    def handle_decl(self, decl):
        """Called for <!DOCTYPE ...>."""

    def handle_pi(self, data):
        """Called for <?data>."""

    def unknown_decl(self, data):
        """Called for <![data]]>."""
