# python -m pdb and breakpoint(), driven through a pipe.
import os
import subprocess
import sys
import tempfile

PROGRAM = '''\
import sys

def g(a, b=2, *rest, k=1):
    total = a
    for i in range(3):
        total += i
    return total

class C:
    def method(self):
        return 1

def main():
    x = 10
    y = g(x)
    z = [q * x for q in range(3)]
    w = None
    if w is None:
        w = KeyError('k')
    print('result', x, y, z)
    return w

def again(n):
    for i in range(n):
        print(i)

if 'fail' in sys.argv:
    try:
        {}['missing']
    except KeyError:
        1 / 0
main()
again(3)
'''
folder = tempfile.mkdtemp()
path = os.path.join(folder, 'program.py')
with open(path, 'w') as file:
    file.write(PROGRAM)
environment = {**os.environ, 'NO_COLOR': '1', 'PYTHON_COLORS': '0', 'HOME': folder}


def session(commands, *args, before=('-m', 'pdb')):
    print('----', *(os.path.basename(arg) for arg in args))
    run = subprocess.run([sys.executable, *before, *args], input=commands, text=True, capture_output=True,
                         cwd=folder, env=environment)
    hide = False
    for line in run.stdout.splitlines():
        # The debugger's own frames and its restarts are not of interest.
        if 'bdb' in line or 'pdb.py' in line:
            hide = True
        elif hide and line.startswith('-> exec('):
            hide = False
        else:
            hide = False
            print(line.replace(os.path.realpath(folder), 'FOLDER').replace(folder, 'FOLDER').rstrip())
    print(run.returncode, [line for line in run.stderr.splitlines() if line[:1].isalpha() and 'Warning' not in line])


session('''\
l
b g
b main, y > 1
b nowhere
b 99
b 2
b
c
n
s
s
b 7
c
a
p total
p total, i
pp {'total': total}
u
p x
d
total = 100
p total
!b = 5
p b
r
retval
n
n
p z
[k + x for k in range(2)]
(lambda: x)()
def local(): return x + 1

p local()
display x
x = 11
n
n
undisplay x
display
j 14
j 999
j bad
q
''', path)
session('''\
tbreak again
disable 1
enable 1
b
c
b 25
condition 2 i > 0
c
p i
ignore 2 1
ignore 2
condition 2
commands 2
silent
p i
end
c
clear 2
clear 9
b 25
clear 3
b
whatis g
whatis i
whatis C
whatis C().method
source g
p nosuch
p $_frame.f_lineno
$a = 1
alias pv p %1 + %2
pv i 5
alias
alias pv
alias x
unalias pv
i ;; p i * 2
ll
l 1, 3
l .
l 24
w 1
unt 25
unt 1
step now
enable
next now
h nosuch
until
s
q
''', path)
session('c\nexceptions\nexceptions 0\nw 1\nexceptions 1\np _\nq\n', path, 'fail')
session('run one two\np sys.argv[1:]\nn\np sys.argv[1:]\nn\nq\n', path)
session('p __name__\nn\nq\n', '-m', 'program')
session('q\n', 'nowhere.py')
session('', '-c', 'p 1', '-c', 'q', path)

INLINE = '''\
def f(n):
    m = n + 1
    breakpoint()
    m += 1
    return m
print(f(1))
import pdb
pdb.set_trace(header='header', commands=['p 42', 'c'])
print('end')
try:
    f.x
except AttributeError as e:
    error = e
import io
out = io.StringIO()
p = pdb.Pdb(stdin=io.StringIO('p f\\nw\\nq\\n'), stdout=out)
p.reset()
p.interaction(None, error)
print('post', 'f.x' in out.getvalue(), '<function f' in out.getvalue())
'''
inline = os.path.join(folder, 'inline.py')
with open(inline, 'w') as file:
    file.write(INLINE)
session('p m\nn\np m\nr\nretval\nc\nc\n', inline, before=())
session('p m\nq\nn\nc\nc\n', inline, before=())
environment['PYTHONBREAKPOINT'] = '0'
session('', inline, before=())
environment['PYTHONBREAKPOINT'] = 'builtins.print'
session('', inline, before=())
