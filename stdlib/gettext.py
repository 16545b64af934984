"""Messages in the user's language, from catalogues that GNU gettext compiled."""

import operator
import os
import sys

__all__ = ['NullTranslations', 'GNUTranslations', 'Catalog', 'bindtextdomain', 'find',
           'translation', 'install', 'textdomain', 'dgettext', 'dngettext', 'gettext', 'ngettext',
           'pgettext', 'dpgettext', 'npgettext', 'dnpgettext']

_default_localedir = os.path.join(sys.base_prefix, 'share', 'locale')


# ---- plural forms: an expression of C becomes a function --------------------------------------------

_OPERATORS = ('||', '&&', '==', '!=', '<=', '>=', '<', '>', '+', '-', '*', '/', '%', '?', ':', '!')
_PRIORITIES = {'||': 1, '&&': 2, '==': 3, '!=': 3, '<': 4, '>': 4, '<=': 4, '>=': 4, '+': 5,
               '-': 5, '*': 6, '/': 6, '%': 6}
_IN_PYTHON = {'||': 'or', '&&': 'and', '/': '//'}


def _is_word(char):
    return char.isalnum() or char == '_'


def _tokenize(plural):
    """Yield the tokens, and an empty one at the end."""
    at = 0
    while at < len(plural):
        if plural[at] in ' \t':
            at += 1
            continue
        end = at + 1
        if _is_word(plural[at]):
            while end < len(plural) and _is_word(plural[end]):
                end += 1
            token = plural[at:end]
            valid = token == 'n' or token.isascii() and token.isdigit()
        elif plural[at] in '()':
            token, valid = plural[at], True
        else:
            token = next((op for op in _OPERATORS if plural.startswith(op, at)), plural[at])
            valid = token in _OPERATORS
        if not valid:
            raise ValueError('invalid token in plural form: %s' % token)
        yield token
        at += len(token)
    yield ''


def _error(token):
    if token:
        return ValueError('unexpected token in plural form: %s' % token)
    return ValueError('unexpected end of plural form')


def _operand(tokens):
    """Return an operand in Python, and the token that follows it."""
    negations = 0
    while (token := next(tokens)) == '!':
        negations += 1
    if token == '(':
        inner, token = _parse(tokens)
        if token != ')':
            raise ValueError('unbalanced parenthesis in plural form')
        text = f'({inner})'
    elif token == 'n':
        text = 'n'
    else:
        try:
            text = str(int(token, 10))
        except ValueError:
            raise _error(token) from None
    return ('(' + 'not ' * negations + text + ')' if negations else text), next(tokens)


def _parse(tokens, priority=-1):
    """Return an expression in Python, and the token that ends it."""
    text, token = _operand(tokens)
    previous = 100
    while token in _PRIORITIES:
        current = _PRIORITIES[token]
        if current < priority:
            break
        # Comparisons after comparisons would be chains in Python.
        if current in (3, 4) and previous in (3, 4):
            text = f'({text})'
        sign = _IN_PYTHON.get(token, token)
        right, token = _parse(tokens, current + 1)
        text = f'{text} {sign} {right}'
        previous = current
    if previous == priority == 4:
        text = f'({text})'
    if token == '?' and priority <= 0:
        if_true, token = _parse(tokens, 0)
        if token != ':':
            raise _error(token)
        if_false, token = _parse(tokens)
        text = f'{if_true} if {text} else {if_false}'
        if priority == 0:
            text = f'({text})'
    return text, token


def c2py(plural):
    """Return a function for an expression of C in one variable, n."""
    if len(plural) > 1000:
        raise ValueError('plural form expression is too long')
    try:
        text, token = _parse(_tokenize(plural))
        if token:
            raise _error(token)
        depth = 0
        for char in text:
            depth += (char == '(') - (char == ')')
            if depth > 20:
                raise ValueError('plural form expression is too complex')
        namespace = {'_as_int': _as_int, '__name__': __name__}
        exec('def func(n):\n'
             '    if not isinstance(n, int):\n'
             '        n = _as_int(n)\n'
             f'    return int({text})\n', namespace)
        return namespace['func']
    except RecursionError:
        # They can be parsed, but their code cannot.
        raise ValueError('plural form expression is too complex')


def _as_int(n):
    try:
        round(n)
    except TypeError:
        raise TypeError('Plural value must be an integer, got %s' % type(n).__name__) from None
    return _as_int2(n)


def _as_int2(n):
    try:
        return operator.index(n)
    except TypeError:
        pass
    import warnings
    frame, level = sys._getframe(1), 2
    while frame.f_back is not None and frame.f_globals.get('__name__') == __name__:
        level += 1
        frame = frame.f_back
    warnings.warn('Plural value must be an integer, got %s' % type(n).__name__,
                  DeprecationWarning, level)
    return n


