"""Patterns and replacements as text, and what they mean."""

from ._constants import *
from ._constants import PatternError

_SPECIAL = frozenset(".\\[{()*+?^$|")
_DIGITS = frozenset("0123456789")
_OCTAL = frozenset("01234567")
_HEXADECIMAL = frozenset("0123456789abcdefABCDEF")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_BLANK = frozenset(" \t\n\r\v\f")

_CONTROLS = {"a": 7, "b": 8, "f": 12, "n": 10, "r": 13, "t": 9, "v": 11, "\\": 92}
_SETS = {
    "d": CATEGORY_DIGIT, "D": CATEGORY_NOT_DIGIT,
    "s": CATEGORY_SPACE, "S": CATEGORY_NOT_SPACE,
    "w": CATEGORY_WORD, "W": CATEGORY_NOT_WORD,
}
_PLACES = {
    "A": AT_BEGINNING_STRING, "b": AT_BOUNDARY, "B": AT_NON_BOUNDARY,
    "z": AT_END_STRING, "Z": AT_END_STRING,
}
_FLAGS = {
    "i": SRE_FLAG_IGNORECASE, "L": SRE_FLAG_LOCALE, "m": SRE_FLAG_MULTILINE, "s": SRE_FLAG_DOTALL,
    "x": SRE_FLAG_VERBOSE, "a": SRE_FLAG_ASCII, "u": SRE_FLAG_UNICODE,
}
_HEX_LENGTHS = {"x": 2, "u": 4, "U": 8}
_SET_OPERATIONS = {"-": "difference", "&": "intersection", "~": "symmetric difference", "|": "union"}

# More than any width can be.
_MAXWIDTH = 1 << 64


class _Reader:
    """Text in pieces of one character, or of a backslash and one character. `next` is the piece
    that comes next, None at the end; it has been read already, `index` is behind it."""

    def __init__(self, pattern):
        self.pattern = pattern
        self.is_text = isinstance(pattern, str)
        self.text = pattern if self.is_text else str(pattern, "latin1")
        self.index = 0
        self.next = None
        self.advance()

    def advance(self):
        """Reads on, and returns the piece that was next."""
        this = self.next
        index = self.index
        text = self.text
        piece = text[index:index + 1]
        if piece == "\\":
            piece = text[index:index + 2]
            if len(piece) == 1:
                raise PatternError("bad escape (end of pattern)", self.pattern, index)
        self.index = index + len(piece)
        self.next = piece or None
        return this

    def take(self, piece):
        if self.next == piece:
            self.advance()
            return True
        return False

    def take_while(self, most, characters):
        taken = ""
        while most and self.next in characters:
            taken += self.advance()
            most -= 1
        return taken

    def take_name(self, end, what):
        name = ""
        while True:
            piece = self.advance()
            if piece is None:
                if not name:
                    raise self.error("missing " + what)
                raise self.error(f"missing {end}, unterminated name", len(name))
            if piece == end:
                if not name:
                    raise self.error("missing " + what, 1)
                return name
            name += piece

    def tell(self):
        return self.index - len(self.next or "")

    def seek(self, index):
        self.index = index
        self.advance()

    def error(self, message, back=0):
        """The error that is so far back from what comes next."""
        if not self.is_text:
            message = message.encode("ascii", "backslashreplace").decode("ascii")
        return PatternError(message, self.pattern, self.tell() - back)

    def check_name(self, name, back):
        if not (self.is_text or name.isascii()):
            raise self.error(f"bad character in group name {name!a}", len(name) + back)
        if not name.isidentifier():
            raise self.error(f"bad character in group name {name!r}", len(name) + back)

    def character(self, escape):
        """The number of the character that an escape stands for, if it is one that means the same
        inside of sets as outside."""
        c = escape[1]
        if c in _HEX_LENGTHS and (c == "x" or self.is_text):
            escape += self.take_while(_HEX_LENGTHS[c], _HEXADECIMAL)
            if len(escape) != 2 + _HEX_LENGTHS[c]:
                raise self.error("incomplete escape " + escape, len(escape))
            number = int(escape[2:], 16)
            if number > 0x10FFFF:
                raise self.error("bad escape " + escape, len(escape))
            return number
        if c == "N" and self.is_text:
            return self._named_character()
        if c in _LETTERS or c in _DIGITS:
            raise self.error("bad escape " + escape, len(escape))
        return ord(c)

    def _named_character(self):
        import unicodedata
        if not self.take("{"):
            raise self.error("missing {")
        name = self.take_name("}", "character name")
        try:
            return ord(unicodedata.lookup(name))
        except (KeyError, TypeError):
            raise self.error(f"undefined character name {name!r}", len(name) + len(r"\N{}")) from None

    def octal(self, escape):
        number = int(escape[1:], 8)
        if number > 0o377:
            raise self.error(f"octal escape value {escape} outside of range 0-0o377", len(escape))
        return number


