"""Parsing of commands' arguments: options, positional arguments, subcommands; help about them."""

import os as _os
import sys as _sys
from gettext import gettext as _

from argparse._actions import *
from argparse._actions import _ActionsContainer, _AttributeHolder, _get_action_name
from argparse._actions import _ArgumentGroup, _MutuallyExclusiveGroup
from argparse._help import *
from argparse._parse import _Parsing, _match_nargs

__version__ = '1.1'
__all__ = ['ArgumentParser', 'ArgumentError', 'ArgumentTypeError', 'BooleanOptionalAction',
           'FileType', 'HelpFormatter', 'ArgumentDefaultsHelpFormatter',
           'RawDescriptionHelpFormatter', 'RawTextHelpFormatter', 'MetavarTypeHelpFormatter',
           'Namespace', 'Action', 'ONE_OR_MORE', 'OPTIONAL', 'PARSER', 'REMAINDER', 'SUPPRESS',
           'ZERO_OR_MORE']

_UNRECOGNIZED_ARGS_ATTR = '_unrecognized_args'


def _identity(value):
    return value


def _prog_name(prog=None):
    """Return what the command was started with: the script's name, or 'python -m module'."""
    if prog is not None:
        return prog
    arg0 = _sys.argv[0]
    spec = getattr(_sys.modules.get('__main__'), '__spec__', None)
    if spec is None or spec.name != '__main__' and arg0 != spec.origin:
        return _os.path.basename(arg0)
    python = _os.path.basename(_sys.executable)
    if spec.name != '__main__':
        return f'{python} -m {spec.name.removesuffix(".__main__")}'
    # A folder or an archive.
    return f'{python} {arg0}'


