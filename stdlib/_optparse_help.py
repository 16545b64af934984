"""How optparse lays out help."""

import os
from gettext import gettext as _


class HelpFormatter:
    """Lays out help. What is the same in all kinds of layout."""

    __module__ = 'optparse'

    NO_DEFAULT_VALUE = 'none'       # stands for a default there is not

    def __init__(self, indent_increment, max_help_position, width, short_first):
        self.parser = None
        self.indent_increment = indent_increment
        if width is None:
            try:
                width = int(os.environ['COLUMNS'])
            except (KeyError, ValueError):
                width = 80
            width -= 2
        self.width = width
        self.help_position = self.max_help_position = min(
            max_help_position, max(width - 20, indent_increment * 2))
        self.current_indent = 0
        self.level = 0
        self.help_width = None
        self.short_first = short_first
        self.default_tag = '%default'
        self.option_strings = {}    # by option: the text before its help
        self._short_opt_fmt = '%s %s'
        self._long_opt_fmt = '%s=%s'

    def set_parser(self, parser):
        """Set the parser whose defaults the help tells."""
        self.parser = parser

    def set_short_opt_delimiter(self, delim):
        """Set what stands between a short option and its argument."""
        if delim not in ('', ' '):
            raise ValueError(f'invalid metavar delimiter for short options: {delim!r}')
        self._short_opt_fmt = '%s' + delim + '%s'

    def set_long_opt_delimiter(self, delim):
        """Set what stands between a long option and its argument."""
        if delim not in ('=', ' '):
            raise ValueError(f'invalid metavar delimiter for long options: {delim!r}')
        self._long_opt_fmt = '%s' + delim + '%s'

    def indent(self):
        """Go a level in."""
        self.current_indent += self.indent_increment
        self.level += 1

    def dedent(self):
        """Go a level out."""
        self.current_indent -= self.indent_increment
        assert self.current_indent >= 0, 'Indent decreased below 0.'
        self.level -= 1

    def format_usage(self, usage):
        """Return the usage laid out."""
        raise NotImplementedError('subclasses must implement')

    def format_heading(self, heading):
        """Return a heading laid out."""
        raise NotImplementedError('subclasses must implement')

    def _format_text(self, text):
        import textwrap
        indent = ' ' * self.current_indent
        return textwrap.fill(text, max(self.width - self.current_indent, 11),
                             initial_indent=indent, subsequent_indent=indent)

    def format_description(self, description):
        """Return a description laid out."""
        return self._format_text(description) + '\n' if description else ''

    def format_epilog(self, epilog):
        """Return what follows the options laid out."""
        return '\n' + self._format_text(epilog) + '\n' if epilog else ''

    def expand_default(self, option):
        """Return an option's help with its default in place of the tag."""
        from optparse import NO_DEFAULT
        if self.parser is None or not self.default_tag:
            return option.help
        default = self.parser.defaults.get(option.dest)
        if default is NO_DEFAULT or default is None:
            default = self.NO_DEFAULT_VALUE
        return option.help.replace(self.default_tag, str(default))

    def format_option(self, option):
        """Return an option and its help, which starts on the next line if the option is long."""
        opts = self.option_strings[option]
        indent = ' ' * self.current_indent
        width = self.help_position - self.current_indent - 2
        if len(opts) > width:
            lines = [indent + opts]
            first = ' ' * self.help_position
        else:
            lines = []
            first = f'{indent}{opts:<{width}}  '
        if option.help:
            import textwrap
            help_lines = textwrap.wrap(self.expand_default(option), self.help_width)
            lines.append(first + help_lines[0])
            lines += [' ' * self.help_position + line for line in help_lines[1:]]
        elif not lines:
            lines.append(first)
        return ''.join(line + '\n' for line in lines)

    def store_option_strings(self, parser):
        """Find the text before each option's help, and from that where help starts."""
        longest = 0
        self.indent()
        longest = self._store_strings_of(parser, longest)
        self.indent()
        for group in parser.option_groups:
            longest = self._store_strings_of(group, longest)
        self.dedent()
        self.dedent()
        self.help_position = min(longest + 2, self.max_help_position)
        self.help_width = max(self.width - self.help_position, 11)

    def _store_strings_of(self, container, longest):
        for option in container.option_list:
            text = self.option_strings[option] = self.format_option_strings(option)
            longest = max(longest, len(text) + self.current_indent)
        return longest

    def format_option_strings(self, option):
        """Return an option's names, with the name of its argument."""
        short, long = option._short_opts, option._long_opts
        if option.takes_value():
            metavar = option.metavar or option.dest.upper()
            short = [self._short_opt_fmt % (name, metavar) for name in short]
            long = [self._long_opt_fmt % (name, metavar) for name in long]
        return ', '.join(short + long if self.short_first else long + short)


class IndentedHelpFormatter(HelpFormatter):
    """Indents what is under a heading."""

    __module__ = 'optparse'

    def __init__(self, indent_increment=2, max_help_position=24, width=None, short_first=1):
        HelpFormatter.__init__(self, indent_increment, max_help_position, width, short_first)

    def format_usage(self, usage):
        """Return the usage laid out."""
        return _('Usage: %s\n') % usage

    def format_heading(self, heading):
        """Return a heading laid out."""
        return '%*s%s:\n' % (self.current_indent, '', heading)


class TitledHelpFormatter(HelpFormatter):
    """Underlines headings."""

    __module__ = 'optparse'

    def __init__(self, indent_increment=0, max_help_position=24, width=None, short_first=0):
        HelpFormatter.__init__(self, indent_increment, max_help_position, width, short_first)

    def format_usage(self, usage):
        """Return the usage laid out."""
        return '%s  %s\n' % (self.format_heading(_('Usage')), usage)

    def format_heading(self, heading):
        """Return a heading laid out."""
        return '%s\n%s\n' % (heading, '=-'[self.level] * len(heading))
