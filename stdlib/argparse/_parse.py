"""How arguments are given to actions.

Strings are told by a pattern, a character for each: O may be an option, A is an argument, - is '--',
behind which all are arguments.
"""

from gettext import gettext as _

from argparse._actions import (ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE,
                               ArgumentError, _get_action_name)

_ANY = float('inf')
_DASHES = ('-', 0, _ANY)

# What an option's nargs takes, and a positional argument's: (characters, at least, at most).
_OPTION_PIECES = {
    None: [('A', 1, 1)], OPTIONAL: [('A', 0, 1)], ZERO_OR_MORE: [('A', 0, _ANY)],
    ONE_OR_MORE: [('A', 1, _ANY)], REMAINDER: [('AO', 0, _ANY)],
    PARSER: [('A', 1, 1), ('AO', 0, _ANY)], SUPPRESS: [],
}
_POSITIONAL_PIECES = {
    None: [_DASHES, ('A', 1, 1), _DASHES], OPTIONAL: [_DASHES, ('A', 0, 1), _DASHES],
    ZERO_OR_MORE: [_DASHES, ('A-', 0, _ANY)],
    ONE_OR_MORE: [_DASHES, ('A', 1, 1), ('A-', 0, _ANY)], REMAINDER: [('AO-', 0, _ANY)],
    PARSER: [_DASHES, ('A', 1, 1), ('AO-', 0, _ANY)], SUPPRESS: [_DASHES],
}


def _nargs_pieces(action):
    nargs = action.nargs
    table = _OPTION_PIECES if action.option_strings else _POSITIONAL_PIECES
    if nargs is None or isinstance(nargs, str):
        return table[nargs]
    if action.option_strings:
        return [('AO', nargs, nargs)]
    return [_DASHES, ('A', 1, 1)] * nargs + [_DASHES]


def _run_length(pattern, begin, chars, limit):
    end = begin
    while end < len(pattern) and end - begin < limit and pattern[end] in chars:
        end += 1
    return end - begin


def _match_nargs(actions, pattern):
    """Return how many strings each action takes, the first ones as many as they can, or None."""
    pieces, lasts = [], []
    for action in actions:
        pieces += _nargs_pieces(action)
        lasts.append(len(pieces))
    counts, at = [], 0
    while len(counts) < len(pieces):
        chars, least, most = pieces[len(counts)]
        count = _run_length(pattern, at, chars, most)
        if count >= least:
            counts.append(count)
            at += count
            continue
        # Let one before take one less.
        while counts:
            count = counts.pop()
            at -= count
            if count > pieces[len(counts)][1]:
                counts.append(count - 1)
                at += count - 1
                break
        else:
            return None
    return [sum(counts[begin:end]) for begin, end in zip([0, *lasts], lasts)]


