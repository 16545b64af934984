"""Tables as texts, with fields that are separated by commas or other signs."""

import types
from _csv import (QUOTE_ALL, QUOTE_MINIMAL, QUOTE_NONE, QUOTE_NONNUMERIC, QUOTE_NOTNULL,
                  QUOTE_STRINGS, Dialect as _Dialect, Error, field_size_limit, get_dialect,
                  list_dialects, reader, register_dialect, unregister_dialect, writer)
from io import StringIO

__all__ = ["QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "QUOTE_STRINGS",
           "QUOTE_NOTNULL", "Error", "Dialect", "excel", "excel_tab", "field_size_limit", "reader",
           "writer", "register_dialect", "get_dialect", "list_dialects", "Sniffer",
           "unregister_dialect", "DictReader", "DictWriter", "unix_dialect"]

__version__ = "1.0"


class Dialect:
    """How rows are written: subclasses set these attributes."""

    _name = ""
    _valid = False
    delimiter = None
    quotechar = None
    escapechar = None
    doublequote = None
    skipinitialspace = None
    lineterminator = None
    quoting = None

    def __init__(self):
        if self.__class__ != Dialect:
            self._valid = True
        self._validate()

    def _validate(self):
        try:
            _Dialect(self)
        except TypeError as error:
            raise Error(str(error)) from None


class excel(Dialect):
    """As Excel writes them."""

    delimiter = ','
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = '\r\n'
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    """As Excel writes them, with tabs."""

    delimiter = '\t'


class unix_dialect(excel):
    """As programs on Unix write them: all fields in quotes."""

    lineterminator = '\n'
    quoting = QUOTE_ALL


register_dialect("excel", excel)
register_dialect("excel-tab", excel_tab)
register_dialect("unix", unix_dialect)


def _as_list_if_iterator(names):
    return list(names) if names is not None and iter(names) is names else names


