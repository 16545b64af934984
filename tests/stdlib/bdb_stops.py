# bdb: where a debugger stops, with both of its backends; breakpoints.
import bdb
import linecache
import sys

SOURCE = '''\
def f(n):
    a = n
    for i in range(n):
        a += i
    return a

def gen():
    yield 1
    yield 2

def main():
    x = f(2)
    y = 0
    for v in gen():
        y += v
    try:
        {}[x]
    except KeyError as e:
        z = e
    return x + y
'''
NAME = '<program>'
linecache.cache[NAME] = len(SOURCE), None, SOURCE.splitlines(True), NAME
namespace = {'__name__': 'program'}
exec(compile(SOURCE, NAME, 'exec'), namespace)


class Debugger(bdb.Bdb):
    """Obeys commands, one a stop."""

    def obey(self, commands):
        self.commands = list(commands)
        print('----', self.backend, *(c if isinstance(c, str) else c[0] for c in self.commands))
        print('->', self.runcall(namespace['main']))
        return self

    def stopped(self, what, frame, value=''):
        if frame.f_code.co_filename == NAME:
            print(what, frame.f_code.co_name, frame.f_lineno, value)
        if not self.commands:
            self.set_quit()
            return
        command = self.commands.pop(0)
        name, args = (command, ()) if isinstance(command, str) else (command[0], command[1:])
        if name in ('next', 'return', 'until'):
            args = frame, *args
        getattr(self, 'set_' + name)(*args)

    def user_call(self, frame, args):
        self.stopped('call', frame)

    def user_line(self, frame):
        self.stopped('line', frame)

    def user_return(self, frame, value):
        self.stopped('return', frame, value)

    def user_exception(self, frame, info):
        self.stopped('exception', frame, info[0].__name__)

    def do_clear(self, arg):
        print('cleared', arg, self.clear_bpbynumber(arg))


for backend in 'settrace', 'monitoring':
    Debugger(backend=backend).obey(['step'] * 30)
    Debugger(backend=backend).obey(['next'] * 12)
    Debugger(backend=backend).obey(['step', 'step', 'step', 'return', 'next', 'continue'])
    Debugger(backend=backend).obey([('until', 15), 'until', 'until', 'continue'])
    Debugger(backend=backend).obey(['step', 'quit'])
    d = Debugger(backend=backend)
    print(d.set_break(NAME, 4), d.set_break(NAME, 15, temporary=True), d.set_break(NAME, 2, cond='n > 5'), d.set_break(NAME, 99))
    d.obey(['continue'] * 6)
    for b in bdb.Breakpoint.bpbynumber[1:]:
        print(b, '|', b and b.bpformat())
    print(d.get_all_breaks(), d.get_break(NAME, 4), d.get_file_breaks(NAME), len(d.get_breaks(NAME, 4)))
    d.get_bpbynumber('1').ignore = 1
    d.get_bpbynumber('3').disable()
    d.obey(['continue'] * 4)
    for arg in '', 'x', '9', '2':
        try:
            d.get_bpbynumber(arg)
        except ValueError as e:
            print(e)
    print(d.clear_break(NAME, 3), d.clear_break('<other>', 3), d.clear_bpbynumber('3'), d.clear_all_file_breaks(NAME), d.clear_all_breaks())
    bdb.Breakpoint.clearBreakpoints()
    d = Debugger(skip=['prog*'], backend=backend)
    d.obey(['step'] * 3)
    print(d.is_skipped_module('program'), d.is_skipped_module(None), d.is_skipped_module('x'))
    d = Debugger(backend=backend)
    d.commands = ['continue']
    try:
        d.runeval('1 / 0')
    except ZeroDivisionError as e:
        print(e)
    print(d.canonic('<x>'), d.format_stack_entry((sys._getframe(), 1)).endswith('bdb_stops.py(1)<module>(): # bdb: where a debugger stops, with both of its backends; breakpoints.'))
print(sys.gettrace(), sys.monitoring.get_tool(0))
try:
    bdb.Bdb(backend='x')
except ValueError as e:
    print(e)
