"""python -m calendar: prints a year or a month."""

import calendar
from datetime import date
import sys


def _parser():
    import argparse
    parser = argparse.ArgumentParser()
    text = parser.add_argument_group('text only arguments')
    html = parser.add_argument_group('html only arguments')
    text.add_argument("-w", "--width", type=int, default=2,
                      help="width of date column (default 2)")
    text.add_argument("-l", "--lines", type=int, default=1,
                      help="number of lines for each week (default 1)")
    text.add_argument("-s", "--spacing", type=int, default=6,
                      help="spacing between months (default 6)")
    text.add_argument("-m", "--months", type=int, default=3, help="months per row (default 3)")
    html.add_argument("-c", "--css", default="calendar.css", help="CSS to use for page")
    parser.add_argument("-L", "--locale", default=None,
                        help="locale to use for month and weekday names")
    parser.add_argument("-e", "--encoding", default=None, help="encoding to use for output")
    parser.add_argument("-t", "--type", default="text", choices=("text", "html"),
                        help="output type (text or html)")
    parser.add_argument("-f", "--first-weekday", type=int, default=0,
                        help="weekday (0 is Monday, 6 is Sunday) to start each week (default 0)")
    parser.add_argument("year", nargs='?', type=int, help="year number")
    parser.add_argument("month", nargs='?', type=int, help="month number (1-12, text only)")
    return parser


def _html(options, locale, year):
    made = calendar.LocaleHTMLCalendar(locale=locale) if options.locale else calendar.HTMLCalendar()
    made.setfirstweekday(options.first_weekday)
    encoding = options.encoding or sys.getdefaultencoding()
    return made.formatyearpage(year, encoding=encoding, css=options.css)


def _text(options, locale, year):
    made = calendar.LocaleTextCalendar(locale=locale) if options.locale else calendar.TextCalendar()
    made.setfirstweekday(options.first_weekday)
    if options.month is None:
        return made.formatyear(year, w=options.width, l=options.lines, c=options.spacing,
                               m=options.months)
    calendar._validate_month(options.month)
    return made.formatmonth(year, options.month, w=options.width, l=options.lines)


def main(args=None):
    parser = _parser()
    options = parser.parse_args(args)
    if options.locale and not options.encoding:
        parser.error("if --locale is specified --encoding is required")
    if options.type == "html" and options.month:
        parser.error("incorrect number of arguments")
    locale = options.locale, options.encoding
    year = date.today().year if options.year is None else options.year
    if options.type == "html":
        sys.stdout.buffer.write(_html(options, locale, year))
        return
    result = _text(options, locale, year)
    if options.encoding:
        sys.stdout.buffer.write(result.encode(options.encoding))
    else:
        sys.stdout.write(result)