class DictReader:
    """Reads rows as dicts; the names are given, or in the first row."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args,
                 **kwds):
        self._fieldnames = _as_list_if_iterator(fieldnames)
        self.restkey = restkey          # the name of what a row has too much, as a list
        self.restval = restval          # the value of what it has too little
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            # Reads the names.
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        names = self.fieldnames
        result = dict(zip(names, row))
        if len(names) < len(row):
            result[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            result[name] = self.restval
        return result

    __class_getitem__ = classmethod(types.GenericAlias)


class DictWriter:
    """Writes dicts as rows; other names than fieldnames are an error, or ignored."""

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args,
                 **kwds):
        self.fieldnames = _as_list_if_iterator(fieldnames)
        self.restval = restval
        self.extrasaction = extrasaction.lower()
        if self.extrasaction not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({self.extrasaction}) must be 'raise' or 'ignore'")
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        """Write a row of the names."""
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _dict_to_list(self, rowdict):
        if self.extrasaction == "raise":
            wrong = rowdict.keys() - self.fieldnames
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: "
                                 + ", ".join(map(repr, wrong)))
        return (rowdict.get(name, self.restval) for name in self.fieldnames)

    def writerow(self, rowdict):
        """Write a row."""
        return self.writer.writerow(self._dict_to_list(rowdict))

    def writerows(self, rowdicts):
        """Write rows."""
        return self.writer.writerows(map(self._dict_to_list, rowdicts))

    __class_getitem__ = classmethod(types.GenericAlias)


def _count(counts, key):
    counts[key] = counts.get(key, 0) + 1


class Sniffer:
    """Guesses how rows are written from a sample."""

    def __init__(self):
        self.preferred = [',', '\t', ';', ' ', ':']

    def sniff(self, sample, delimiters=None):
        """Return a dialect; its delimiter is one of those given."""
        sample = sample.replace('\r\n', '\n').replace('\r', '\n')
        quotechar, doublequote, delimiter, skip = self._guess_quote_and_delimiter(sample,
                                                                                  delimiters)
        if not delimiter:
            delimiter, skip = self._guess_delimiter(sample, delimiters)
        if not delimiter:
            raise Error("Could not determine delimiter")

        class dialect(Dialect):
            _name = "sniffed"
            lineterminator = '\r\n'
            quoting = QUOTE_MINIMAL

        dialect.doublequote = doublequote
        dialect.delimiter = delimiter
        # Even where no field has one, the reader wants to know it.
        dialect.quotechar = quotechar or '"'
        dialect.skipinitialspace = skip
        return dialect

    def _guess_quote_and_delimiter(self, data, delimiters):
        """Look for quoted fields, and at what stands beside them."""
        import re
        body = r'(?:(?P=quote){2}|(?!(?P=quote)).)*+(?P=quote)'
        before = r'(?P<delim>[^\w\n"\'])(?P<space> ?)(?P<quote>["\'])'
        begin = r'(?:^|\n)(?P<quote>["\'])'
        for pattern in (before + body + r'(?P=delim)',                                  # ,"...",
                        begin + body + r'(?P<delim>[^\w\n"\'])(?P<space> ?)',           # "...",
                        before + body + r'(?:$|\n)',                                    # ,"..."
                        begin + body + r'(?:$|\n)'):                                    # "..."
            found = [match.groupdict()
                     for match in re.finditer(pattern, data, re.DOTALL | re.MULTILINE)]
            if found:
                break
        else:
            return '', False, None, 0
        quotes, delims, spaces = {}, {}, 0
        for groups in found:
            _count(quotes, groups['quote'])
            delim = groups.get('delim')
            if delim and (delimiters is None or delim in delimiters):
                _count(delims, delim)
            spaces += bool(groups.get('space'))
        quotechar = max(quotes, key=quotes.get)
        delim, skip = '', 0
        if delims:
            delim = max(delims, key=delims.get)
            skip = delims[delim] == spaces
            if delim == '\n':
                # One field in each row.
                delim = ''
        doublequote = False
        if delim:
            escaped, space = re.escape(delim), '' if delim == ' ' else ' *+'
            fields = re.finditer(rf'(?:(?<={escaped})|^){space}{quotechar}'
                                 rf'((?:{quotechar}{quotechar}|[^{quotechar}]++)*+){quotechar}'
                                 rf'(?:{escaped}|$)', data, re.MULTILINE)
            doublequote = any(quotechar * 2 in match[1] for match in fields)
        return quotechar, doublequote, delim, skip

    def _guess_delimiter(self, data, delimiters):
        """Look for a character that lines have the same number of, more and more of them."""
        lines = [line for line in data.split('\n') if line]
        size = min(10, len(lines))
        frequencies = {chr(code): {} for code in range(127)}
        delims = {}
        modes = {}
        for start in range(0, len(lines), size or 1):
            for line in lines[start:start + size]:
                for char, counts in frequencies.items():
                    _count(counts, line.count(char))
            seen = float(min(start + size, len(lines)))
            for char, counts in frequencies.items():
                if list(counts) == [0]:
                    continue
                usual = max(counts, key=counts.get)
                others = sum(counts.values()) - counts[usual]
                modes[char] = usual, counts[usual] - others
            consistency = 1.0
            while not delims and consistency >= 0.9:
                for char, (count, lead) in modes.items():
                    if (count > 0 and lead > 0 and lead / seen >= consistency
                            and (delimiters is None or char in delimiters)):
                        delims[char] = count, lead
                consistency -= 0.01
            if len(delims) == 1:
                break
        if not delims:
            return '', 0
        if len(delims) == 1:
            delim, = delims
        else:
            delim = next((char for char in self.preferred if char in delims), None)
            if delim is None:
                delim = max((mode, char) for char, mode in delims.items())[1]
        return delim, lines[0].count(delim) == lines[0].count(delim + ' ')

    def has_header(self, sample):
        """Return whether the first row seems to hold names: it differs from the others."""
        rows = reader(StringIO(sample), self.sniff(sample))
        header = next(rows)
        # The columns' types: complex, or the length of all its texts.
        kinds = dict.fromkeys(range(len(header)))
        for checked, row in enumerate(rows):
            if checked > 20:
                break
            if len(row) != len(header):
                continue
            for column in list(kinds):
                kind = complex
                try:
                    complex(row[column])
                except (ValueError, OverflowError):
                    kind = len(row[column])
                if kinds[column] is None:
                    kinds[column] = kind
                elif kinds[column] != kind:
                    del kinds[column]
        votes = 0
        for column, kind in kinds.items():
            if isinstance(kind, int):
                differs = len(header[column]) != kind
            else:
                try:
                    kind(header[column])
                    differs = False
                except (ValueError, TypeError):
                    differs = True
            votes += 1 if differs else -1
        return votes > 0
