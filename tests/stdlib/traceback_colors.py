# Tracebacks in colour: frames, marks, messages, notes, syntax errors, groups.
import traceback


def value(*arguments):
    table = {'a': {'b': None}}
    return table['a']['b']['c']


def through(*arguments):
    return (lambda *arguments: value(*arguments))(1, 2,
                                                  3)


def show(function, *arguments, **options):
    try:
        function(*arguments)
    except BaseException as error:
        for text in traceback.TracebackException.from_exception(error).format(colorize=True, **options):
            print(repr(text))
        print(traceback.format_exception_only(error, colorize=True))


show(through)
show(compile, 'a $ b', '<string>', 'exec')
show(compile, '  (a b\n', '<string>', 'exec')


def noted():
    try:
        1 / 0
    except ZeroDivisionError as error:
        error.add_note('a note\nof two lines')
        raise ValueError from error


def group():
    raise ExceptionGroup('of two', [ValueError(1), ExceptionGroup('inner', [TypeError()])])


def message(text):
    raise KeyError(text)


show(noted)
show(group)
show(message, '')
show(lambda: exec('1/0'))
print(repr(traceback.format_list([('f.py', 3, 'name', 'text')])))
