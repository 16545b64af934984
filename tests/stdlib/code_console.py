# codeop and code: is a command complete, and consoles of one's own.
import code
import codeop
import sys

for source in ('', '# c', 'x', 'x = (', 'if 1:', 'if 1:\n  x', 'if 1:\n  x\n', 'def f():', 'def f():\n  pass', 'def f():\n  pass\n', '"""a', "'a", 'a b',
               '@x', 'try:\n  x', 'try:\n  x\nexcept: y\n', 'for', 'x = \\', 'class A:\n  def f(): pass', 'import', '(', ')', '[\n1,\n', 'x;y', 'x\ny', 'lambda:',
               'f(a,', 'if x:\n  y\nelse:', '0777', '1 +', 'async def f():\n  await x\n', "f'{x", "f'''{x"):
    for symbol in 'single', 'exec', 'eval':
        try:
            result = codeop.compile_command(source, symbol=symbol)
            result = None if result is None else 'complete'
        except SyntaxError as error:
            result = f'{type(error).__name__}: {error.msg}'
        print(repr(source), symbol, result)


class Console(code.InteractiveConsole):
    def __init__(self, lines, **options):
        super().__init__({'print': print}, **options)
        self.lines = iter(lines)

    def raw_input(self, prompt=''):
        try:
            line = next(self.lines)
        except StopIteration:
            raise EOFError from None
        print(repr(prompt), line)
        return line

    def write(self, data):
        print('wrote', repr(data.replace(', in __getattr__', '')))


Console(['x = 1', 'x + 1', 'for i in range(2):', '  print(i)', '', 'a b', 'print(y)', 'def f(:', '"""a', 'b"""']).interact('Hello', 'Bye')
Console(['1/0']).interact('', '')
Console(['raise SystemExit', 'print("still here")'], local_exit=True).interact('')
try:
    Console(['raise SystemExit(3)']).interact('')
except SystemExit as error:
    print('exit', error.code)
print(sys.last_exc.__class__.__name__, hasattr(sys, 'ps1'))
interpreter = code.InteractiveInterpreter()
print(interpreter.runsource('x = 5'), interpreter.locals['x'], interpreter.runsource('if 1:'), interpreter.locals['__name__'])
sys.excepthook = lambda *args: print('hook', args[0].__name__)
print(interpreter.runsource('1/0'), interpreter.runsource('1 1'))
compiler = codeop.CommandCompiler()
compiler('from __future__ import annotations')
print(bool(compiler.compiler.flags & 0x1000000))