class _Parsing:
    """One command's arguments being parsed."""

    def __init__(self, parser, strings, namespace, intermixed):
        self.parser = parser
        self.strings = strings
        self.namespace = namespace
        self.intermixed = intermixed
        self.options = {}               # index: what the option there may mean
        self.pattern = self.tell_apart()
        self.positionals = parser._get_positional_actions()
        self.extras, self.extras_pattern = [], []
        self.seen = set()               # the actions that took their strings, or none
        self.given = set()              # those for which there were any
        self.warned = set()
        self.conflicts = {}             # action: those that must not be given with it
        for group in parser._mutually_exclusive_groups:
            for action in group._group_actions:
                self.conflicts.setdefault(action, []).extend(
                    [other for other in group._group_actions if other is not action])

    def tell_apart(self):
        pattern = []
        for i, string in enumerate(self.strings):
            if string == '--':
                pattern.append('-' + 'A' * (len(self.strings) - i - 1))
                break
            meanings = self.parser._parse_optional(string)
            if meanings is not None:
                self.options[i] = meanings
            pattern.append('A' if meanings is None else 'O')
        return ''.join(pattern)

    def run(self):
        """Return the strings that no action took."""
        last = max(self.options, default=-1)
        at = 0
        while at <= last:
            option = at
            while option not in self.options:
                option += 1
            if not self.intermixed and at != option:
                end = self.take_positionals(at)
                if end > at:
                    at = end
                    continue
            if at not in self.options:
                self.leave(at, option)
                at = option
            at = self.take_option(at)
        if self.intermixed:
            self.leave(at, len(self.strings))
            self.take_positionals_of_extras()
        else:
            end = self.take_positionals(at)
            self.extras += self.strings[end:]
        self.check_required()
        return self.extras

    def leave(self, begin, end):
        self.extras += self.strings[begin:end]
        self.extras_pattern += self.pattern[begin:end]

    # ---- options

    def take_option(self, at):
        """Let the option here take its arguments; return where they end."""
        meanings = self.options[at]
        if len(meanings) > 1:
            raise ArgumentError(None, _('ambiguous option: %(option)s could match %(matches)s') % {
                'option': self.strings[at],
                'matches': ', '.join([option for _action, option, _sep, _value in meanings])})
        action, option, sep, value = meanings[0]
        if action is None:
            self.extras.append(self.strings[at])
            self.extras_pattern.append('O')
            return at + 1
        found, end = [], at + 1
        while value is not None:
            count = self.parser._match_argument(action, 'A')
            if count == 1:
                found.append((action, [value], option))
                break
            if not self.is_flag_before_others(count, option, sep, value):
                raise ArgumentError(action, _('ignored explicit argument %r') % value)
            # -xyz: -x takes nothing, so y is an option.
            found.append((action, [], option))
            option = option[0] + value[0]
            action = self.parser._option_string_actions.get(option)
            if action is None:
                self.extras.append(option[0] + value)
                self.extras_pattern.append('O')
                break
            value = value[1:]
            sep = '=' if value.startswith('=') else ''
            value = value.removeprefix('=') if value else None
        if value is None:
            end += self.parser._match_argument(action, self.pattern[end:])
            found.append((action, self.strings[at + 1:end], option))
        for action, strings, option in found:
            if action.deprecated:
                self.warn_once(option, _("option '%(option)s' is deprecated") % {'option': option})
            self.take(action, strings, option)
        return end

    def is_flag_before_others(self, count, option, sep, value):
        chars = self.parser.prefix_chars
        return (count == 0 and option[1] not in chars and value != '' and not sep
                and value[0] not in chars)

    # ---- positional arguments

    def take_positionals(self, at):
        """Let as many as possible take the strings that begin here; return where they end."""
        counts = self.parser._match_arguments_partial(self.positionals, self.pattern[at:])
        for action, count in zip(self.positionals, counts):
            strings = self.strings[at:at + count]
            if action.nargs == PARSER:
                if self.pattern[at] == '-':
                    strings.remove('--')
            elif action.nargs != REMAINDER and '-' in self.pattern[at:at + count]:
                strings.remove('--')
            at += count
            if strings and action.deprecated:
                self.warn_once(action.dest, _("argument '%(argument_name)s' is deprecated")
                               % {'argument_name': action.dest})
            self.take(action, strings)
        del self.positionals[:len(counts)]
        return at

    def take_positionals_of_extras(self):
        """Give them what stands anywhere between the options."""
        pattern = ''.join(self.extras_pattern)
        self.strings = [string for string, kind in zip(self.extras, pattern) if kind != 'O']
        self.pattern = pattern.replace('O', '')
        taken = self.take_positionals(0)
        left = []
        for string, kind in zip(self.extras, pattern):
            if kind != 'O' and taken:
                taken -= 1
            else:
                left.append(string)
        self.extras = left

    # ---- actions

    def warn_once(self, name, message):
        if name not in self.warned:
            self.parser._warning(message)
            self.warned.add(name)

    def take(self, action, strings, option=None):
        self.seen.add(action)
        values = self.parser._get_values(action, strings)
        if action.option_strings or strings:
            self.given.add(action)
            for other in self.conflicts.get(action, ()):
                if other in self.given:
                    raise ArgumentError(action, _('not allowed with argument %s')
                                        % _get_action_name(other))
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option)

    def check_required(self):
        missing = []
        for action in self.parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(_get_action_name(action))
            elif (isinstance(action.default, str)
                  and getattr(self.namespace, action.dest, None) is action.default):
                # Defaults that are strings are converted as arguments are, if they are used.
                setattr(self.namespace, action.dest,
                        self.parser._get_value(action, action.default))
        if missing:
            raise ArgumentError(None, _('the following arguments are required: %s')
                                % ', '.join(missing))
        for group in self.parser._mutually_exclusive_groups:
            if group.required and not self.given.intersection(group._group_actions):
                names = [_get_action_name(action) for action in group._group_actions
                         if action.help is not SUPPRESS]
                raise ArgumentError(None, _('one of the arguments %s is required')
                                    % ' '.join(names))
