"""python -m json [FILE [FILE]]: checks JSON and prints it readably."""

import json
import re
import sys

from _colorize import can_colorize, get_theme

_COLORED = re.compile(r'''
    (?P<definition> "(?:[^"\\]|\\.)*" (?=:) )
  | (?P<string> "(?:[^"\\]|\\.)*" )
  | (?P<keyword> true | false | null )
  | (?P<number> NaN | -?Infinity | -?[0-9][-+.0-9Ee]* )''', re.VERBOSE)


def _arguments():
    import argparse
    parser = argparse.ArgumentParser(
        description='A simple command line interface for json module to validate and pretty-print '
                    'JSON objects.', color=True)
    add = parser.add_argument
    add('infile', nargs='?', default='-', help='a JSON file to be validated or pretty-printed')
    add('outfile', nargs='?', help='write the output of infile to outfile')
    add('--sort-keys', action='store_true',
        help='sort the output of dictionaries alphabetically by key')
    add('--no-ensure-ascii', dest='ensure_ascii', action='store_false',
        help='disable escaping of non-ASCII characters')
    add('--json-lines', action='store_true',
        help='parse input using the JSON Lines format. Use with --no-indent or --compact to '
             'produce valid JSON Lines output.')
    add = parser.add_mutually_exclusive_group().add_argument
    add('--indent', default=4, type=int,
        help='separate items with newlines and use this number of spaces for indentation')
    add('--tab', action='store_const', dest='indent', const='\t',
        help='separate items with newlines and use tabs for indentation')
    add('--no-indent', action='store_const', dest='indent', const=None,
        help='separate items with spaces rather than newlines')
    add('--compact', action='store_true',
        help='suppress all whitespace separation (most compact)')
    return parser.parse_args()


def _values(file, lines):
    if lines:
        return [json.loads(line) for line in file]
    return [json.load(file)]


def _in_colors(text, theme):
    """A JSON text, with escape sequences before and after each key, string, word and number."""
    return _COLORED.sub(lambda found: theme[found.lastgroup] + found[0] + theme.reset, text)


def main():
    arguments = _arguments()
    options = {'sort_keys': arguments.sort_keys, 'indent': arguments.indent,
               'ensure_ascii': arguments.ensure_ascii}
    if arguments.compact:
        options.update(indent=None, separators=(',', ':'))
    try:
        if arguments.infile == '-':
            values = _values(sys.stdin, arguments.json_lines)
        else:
            with open(arguments.infile, encoding='utf-8') as file:
                values = _values(file, arguments.json_lines)
        if arguments.outfile is None:
            out = sys.stdout
        else:
            out = open(arguments.outfile, 'w', encoding='utf-8')
        with out:
            theme = get_theme(tty_file=out).syntax if can_colorize(file=out) else None
            for value in values:
                if theme:
                    out.write(_in_colors(json.dumps(value, **options), theme))
                else:
                    json.dump(value, out, **options)
                out.write('\n')
    except ValueError as error:
        raise SystemExit(error)


def run():
    try:
        main()
    except BrokenPipeError as error:
        raise SystemExit(error.errno)


if __name__ == '__main__':
    run()