# ---- catalogues -----------------------------------------------------------------------------------

class NullTranslations:
    """Translates nothing, unless it has a fallback that does."""

    def __init__(self, fp=None):
        self._info = {}
        self._charset = None
        self._fallback = None
        if fp is not None:
            self._parse(fp)

    def _parse(self, fp):
        pass

    def add_fallback(self, fallback):
        """Ask another catalogue for what neither this one has nor its fallbacks."""
        if self._fallback:
            self._fallback.add_fallback(fallback)
        else:
            self._fallback = fallback

    def gettext(self, message):
        if self._fallback:
            return self._fallback.gettext(message)
        return message

    def ngettext(self, msgid1, msgid2, n):
        if self._fallback:
            return self._fallback.ngettext(msgid1, msgid2, n)
        return msgid1 if _as_int2(n) == 1 else msgid2

    def pgettext(self, context, message):
        if self._fallback:
            return self._fallback.pgettext(context, message)
        return message

    def npgettext(self, context, msgid1, msgid2, n):
        if self._fallback:
            return self._fallback.npgettext(context, msgid1, msgid2, n)
        return msgid1 if _as_int2(n) == 1 else msgid2

    def info(self):
        """Return a dict of what the catalogue says of itself."""
        return self._info

    def charset(self):
        """Return the encoding of the catalogue's file."""
        return self._charset

    def install(self, names=None):
        """Make gettext() the built-in function _(), and others of these names too."""
        import builtins
        builtins._ = self.gettext
        for name in {'gettext', 'ngettext', 'npgettext', 'pgettext'} & set(names or ()):
            setattr(builtins, name, getattr(self, name))


class GNUTranslations(NullTranslations):
    """A catalogue in a .mo file."""

    LE_MAGIC = 0x950412de
    BE_MAGIC = 0xde120495
    CONTEXT = "%s\x04%s"        # how a message with a context is called in the file
    VERSIONS = (0, 1)

    def _get_versions(self, version):
        return version >> 16, version & 0xffff

    def _parse(self, fp):
        from struct import unpack
        filename = getattr(fp, 'name', '')
        self._catalog = {}
        self.plural = lambda n: int(n != 1)
        data = fp.read()
        magic = unpack('<I', data[:4])[0]
        if magic not in (self.LE_MAGIC, self.BE_MAGIC):
            raise OSError(0, 'Bad magic number', filename)
        order = '<' if magic == self.LE_MAGIC else '>'
        version, count, messages, translations = unpack(order + '4I', data[4:20])
        major = self._get_versions(version)[0]
        if major not in self.VERSIONS:
            raise OSError(0, 'Bad version number ' + str(major), filename)

        def text(table, i):
            length, offset = unpack(order + 'II', data[table + 8 * i:table + 8 * i + 8])
            if offset + length >= len(data):
                raise OSError(0, 'File is corrupt', filename)
            return data[offset:offset + length]

        for i in range(count):
            message, translated = text(messages, i), text(translations, i)
            if not message:
                self._parse_info(translated)
            charset = self._charset or 'ascii'
            if b'\0' in message:
                singular, _ = message.split(b'\0')
                for number, form in enumerate(translated.split(b'\0')):
                    self._catalog[str(singular, charset), number] = str(form, charset)
            else:
                self._catalog[str(message, charset)] = str(translated, charset)

    def _parse_info(self, text):
        """Read the header, which is the translation of the empty message."""
        last = None
        for line in text.split(b'\n'):
            item = line.decode().strip()
            if not item or item.startswith('#-#-#-#-#') and item.endswith('#-#-#-#-#'):
                continue
            key, colon, value = item.partition(':')
            if not colon:
                if last:
                    self._info[last] += '\n' + item
                continue
            last, value = key.strip().lower(), value.strip()
            self._info[last] = value
            if last == 'content-type':
                self._charset = value.split('charset=')[1]
            elif last == 'plural-forms':
                self.plural = c2py(value.split(';')[1].split('plural=')[1])

    def _find(self, key):
        """Return the translation, also of a message that has plural forms, or None."""
        found = self._catalog.get(key)
        return self._catalog.get((key, self.plural(1))) if found is None else found

    def gettext(self, message):
        found = self._find(message)
        return super().gettext(message) if found is None else found

    def ngettext(self, msgid1, msgid2, n):
        found = self._catalog.get((msgid1, self.plural(n)))
        if found is not None:
            return found
        if self._fallback:
            return self._fallback.ngettext(msgid1, msgid2, n)
        return msgid1 if n == 1 else msgid2

    def pgettext(self, context, message):
        found = self._find(self.CONTEXT % (context, message))
        return super().pgettext(context, message) if found is None else found

    def npgettext(self, context, msgid1, msgid2, n):
        found = self._catalog.get((self.CONTEXT % (context, msgid1), self.plural(n)))
        if found is not None:
            return found
        if self._fallback:
            return self._fallback.npgettext(context, msgid1, msgid2, n)
        return msgid1 if n == 1 else msgid2