class Parser(_Reader):
    """A pattern while it is read, and what was found out: flags, groups, names."""

    def __init__(self, pattern, flags):
        self.flags = flags
        self.names = {}
        self.widths = [None]            # of each group; None: not closed yet
        self.groups_before_lookbehind = None
        self.conditions = {}            # where groups that may come later were first asked for
        super().__init__(pattern)

    def parse(self):
        tree = self._alternatives(self.flags & SRE_FLAG_VERBOSE, True)
        self.flags = self._fixed_flags()
        if self.next is not None:
            raise self.error("unbalanced parenthesis")
        for group, position in self.conditions.items():
            if group >= len(self.widths):
                raise PatternError(f"invalid group reference {group}", self.pattern, position)
        return tree

    def _fixed_flags(self):
        flags = self.flags
        if self.is_text:
            if flags & SRE_FLAG_LOCALE:
                raise ValueError("cannot use LOCALE flag with a str pattern")
            if not flags & SRE_FLAG_ASCII:
                flags |= SRE_FLAG_UNICODE
            elif flags & SRE_FLAG_UNICODE:
                raise ValueError("ASCII and UNICODE flags are incompatible")
        else:
            if flags & SRE_FLAG_UNICODE:
                raise ValueError("cannot use UNICODE flag with a bytes pattern")
            if flags & SRE_FLAG_LOCALE and flags & SRE_FLAG_ASCII:
                raise ValueError("ASCII and LOCALE flags are incompatible")
        return flags

    # ---- widths

    def width(self, tree):
        """The least and the most characters that a pattern matches."""
        least = most = 0
        for kind, value in tree:
            if kind in UNITS:
                low = high = 1
            elif kind == BRANCH:
                widths = [self.width(each) for each in value[1]]
                low = min(each[0] for each in widths)
                high = max(each[1] for each in widths)
            elif kind == SUBPATTERN:
                low, high = value[0] is not None and self.widths[value[0]] or self.width(value[3])
            elif kind == ATOMIC_GROUP:
                low, high = self.width(value)
            elif kind in REPEATS:
                low, high = self.width(value[2])
                low *= value[0]
                high = _MAXWIDTH if value[1] == MAXREPEAT and high else high * value[1]
            elif kind == GROUPREF:
                low, high = self.widths[value]
            elif kind == GROUPREF_EXISTS:
                low, high = self.width(value[1])
                other = self.width(value[2]) if value[2] is not None else (0, 0)
                low = min(low, other[0])
                high = max(high, other[1])
            else:
                continue
            least += low
            most += high
        return min(least, _MAXWIDTH), min(most, _MAXWIDTH)

    # ---- alternatives and sequences

    def _alternatives(self, verbose, is_outermost=False):
        branches = []
        while True:
            branches.append(self._sequence(verbose, is_outermost and not branches))
            if not self.take("|"):
                break
            if is_outermost:
                verbose = self.flags & SRE_FLAG_VERBOSE
        if len(branches) == 1:
            return branches[0]
        tree = []
        # What all begin with comes first.
        while all(branches):
            first = branches[0][0]
            if any(branch[0] != first for branch in branches):
                break
            tree.append(first)
            for branch in branches:
                del branch[0]
        # Branches of one character each are a set.
        items = {}
        for branch in branches:
            if len(branch) != 1:
                break
            kind, value = branch[0]
            if kind == LITERAL:
                items[branch[0]] = None
            elif kind == IN and value[0][0] != NEGATE:
                items.update(dict.fromkeys(value))
            else:
                break
        else:
            tree.append((IN, list(items)))
            return tree
        tree.append((BRANCH, (None, branches)))
        return tree

    def _sequence(self, verbose, is_first=False):
        tree = []
        while True:
            this = self.next
            if this is None or this == "|" or this == ")":
                break
            self.advance()
            if verbose:
                if this in _BLANK:
                    continue
                if this == "#":
                    while self.advance() not in (None, "\n"):
                        pass
                    continue
            if this[0] == "\\":
                tree.append(self._escape(this))
            elif this not in _SPECIAL:
                tree.append((LITERAL, ord(this)))
            elif this == "[":
                tree.append(self._set())
            elif this == ".":
                tree.append((ANY, None))
            elif this == "^":
                tree.append((AT, AT_BEGINNING))
            elif this == "$":
                tree.append((AT, AT_END))
            elif this == "(":
                start = self.tell() - 1
                kind, value, inner_verbose = self._open(verbose, start)
                if kind is None:
                    if value is not None and (tree or not is_first):
                        raise self.error("global flags not at the start of the expression",
                                         self.tell() - start)
                    verbose = inner_verbose
                elif kind == GROUPREF:
                    tree.append((kind, value))
                elif kind == GROUPREF_EXISTS:
                    yes = self._sequence(inner_verbose)
                    no = None
                    if self.take("|"):
                        no = self._sequence(inner_verbose)
                        if self.next == "|":
                            raise self.error("conditional backref with more than two branches")
                    if not self.take(")"):
                        raise self.error("missing ), unterminated subpattern", self.tell() - start)
                    tree.append((kind, (value, yes, no)))
                else:
                    inner = self._alternatives(inner_verbose)
                    tree.append(self._close(kind, value, inner, start))
            else:
                self._repeat(tree, this)
        # Groups that only hold things together are not needed any more.
        flat = []
        for node in tree:
            if node[0] == SUBPATTERN and node[1][:3] == (None, 0, 0):
                flat += node[1][3]
            else:
                flat.append(node)
        return flat

    def _repeat(self, tree, this):
        here = self.tell()
        if this == "{":
            if self.next == "}":
                tree.append((LITERAL, ord(this)))
                return
            low = high = self.take_while(-1, _DIGITS)
            if self.take(","):
                high = self.take_while(-1, _DIGITS)
            if not self.take("}"):
                tree.append((LITERAL, ord(this)))
                self.seek(here)
                return
            least = int(low or 0)
            most = int(high) if high else MAXREPEAT
            if least >= MAXREPEAT or high and most >= MAXREPEAT:
                raise OverflowError("the repetition number is too large")
            if most < least:
                raise self.error("min repeat greater than max repeat", self.tell() - here)
        else:
            least = 1 if this == "+" else 0
            most = 1 if this == "?" else MAXREPEAT
        if not tree or tree[-1][0] == AT:
            raise self.error("nothing to repeat", self.tell() - here + len(this))
        kind, value = tree[-1]
        if kind in REPEATS:
            raise self.error("multiple repeat", self.tell() - here + len(this))
        item = value[3] if kind == SUBPATTERN and value[:3] == (None, 0, 0) else [tree[-1]]
        if self.take("?"):
            kind = MIN_REPEAT
        elif self.take("+"):
            kind = POSSESSIVE_REPEAT
        else:
            kind = MAX_REPEAT
        tree[-1] = (kind, (least, most, item))

    # ---- escapes and sets

    def _escape(self, escape):
        c = escape[1]
        if c in _PLACES:
            return AT, _PLACES[c]
        if c in _SETS:
            return IN, [(CATEGORY, _SETS[c])]
        if c in _CONTROLS:
            return LITERAL, _CONTROLS[c]
        if c == "0":
            return LITERAL, int((escape + self.take_while(2, _OCTAL))[1:], 8)
        if c in _DIGITS:
            return self._numbered(escape)
        return LITERAL, self.character(escape)

    def _numbered(self, escape):
        """A reference to a group, or three octal digits."""
        if self.next in _DIGITS:
            escape += self.advance()
            if escape[1] in _OCTAL and escape[2] in _OCTAL and self.next in _OCTAL:
                return LITERAL, self.octal(escape + self.advance())
        group = int(escape[1:])
        if group >= len(self.widths):
            raise self.error(f"invalid group reference {group}", len(escape) - 1)
        if self.widths[group] is None:
            raise self.error("cannot refer to an open group", len(escape))
        self._check_lookbehind(group)
        return GROUPREF, group

    def _check_lookbehind(self, group):
        if self.groups_before_lookbehind is None:
            return
        if not self._is_closed(group):
            raise self.error("cannot refer to an open group")
        if group >= self.groups_before_lookbehind:
            raise self.error("cannot refer to group defined in the same lookbehind subpattern")

    def _is_closed(self, group):
        return group < len(self.widths) and self.widths[group] is not None

    def _set_escape(self, escape):
        c = escape[1]
        if c in _CONTROLS:
            return LITERAL, _CONTROLS[c]
        if c in _SETS:
            return CATEGORY, _SETS[c]
        if c in _OCTAL:
            return LITERAL, self.octal(escape + self.take_while(2, _OCTAL))
        return LITERAL, self.character(escape)

    def _warn(self, message):
        """About the place from where this package was called."""
        import warnings
        warnings.warn(message, FutureWarning, stacklevel=2, skip_file_prefixes=("<frozen re",))

    def _set(self):
        here = self.tell() - 1
        if self.next == "[":
            self._warn(f"Possible nested set at position {self.tell()}")
        negate = self.take("^")
        items = {}
        while True:
            this = self.advance()
            if this is None:
                raise self.error("unterminated character set", self.tell() - here)
            if this == "]" and items:
                break
            if this[0] == "\\":
                item = self._set_escape(this)
            else:
                if items and this in _SET_OPERATIONS and self.next == this:
                    self._warn(f"Possible set {_SET_OPERATIONS[this]} at position {self.tell() - 1}")
                item = LITERAL, ord(this)
            if not self.take("-"):
                items[item] = None
                continue
            that = self.advance()
            if that is None:
                raise self.error("unterminated character set", self.tell() - here)
            if that == "]":
                items[item] = None
                items[LITERAL, ord("-")] = None
                break
            if that[0] == "\\":
                last = self._set_escape(that)
            else:
                if that == "-":
                    self._warn(f"Possible set difference at position {self.tell() - 2}")
                last = LITERAL, ord(that)
            if item[0] != LITERAL or last[0] != LITERAL or last[1] < item[1]:
                raise self.error(f"bad character range {this}-{that}", len(this) + 1 + len(that))
            items[RANGE, (item[1], last[1])] = None
        items = list(items)
        if len(items) == 1 and items[0][0] == LITERAL:
            return (NOT_LITERAL if negate else LITERAL), items[0][1]
        if negate:
            items.insert(0, (NEGATE, None))
        return IN, items

    # ---- groups

    def _open(self, verbose, start):
        """What comes after a parenthesis, up to the pattern in it: the kind of node, what is known
        of its value, and whether the pattern is verbose. A kind of None: this was all."""
        if not self.take("?"):
            return self._open_capture(None, verbose)
        c = self.advance()
        if c is None:
            raise self.error("unexpected end of pattern")
        if c == "P":
            return self._open_named(verbose)
        if c == ":":
            return SUBPATTERN, (None, 0, 0), verbose
        if c == "#":
            while True:
                if self.next is None:
                    raise self.error("missing ), unterminated comment", self.tell() - start)
                if self.advance() == ")":
                    return None, None, verbose
        if c in ("=", "!", "<"):
            return self._open_assertion(c, verbose)
        if c == "(":
            return GROUPREF_EXISTS, self._condition(), verbose
        if c == ">":
            return ATOMIC_GROUP, None, verbose
        if c in _FLAGS or c == "-":
            flags = self._inline_flags(c)
            if flags is None:
                return None, start, self.flags & SRE_FLAG_VERBOSE
            added, removed = flags
            verbose = (verbose or added & SRE_FLAG_VERBOSE) and not removed & SRE_FLAG_VERBOSE
            return SUBPATTERN, (None, added, removed), verbose
        raise self.error("unknown extension ?" + c, len(c) + 1)

    def _close(self, kind, value, tree, start):
        """The node, when its pattern has been read."""
        if kind in (ASSERT, ASSERT_NOT):
            direction, self.groups_before_lookbehind = value
        if not self.take(")"):
            raise self.error("missing ), unterminated subpattern", self.tell() - start)
        if kind == SUBPATTERN:
            if value[0] is not None:
                self.widths[value[0]] = self.width(tree)
            return kind, (*value, tree)
        if kind == ATOMIC_GROUP:
            return kind, tree
        if kind == ASSERT_NOT and not tree:
            return FAILURE, ()
        return kind, (direction, tree)

    def _open_capture(self, name, verbose):
        group = len(self.widths)
        self.widths.append(None)
        if group >= MAXGROUPS:
            raise self.error("too many groups", len(name or "") + 1)
        if name is not None:
            if name in self.names:
                raise self.error(f"redefinition of group name {name!r} as group {group}; "
                                 f"was group {self.names[name]}", len(name) + 1)
            self.names[name] = group
        return SUBPATTERN, (group, 0, 0), verbose

    def _open_named(self, verbose):
        if self.take("<"):
            name = self.take_name(">", "group name")
            self.check_name(name, 1)
            return self._open_capture(name, verbose)
        if self.take("="):
            name = self.take_name(")", "group name")
            self.check_name(name, 1)
            group = self.names.get(name)
            if group is None:
                raise self.error(f"unknown group name {name!r}", len(name) + 1)
            if self.widths[group] is None:
                raise self.error("cannot refer to an open group", len(name) + 1)
            self._check_lookbehind(group)
            return GROUPREF, group, verbose
        c = self.advance()
        if c is None:
            raise self.error("unexpected end of pattern")
        raise self.error("unknown extension ?P" + c, len(c) + 2)

    def _open_assertion(self, c, verbose):
        direction = 1
        before = self.groups_before_lookbehind
        if c == "<":
            c = self.advance()
            if c is None:
                raise self.error("unexpected end of pattern")
            if c not in ("=", "!"):
                raise self.error("unknown extension ?<" + c, len(c) + 2)
            direction = -1
            if before is None:
                self.groups_before_lookbehind = len(self.widths)
        return (ASSERT if c == "=" else ASSERT_NOT), (direction, before), verbose

    def _condition(self):
        name = self.take_name(")", "group name")
        if name.isdecimal() and name.isascii():
            group = int(name)
            if not group:
                raise self.error("bad group number", len(name) + 1)
            if group >= MAXGROUPS:
                raise self.error(f"invalid group reference {group}", len(name) + 1)
            self.conditions.setdefault(group, self.tell() - len(name) - 1)
        else:
            self.check_name(name, 1)
            group = self.names.get(name)
            if group is None:
                raise self.error(f"unknown group name {name!r}", len(name) + 1)
        self._check_lookbehind(group)
        return group

    def _inline_flags(self, c):
        """Flags to add and to remove, or None: they are for the whole pattern, and set."""
        added = removed = 0
        if c != "-":
            while True:
                flag = _FLAGS[c]
                if self.is_text and c == "L":
                    raise self.error("bad inline flags: cannot use 'L' flag with a str pattern")
                if not self.is_text and c == "u":
                    raise self.error("bad inline flags: cannot use 'u' flag with a bytes pattern")
                added |= flag
                if flag & TYPE_FLAGS and added & TYPE_FLAGS != flag:
                    raise self.error("bad inline flags: flags 'a', 'u' and 'L' are incompatible")
                c = self._flag("missing -, : or )", ")-:")
                if c in ")-:":
                    break
        if c == ")":
            self.flags |= added
            return None
        if c == "-":
            c = self._flag("missing flag", "")
            while True:
                flag = _FLAGS[c]
                if flag & TYPE_FLAGS:
                    raise self.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
                removed |= flag
                c = self._flag("missing :", ":")
                if c == ":":
                    break
        if added & removed:
            raise self.error("bad inline flags: flag turned on and off", 1)
        return added, removed

    def _flag(self, missing, others):
        """The letter of a flag, or one of the others."""
        c = self.advance()
        if c is None:
            raise self.error(missing)
        if c not in _FLAGS and (c not in others or len(c) > 1):
            raise self.error("unknown flag" if c.isalpha() else missing, len(c))
        return c