class ArgumentParser(_AttributeHolder, _ActionsContainer):
    """Parses a command's arguments.

    prog and usage are what the command is called and how it is used, unless they can be found out;
    description and epilog stand before and after the help about the arguments. Parents are parsers
    whose arguments this one has too. Arguments that begin with one of fromfile_prefix_chars are
    names of files with arguments. With exit_on_error=False errors are raised (ArgumentError).
    """

    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=[],
                 formatter_class=HelpFormatter, prefix_chars='-', fromfile_prefix_chars=None,
                 argument_default=None, conflict_handler='error', add_help=True,
                 allow_abbrev=True, exit_on_error=True, *, suggest_on_error=False, color=True):
        super().__init__(description=description, prefix_chars=prefix_chars,
                         argument_default=argument_default, conflict_handler=conflict_handler)
        self.prog = _prog_name(prog)
        self.usage = usage
        self.epilog = epilog
        self.formatter_class = formatter_class
        self.fromfile_prefix_chars = fromfile_prefix_chars
        self.add_help = add_help
        self.allow_abbrev = allow_abbrev
        self.exit_on_error = exit_on_error
        self.suggest_on_error = suggest_on_error
        self.color = color
        self._cached_formatter = None
        self._positionals = self.add_argument_group(_('positional arguments'))
        self._optionals = self.add_argument_group(_('options'))
        self._subparsers = None
        self.register('type', None, _identity)
        if self.add_help:
            prefix = '-' if '-' in prefix_chars else prefix_chars[0]
            self.add_argument(prefix + 'h', prefix * 2 + 'help', action='help', default=SUPPRESS,
                              help=_('show this help message and exit'))
        for parent in parents:
            if not isinstance(parent, ArgumentParser):
                raise TypeError('parents must be a list of ArgumentParser')
            self._add_container_actions(parent)
            self._defaults.update(parent._defaults)

    def _get_kwargs(self):
        return [(name, getattr(self, name)) for name in (
            'prog', 'usage', 'description', 'formatter_class', 'conflict_handler', 'add_help')]

    # ---- arguments

    def add_subparsers(self, **kwargs):
        """Let the next positional argument be the name of a subcommand, with a parser of its own."""
        if self._subparsers is not None:
            raise ValueError('cannot have multiple subparser arguments')
        kwargs.setdefault('parser_class', type(self))
        if 'title' in kwargs or 'description' in kwargs:
            self._subparsers = self.add_argument_group(kwargs.pop('title', _('subcommands')),
                                                       kwargs.pop('description', None))
        else:
            self._subparsers = self._positionals
        if kwargs.get('prog') is None:
            # Subcommands are called by this command and the arguments that come before.
            formatter = self.formatter_class(prog=self.prog)
            formatter._set_color(False)
            formatter.add_usage(None, self._get_positional_actions(),
                                self._mutually_exclusive_groups, '')
            kwargs['prog'] = formatter.format_help().strip()
        action = self._pop_action_class(kwargs, 'parsers')(option_strings=[], **kwargs)
        action._color = self.color
        self._check_help(action)
        self._subparsers._add_action(action)
        return action

    def _add_action(self, action):
        (self._optionals if action.option_strings else self._positionals)._add_action(action)
        return action

    def _get_optional_actions(self):
        return [action for action in self._actions if action.option_strings]

    def _get_positional_actions(self):
        return [action for action in self._actions if not action.option_strings]

    # ---- parsing

    def parse_args(self, args=None, namespace=None):
        """Return an object whose attributes are the arguments' values; sys.argv's by default."""
        args, extras = self.parse_known_args(args, namespace)
        self._complain_about(extras)
        return args

    def parse_known_args(self, args=None, namespace=None):
        """Return such an object, and a list of the arguments that are not known."""
        return self._parse(args, namespace, False)

    def parse_intermixed_args(self, args=None, namespace=None):
        """Do as parse_args() does, but let positional arguments stand anywhere between options."""
        args, extras = self.parse_known_intermixed_args(args, namespace)
        self._complain_about(extras)
        return args

    def parse_known_intermixed_args(self, args=None, namespace=None):
        """Do as parse_known_args() does, but let positional arguments stand between options."""
        for action in self._get_positional_actions():
            if action.nargs in (PARSER, REMAINDER):
                raise TypeError('parse_intermixed_args: positional arg with nargs=%s'
                                % action.nargs)
        return self._parse(args, namespace, True)

    def _complain_about(self, extras):
        if extras:
            message = _('unrecognized arguments: %s') % ' '.join(extras)
            if not self.exit_on_error:
                raise ArgumentError(None, message)
            self.error(message)

    def _parse(self, args, namespace, intermixed):
        args = _sys.argv[1:] if args is None else list(args)
        if namespace is None:
            namespace = Namespace()
        for action in self._actions:
            if (action.dest is not SUPPRESS and action.default is not SUPPRESS
                    and not hasattr(namespace, action.dest)):
                setattr(namespace, action.dest, action.default)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        try:
            namespace, args = self._parse_known_args(args, namespace, intermixed)
        except ArgumentError as error:
            if not self.exit_on_error:
                raise
            self.error(str(error))
        if hasattr(namespace, _UNRECOGNIZED_ARGS_ATTR):
            args.extend(getattr(namespace, _UNRECOGNIZED_ARGS_ATTR))
            delattr(namespace, _UNRECOGNIZED_ARGS_ATTR)
        return namespace, args

    def _parse_known_args(self, arg_strings, namespace, intermixed):
        if self.fromfile_prefix_chars is not None:
            arg_strings = self._read_args_from_files(arg_strings)
        return namespace, _Parsing(self, arg_strings, namespace, intermixed).run()

    def _read_args_from_files(self, arg_strings):
        result = []
        for string in arg_strings:
            if not string or string[0] not in self.fromfile_prefix_chars:
                result.append(string)
                continue
            try:
                with open(string[1:], encoding=_sys.getfilesystemencoding(),
                          errors=_sys.getfilesystemencodeerrors()) as file:
                    strings = [arg for line in file.read().splitlines()
                               for arg in self.convert_arg_line_to_args(line)]
                result += self._read_args_from_files(strings)
            except OSError as error:
                raise ArgumentError(None, str(error))
        return result

    def convert_arg_line_to_args(self, arg_line):
        """Return a list of the arguments that a line in a file holds: by default it is one."""
        return [arg_line]

    def _match_argument(self, action, pattern):
        """Return how many strings the action takes of those that the pattern tells."""
        counts = _match_nargs([action], pattern)
        if counts is not None:
            return counts[0]
        messages = {None: _('expected one argument'), OPTIONAL: _('expected at most one argument'),
                    ONE_OR_MORE: _('expected at least one argument')}
        message = messages.get(action.nargs)
        if message is None:
            message = ngettext('expected %s argument', 'expected %s arguments',
                               action.nargs) % action.nargs
        raise ArgumentError(action, message)

    def _match_arguments_partial(self, actions, pattern):
        """Return how many strings each action takes, of as many of the actions as possible."""
        for end in range(len(actions), 0, -1):
            counts = _match_nargs(actions[:end], pattern)
            if counts is not None:
                at = sum(counts)
                if at < len(pattern) and pattern[at] == 'O':
                    # What takes nothing may take something behind the option.
                    while counts and not counts[-1]:
                        counts.pop()
                return counts
        return []

    def _parse_optional(self, string):
        """Return a list of (action, option, separator, value) that a string may mean, or None."""
        if not string or string[0] not in self.prefix_chars:
            return None
        known = self._option_string_actions
        if string in known:
            return [(known[string], string, None, None)]
        if len(string) == 1:
            return None
        option, sep, value = string.partition('=')
        if sep and option in known:
            return [(known[option], option, sep, value)]
        tuples = self._get_option_tuples(string)
        if tuples:
            return tuples
        if self._is_negative_number(string) and not self._has_negative_number_optionals:
            return None
        if ' ' in string:
            return None
        return [(None, string, None, None)]

    def _get_option_tuples(self, string):
        """Return what a string may mean that is no whole option: options that begin with it."""
        chars = self.prefix_chars
        if string[0] not in chars:
            raise ArgumentError(None, _('unexpected option string: %s') % string)
        prefix, sep, value = string.partition('=')
        if not sep:
            sep = value = None
        is_long = string[1] in chars
        result = []
        for option, action in self._option_string_actions.items():
            if not is_long and option == string[:2]:
                # -xvalue, or -xyz for -x -y -z.
                result.append((action, option, '', string[2:]))
            elif self.allow_abbrev and option.startswith(prefix):
                result.append((action, option, sep, value))
        return result

    # ---- values

    def _get_values(self, action, strings):
        """Return the value of an action that took these strings."""
        nargs = action.nargs
        if not strings and nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str) and value is not SUPPRESS:
                value = self._get_value(action, value)
            return value
        if not strings and nargs == ZERO_OR_MORE and not action.option_strings:
            return [] if action.default is None else action.default
        if nargs == SUPPRESS:
            return SUPPRESS
        if len(strings) == 1 and nargs in (None, OPTIONAL):
            value = self._get_value(action, strings[0])
            self._check_value(action, value)
            return value
        values = [self._get_value(action, string) for string in strings]
        if nargs == PARSER:
            self._check_value(action, values[0])
        elif nargs != REMAINDER:
            for value in values:
                self._check_value(action, value)
        return values

    def _get_value(self, action, string):
        convert = self._registry_get('type', action.type, action.type)
        if not callable(convert):
            raise TypeError(f'{convert!r} is not callable')
        try:
            return convert(string)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error))
        except (TypeError, ValueError):
            name = getattr(action.type, '__name__', repr(action.type))
            raise ArgumentError(action, _('invalid %(type)s value: %(value)r')
                                % {'type': name, 'value': string})

    def _check_value(self, action, value):
        choices = action.choices
        if choices is None:
            return
        # A string's choices are its characters, not its parts.
        if value in (iter(choices) if isinstance(choices, str) else choices):
            return
        args = {'value': str(value), 'choices': ', '.join([repr(str(choice))
                                                          for choice in action.choices])}
        message = _('invalid choice: %(value)r (choose from %(choices)s)')
        if (self.suggest_on_error and isinstance(value, str)
                and all([isinstance(choice, str) for choice in action.choices])):
            from difflib import get_close_matches
            suggestions = get_close_matches(value, action.choices, 1)
            if suggestions:
                args['closest'] = suggestions[0]
                message = _('invalid choice: %(value)r, maybe you meant %(closest)r? '
                            '(choose from %(choices)s)')
        raise ArgumentError(action, message % args)

    # ---- help and errors

    def format_usage(self):
        """Return how the command is used."""
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        return formatter.format_help()

    def format_help(self):
        """Return how the command is used, and what each argument is for."""
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.start_section(group.title)
            formatter.add_text(group.description)
            formatter.add_arguments(group._group_actions)
            formatter.end_section()
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def _get_formatter(self):
        formatter = self.formatter_class(prog=self.prog)
        formatter._set_color(self.color)
        return formatter

    def _get_validation_formatter(self):
        if self._cached_formatter is None:
            self._cached_formatter = self._get_formatter()
        return self._cached_formatter

    def print_usage(self, file=None):
        """Print how the command is used, by default to sys.stdout."""
        self._print_message(self.format_usage(), _sys.stdout if file is None else file)

    def print_help(self, file=None):
        """Print the help, by default to sys.stdout."""
        self._print_message(self.format_help(), _sys.stdout if file is None else file)

    def _print_message(self, message, file=None):
        if message:
            try:
                (file or _sys.stderr).write(message)
            except (AttributeError, OSError):
                pass

    def exit(self, status=0, message=None):
        """Exit the program, after a message to sys.stderr if one is given."""
        if message:
            self._print_message(message, _sys.stderr)
        _sys.exit(status)

    def error(self, message):
        """Print the usage and a message to sys.stderr, and exit with status 2."""
        self.print_usage(_sys.stderr)
        self.exit(2, _('%(prog)s: error: %(message)s\n') % {'prog': self.prog, 'message': message})

    def _warning(self, message):
        self._print_message(_('%(prog)s: warning: %(message)s\n')
                            % {'prog': self.prog, 'message': message}, _sys.stderr)


def _call_them_ours():
    """Let the classes of this package's parts be called by this package's name."""
    for value in list(globals().values()):
        if isinstance(value, type) and value.__module__.startswith('argparse.'):
            value.__module__ = 'argparse'


_call_them_ours()