# ---- finding them ---------------------------------------------------------------------------------

def _expand_lang(loc):
    """Return a locale's names with fewer and fewer of its parts: de_DE.UTF-8@euro to de."""
    import locale
    parts = []
    rest = locale.normalize(loc)
    for sign in '@._':
        at = rest.find(sign)
        parts.append(rest[at:] if at >= 0 else '')
        rest = rest[:at] if at >= 0 else rest
    modifier, codeset, territory = parts
    names = []
    for m in dict.fromkeys((modifier, '')):
        for t in dict.fromkeys((territory, '')):
            for c in dict.fromkeys((codeset, '')):
                names.append(rest + t + c + m)
    return names


def _languages():
    for variable in ('LANGUAGE', 'LC_ALL', 'LC_MESSAGES', 'LANG'):
        value = os.environ.get(variable)
        if value:
            return value.split(':')
    return []


def find(domain, localedir=None, languages=None, all=False):
    """Return the path of the first catalogue for the user's languages, or of all; else None, []."""
    if localedir is None:
        localedir = _default_localedir
    if languages is None:
        languages = _languages()
    found = []
    tried = set()
    for language in languages:
        names = ['C'] if language == 'C' else _expand_lang(language)
        for name in names:
            if name == 'C':
                # Messages are in this language as they are.
                return found if all else None
            if name in tried:
                continue
            tried.add(name)
            path = os.path.join(localedir, name, 'LC_MESSAGES', '%s.mo' % domain)
            if os.path.exists(path):
                if not all:
                    return path
                found.append(path)
    return found if all else None


# (class, path): catalogue. Copies are given away, since fallbacks are added to them.
_translations = {}


def translation(domain, localedir=None, languages=None, class_=None, fallback=False):
    """Return the catalogue for the user's languages, with others as its fallbacks."""
    if class_ is None:
        class_ = GNUTranslations
    paths = find(domain, localedir, languages, all=True)
    if not paths:
        if fallback:
            return NullTranslations()
        from errno import ENOENT
        raise FileNotFoundError(ENOENT, 'No translation file found for domain', domain)
    from copy import copy
    result = None
    for path in paths:
        key = class_, os.path.abspath(path)
        catalogue = _translations.get(key)
        if catalogue is None:
            with open(path, 'rb') as file:
                catalogue = _translations.setdefault(key, class_(file))
        catalogue = copy(catalogue)
        if result is None:
            result = catalogue
        else:
            result.add_fallback(catalogue)
    return result


def install(domain, localedir=None, *, names=None):
    """Make the translations for a domain built-in functions."""
    translation(domain, localedir, fallback=True).install(names)


# ---- as in C --------------------------------------------------------------------------------------

_localedirs = {}
_current_domain = 'messages'


def textdomain(domain=None):
    """Set the domain of gettext() and its like, if one is given; return it."""
    global _current_domain
    if domain is not None:
        _current_domain = domain
    return _current_domain


def bindtextdomain(domain, localedir=None):
    """Set the directory where a domain's catalogues are, if one is given; return it."""
    if localedir is not None:
        _localedirs[domain] = localedir
    return _localedirs.get(domain, _default_localedir)


def _domain(domain):
    try:
        return translation(domain, _localedirs.get(domain))
    except OSError:
        return NullTranslations()


def dgettext(domain, message):
    """Return the message in the user's language, if there is a translation in the domain."""
    return _domain(domain).gettext(message)


def dngettext(domain, msgid1, msgid2, n):
    """Do as dgettext() does, with the form of the message that is right for n."""
    return _domain(domain).ngettext(msgid1, msgid2, n)


def dpgettext(domain, context, message):
    """Do as dgettext() does, for a message that means different things in different contexts."""
    return _domain(domain).pgettext(context, message)


def dnpgettext(domain, context, msgid1, msgid2, n):
    """Do as dpgettext() does, with the form of the message that is right for n."""
    return _domain(domain).npgettext(context, msgid1, msgid2, n)


def gettext(message):
    """Return the message in the user's language, if there is a translation."""
    return dgettext(_current_domain, message)


def ngettext(msgid1, msgid2, n):
    """Do as gettext() does, with the form of the message that is right for n."""
    return dngettext(_current_domain, msgid1, msgid2, n)


def pgettext(context, message):
    """Do as gettext() does, for a message that means different things in different contexts."""
    return dpgettext(_current_domain, context, message)


def npgettext(context, msgid1, msgid2, n):
    """Do as pgettext() does, with the form of the message that is right for n."""
    return dnpgettext(_current_domain, context, msgid1, msgid2, n)


Catalog = translation