def dump(tree, level=0):
    """Prints a parsed pattern, for the flag DEBUG."""
    indent = level * "  "
    for kind, value in tree:
        if kind == IN:
            print(indent + kind)
            for each, what in value:
                print(f"{indent}  {each} {what}")
        elif kind == BRANCH:
            print(indent + kind)
            for n, branch in enumerate(value[1]):
                if n:
                    print(indent + "OR")
                dump(branch, level + 1)
        elif kind == GROUPREF_EXISTS:
            print(indent + kind, value[0])
            dump(value[1], level + 1)
            if value[2]:
                print(indent + "ELSE")
                dump(value[2], level + 1)
        elif isinstance(value, list):
            print(indent + kind)
            dump(value, level + 1)
        elif isinstance(value, tuple):
            print(indent + kind, *(each for each in value if not isinstance(each, list)))
            for each in value:
                if isinstance(each, list):
                    dump(each, level + 1)
        else:
            print(indent + kind, value)


class State:
    """What is known of a pattern as a whole."""

    def __init__(self, parser):
        self.str = parser.pattern
        self.flags = parser.flags
        self.groupdict = parser.names
        self.groups = len(parser.widths)


class SubPattern:
    """A parsed pattern, for those who look into one from outside: a sequence of pairs, and its width."""

    def __init__(self, parser, data):
        self._parser = parser
        self.state = State(parser)
        self.data = data

    def __iter__(self):
        return iter(self.data)

    def getwidth(self):
        """Return the least and the most characters that it matches."""
        return self._parser.width(self.data)

    def dump(self, level=0):
        """Print it."""
        dump(self.data, level)

    def __repr__(self):
        return repr(self.data)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, index):
        found = self.data[index]
        return SubPattern(self._parser, found) if isinstance(index, slice) else found


