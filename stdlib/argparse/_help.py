"""The texts of help and usage."""

from gettext import gettext as _

from argparse._actions import (ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE)

__all__ = ['HelpFormatter', 'RawDescriptionHelpFormatter', 'RawTextHelpFormatter',
           'ArgumentDefaultsHelpFormatter', 'MetavarTypeHelpFormatter']

_SPACES = dict.fromkeys(map(ord, '\t\n\r\f\v'), ' ')


def _one_line(text):
    return ' '.join([word for word in text.translate(_SPACES).split(' ') if word]).strip()


def _unchanged(text):
    return text


class HelpFormatter:
    """Makes help of what is added to it; its methods are not for others to call or change."""

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None, color=True):
        if width is None:
            import shutil
            width = shutil.get_terminal_size().columns - 2
        self._set_color(color)
        self._prog = prog
        self._indent_increment = indent_increment
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._width = width
        self._current_indent = 0
        self._level = 0
        self._action_max_length = 0
        self._root_section = self._Section(self, None)
        self._current_section = self._root_section

    def _set_color(self, color):
        from _colorize import can_colorize, decolor, get_theme
        if color and can_colorize():
            self._theme = get_theme(force_color=True).argparse
            self._decolor = decolor
        else:
            self._theme = get_theme(force_no_color=True).argparse
            self._decolor = _unchanged

    # ---- sections: texts are made when all is known, for columns' widths

    class _Section:
        def __init__(self, formatter, parent, heading=None):
            self.formatter = formatter
            self.parent = parent
            self.heading = heading
            self.items = []

        def format_help(self):
            formatter = self.formatter
            if self.parent is not None:
                formatter._indent()
            text = formatter._join_parts([function(*args) for function, args in self.items])
            if self.parent is not None:
                formatter._dedent()
            if not text:
                return ''
            heading = ''
            if self.heading is not SUPPRESS and self.heading is not None:
                theme = formatter._theme
                heading = (' ' * formatter._current_indent + theme.heading
                           + _('%(heading)s:') % {'heading': self.heading} + theme.reset + '\n')
            return formatter._join_parts(['\n', heading, text, '\n'])

    def _indent(self):
        self._current_indent += self._indent_increment
        self._level += 1

    def _dedent(self):
        self._current_indent -= self._indent_increment
        assert self._current_indent >= 0, 'Indent decreased below 0.'
        self._level -= 1

    def _add_item(self, function, args):
        self._current_section.items.append((function, args))

    def start_section(self, heading):
        """Begin a section, indented."""
        self._indent()
        section = self._Section(self, self._current_section, heading)
        self._add_item(section.format_help, [])
        self._current_section = section

    def end_section(self):
        """End the section that began last."""
        self._current_section = self._current_section.parent
        self._dedent()

    def add_text(self, text):
        """Add a paragraph."""
        if text is not SUPPRESS and text is not None:
            self._add_item(self._format_text, [text])

    def add_usage(self, usage, actions, groups, prefix=None):
        """Add the line of usage."""
        if usage is not SUPPRESS:
            self._add_item(self._format_usage, (usage, actions, groups, prefix))

    def add_argument(self, action):
        """Add an argument's help."""
        if action.help is SUPPRESS:
            return
        lengths = []
        for each in (action, *self._iter_indented_subactions(action)):
            invocation = self._decolor(self._format_action_invocation(each))
            indent = self._current_indent
            if each is not action:
                indent += self._indent_increment
            lengths.append(len(invocation) + indent)
        self._action_max_length = max(self._action_max_length, *lengths)
        self._add_item(self._format_action, [action])

    def add_arguments(self, actions):
        """Add several arguments' help."""
        for action in actions:
            self.add_argument(action)

    def format_help(self):
        """Return all that was added, as a text."""
        text = self._root_section.format_help()
        if not text:
            return text
        while '\n\n\n' in text:
            text = text.replace('\n\n\n', '\n\n')
        return text.strip('\n') + '\n'

    def _join_parts(self, parts):
        return ''.join([part for part in parts if part and part is not SUPPRESS])

    # ---- usage

    def _format_usage(self, usage, actions, groups, prefix):
        theme = self._theme
        if prefix is None:
            prefix = _('usage: ')
        if usage is not None:
            prog = f'{theme.prog}{self._prog}{theme.reset}{theme.prog_extra}'
            usage = theme.prog_extra + usage % {'prog': prog} + theme.reset
        else:
            prog = self._prog
            usage = prog
            if actions:
                parts, first_positional = self._get_actions_usage_parts(actions, groups)
                usage = ' '.join([prog, *[part for part in parts if part]])
                if len(prefix) + len(self._decolor(usage)) > self._width - self._current_indent:
                    usage = self._wrap_usage(prefix, prog, parts[:first_positional],
                                             parts[first_positional:])
            usage = f'{theme.prog}{prog}{theme.reset}{usage.removeprefix(prog)}'
        return f'{theme.usage}{prefix}{theme.reset}{usage}\n\n'

    def _wrap_usage(self, prefix, prog, options, positionals):
        width = self._width - self._current_indent
        prog_length = len(self._decolor(prog))
        if len(prefix) + prog_length <= 0.75 * width:
            # Behind the program's name.
            indent = ' ' * (len(prefix) + prog_length + 1)
            if options:
                lines = self._usage_lines([prog, *options], width, indent, prefix)
                lines += self._usage_lines(positionals, width, indent)
            elif positionals:
                lines = self._usage_lines([prog, *positionals], width, indent, prefix)
            else:
                lines = [prog]
        else:
            # Below it.
            indent = ' ' * len(prefix)
            lines = self._usage_lines(options + positionals, width, indent)
            if len(lines) > 1:
                lines = self._usage_lines(options, width, indent)
                lines += self._usage_lines(positionals, width, indent)
            lines.insert(0, prog)
        return '\n'.join(lines)

    def _usage_lines(self, parts, width, indent, prefix=None):
        """Return indented lines of parts; the first one is behind a prefix, if there is one."""
        lines, line = [], []
        length = len(indent if prefix is None else prefix) - 1
        for part in parts:
            part_length = len(self._decolor(part))
            if line and length + 1 + part_length > width:
                lines.append(indent + ' '.join(line))
                line, length = [], len(indent) - 1
            line.append(part)
            length += part_length + 1
        if line:
            lines.append(indent + ' '.join(line))
        if prefix is not None:
            lines[0] = lines[0][len(indent):]
        return lines

    def _get_actions_usage_parts(self, actions, groups):
        """Return the parts that may stand in lines of their own, and where positionals begin."""
        actions = [action for action in actions if action.help is not SUPPRESS]
        group_of = dict.fromkeys(actions)
        for group in groups:
            for action in group._group_actions:
                if action in group_of:
                    group_of[action] = group

        def options_of(group):
            return [action for action in group._group_actions
                    if action.option_strings and group_of.pop(action, None)]

        # Options that exclude a positional argument stand before it.
        positionals = []
        for action in actions:
            if not action.option_strings:
                group = group_of.pop(action)
                if group:
                    positionals.append((group.required, options_of(group) + [action]))
                else:
                    positionals.append((None, [action]))
        options = []
        for action in actions:
            if action.option_strings and action in group_of:
                group = group_of.pop(action)
                if group:
                    options.append((group.required, [action] + options_of(group)))
                else:
                    options.append((None, [action]))
        parts = self._usage_parts(options)
        return parts + self._usage_parts(positionals), len(parts)

    def _usage_parts(self, groups):
        parts = []
        for required, group in groups:
            together = len(group) > 1
            texts = [self._usage_part(action, required, together) for action in group]
            if together:
                texts[0] = ('(' if required else '[') + texts[0]
                texts[-1] += ')' if required else ']'
                texts[:-1] = [text + ' |' for text in texts[:-1]]
            parts += texts
        return parts

    def _usage_part(self, action, required, together):
        theme = self._theme
        if not action.option_strings:
            text = self._format_args(action, self._get_default_metavar_for_positional(action))
            if together and text[0] == '[' and text[-1] == ']':
                text = text[1:-1]
            return theme.summary_action + text + theme.reset
        option = action.option_strings[0]
        color = (theme.summary_long_option if self._is_long_option(option)
                 else theme.summary_short_option)
        if action.nargs == 0:
            text = f'{color}{action.format_usage()}{theme.reset}'
        else:
            args = self._format_args(action, self._get_default_metavar_for_optional(action))
            text = f'{color}{option} {theme.summary_label}{args}{theme.reset}'
        return text if action.required or required or together else f'[{text}]'

    def _is_long_option(self, string):
        return len(string) > 2

    # ---- paragraphs and arguments

    def _format_text(self, text):
        if '%(prog)' in text:
            text = text % {'prog': self._prog}
        width = max(self._width - self._current_indent, 11)
        return self._fill_text(text, width, ' ' * self._current_indent) + '\n\n'

    def _format_action(self, action):
        position = min(self._action_max_length + 2, self._max_help_position)
        indent = ' ' * self._current_indent
        header = self._format_action_invocation(action)
        room = position - self._current_indent - 2 - len(self._decolor(header))
        in_one_line = action.help and room >= 0
        parts = [indent + header + (' ' * (room + 2) if in_one_line else '\n')]
        if action.help and action.help.strip():
            text = self._expand_help(action)
            if text:
                first, *others = self._split_lines(text, max(self._width - position, 11))
                margin = ' ' * position
                parts.append(f'{"" if in_one_line else margin}{first}\n')
                parts += [f'{margin}{line}\n' for line in others]
        elif not parts[0].endswith('\n'):
            parts.append('\n')
        for subaction in self._iter_indented_subactions(action):
            parts.append(self._format_action(subaction))
        return self._join_parts(parts)

    def _format_action_invocation(self, action):
        theme = self._theme
        if not action.option_strings:
            default = self._get_default_metavar_for_positional(action)
            names = self._metavar_formatter(action, default)(1)
            return theme.action + ' '.join(names) + theme.reset
        options = []
        for option in action.option_strings:
            color = theme.long_option if self._is_long_option(option) else theme.short_option
            options.append(f'{color}{option}{theme.reset}')
        text = ', '.join(options)
        if action.nargs != 0:
            args = self._format_args(action, self._get_default_metavar_for_optional(action))
            text += f' {theme.label}{args}{theme.reset}'
        return text

    def _metavar_formatter(self, action, default_metavar):
        """Return a function that gives as many names for the action's arguments as it is asked for."""
        if action.metavar is not None:
            result = action.metavar
        elif action.choices is not None:
            result = '{%s}' % ','.join(map(str, action.choices))
        else:
            result = default_metavar

        def names(count):
            return result if isinstance(result, tuple) else (result,) * count
        return names

    def _format_args(self, action, default_metavar):
        names = self._metavar_formatter(action, default_metavar)
        nargs = action.nargs
        if nargs is None:
            return '%s' % names(1)
        if nargs == OPTIONAL:
            return '[%s]' % names(1)
        if nargs == ZERO_OR_MORE:
            name = names(1)
            return ('[%s [%s ...]]' if len(name) == 2 else '[%s ...]') % name
        if nargs == ONE_OR_MORE:
            return '%s [%s ...]' % names(2)
        if nargs == REMAINDER:
            return '...'
        if nargs == PARSER:
            return '%s ...' % names(1)
        if nargs == SUPPRESS:
            return ''
        try:
            places = ['%s' for _i in range(nargs)]
        except TypeError:
            raise ValueError('invalid nargs value') from None
        return ' '.join(places) % names(nargs)

    def _expand_help(self, action):
        text = self._get_help_string(action)
        if '%' not in text:
            return text
        params = {'prog': self._prog}
        for name, value in vars(action).items():
            if value is not SUPPRESS and name != 'prog':
                params[name] = getattr(value, '__name__', value)
        if params.get('choices') is not None:
            params['choices'] = ', '.join(map(str, params['choices']))
        return text % params

    def _iter_indented_subactions(self, action):
        get_subactions = getattr(action, '_get_subactions', None)
        if get_subactions is not None:
            self._indent()
            yield from get_subactions()
            self._dedent()

    # ---- for subclasses to change

    def _split_lines(self, text, width):
        import textwrap
        return textwrap.wrap(_one_line(text), width)

    def _fill_text(self, text, width, indent):
        import textwrap
        return textwrap.fill(_one_line(text), width, initial_indent=indent,
                             subsequent_indent=indent)

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest


class RawDescriptionHelpFormatter(HelpFormatter):
    """Leaves descriptions as they are."""

    def _fill_text(self, text, width, indent):
        return ''.join([indent + line for line in text.splitlines(keepends=True)])


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Leaves all texts as they are."""

    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Adds defaults to the arguments' help."""

    def _get_help_string(self, action):
        text = '' if action.help is None else action.help
        if ('%(default)' not in text and action.default is not SUPPRESS and not action.required
                and (action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE))):
            text += _(' (default: %(default)s)')
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    """Calls arguments by their types."""

    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    def _get_default_metavar_for_positional(self, action):
        return action.type.__name__