def parse(str, flags=0, state=None):
    """Return the SubPattern that a pattern is; flags are those of the module re."""
    parser = Parser(str, flags)
    return SubPattern(parser, parser.parse())


def parse_template(source, pattern):
    """A replacement as a tuple of literals and numbers of groups, which alternate; it begins and
    ends with a literal."""
    reader = _Reader(source)
    parts = []
    literal = []

    def add_literal():
        text = "".join(literal)
        parts.append(text if reader.is_text else text.encode("latin-1"))
        literal.clear()

    def add_group(group, back):
        if group > pattern.groups:
            raise reader.error(f"invalid group reference {group}", back)
        add_literal()
        parts.append(group)

    while (this := reader.advance()) is not None:
        if this[0] != "\\":
            literal.append(this)
            continue
        c = this[1]
        if c == "g":
            if not reader.take("<"):
                raise reader.error("missing <")
            name = reader.take_name(">", "group name")
            if name.isdecimal() and name.isascii():
                group = int(name)
                if group >= MAXGROUPS:
                    raise reader.error(f"invalid group reference {group}", len(name) + 1)
            else:
                reader.check_name(name, 1)
                try:
                    group = pattern.groupindex[name]
                except KeyError:
                    raise IndexError(f"unknown group name {name!r}") from None
            add_group(group, len(name) + 1)
        elif c == "0":
            literal.append(chr(int((this + reader.take_while(2, _OCTAL))[1:], 8) & 0xFF))
        elif c in _DIGITS:
            if reader.next in _DIGITS:
                this += reader.advance()
                if c in _OCTAL and this[2] in _OCTAL and reader.next in _OCTAL:
                    literal.append(chr(reader.octal(this + reader.advance())))
                    continue
            add_group(int(this[1:]), len(this) - 1)
        elif c in _CONTROLS:
            literal.append(chr(_CONTROLS[c]))
        elif c in _LETTERS:
            raise reader.error("bad escape " + this, len(this))
        else:
            literal.append(this)
    add_literal()
    return tuple(parts)
