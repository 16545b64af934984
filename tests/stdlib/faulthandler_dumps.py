# skip: asan ubsan tsan
# (They have handlers of their own for what is fatal, which are called after ours.)
# faulthandler: tracebacks on demand, on signals, after a time.
import os
import re
import subprocess
import sys

HEAD = '''\
import faulthandler, os, signal, sys, threading, time
def f(n):
    if n:
        f(n - 1)
    else:
        g()
'''


def run(title, body, call='f(2)', *flags, **environment):
    result = subprocess.run([sys.executable, *flags, '-c', HEAD + body + '\n' + call + '\n'], capture_output=True, text=True,
                            env={**os.environ, **environment})
    text = re.sub(r'0x[0-9a-f]+( \[[^]]*\])?', '0xN', result.stdout + result.stderr)
    text = text.split('\nCurrent thread\'s C stack')[0].rstrip()
    print('----', title, result.returncode)
    print(re.sub(r'\n(  File "[^<].*|  File "<frozen.*)', '', text))


run('one thread', 'def g():\n    faulthandler.dump_traceback(all_threads=False)')
run('all threads', 'def g():\n    faulthandler.dump_traceback(sys.stdout)')
run('a descriptor', 'def g():\n    faulthandler.dump_traceback(1)')
run('many frames', 'def g():\n    faulthandler.dump_traceback(all_threads=False)', 'f(110)')
run('another thread', '''\
def g():
    go = threading.Event()
    ready = threading.Event()
    def waits():
        ready.set()
        go.wait()
    t = threading.Thread(target=waits)
    t.start()
    ready.wait()
    time.sleep(0.2)
    faulthandler.dump_traceback()
    go.set()
    t.join()
''', 'g()')
run('abort', 'faulthandler.enable()\ndef g():\n    os.abort()')
run('segmentation fault', 'faulthandler.enable(all_threads=False)\ndef g():\n    os.kill(os.getpid(), signal.SIGSEGV)')
run('not enabled', 'faulthandler.enable()\nprint(faulthandler.is_enabled(), faulthandler.disable(), faulthandler.disable(), faulthandler.is_enabled())', '')
run('register', '''\
def g():
    print(faulthandler.register(signal.SIGUSR1, all_threads=False))
    os.kill(os.getpid(), signal.SIGUSR1)
    print(faulthandler.unregister(signal.SIGUSR1), faulthandler.unregister(signal.SIGUSR1))
''')
run('chain', '''\
def g():
    signal.signal(signal.SIGUSR2, lambda *args: print('handled'))
    faulthandler.register(signal.SIGUSR2, all_threads=False, chain=True)
    os.kill(os.getpid(), signal.SIGUSR2)
''', 'g()')
run('later', '''\
def g():
    faulthandler.dump_traceback_later(0.1)
    time.sleep(0.5)
    faulthandler.dump_traceback_later(5)
    faulthandler.cancel_dump_traceback_later()
''')
run('exit', '''\
def g():
    faulthandler.dump_traceback_later(0.1, exit=True)
    time.sleep(10)
''')
run('refused', '''\
for call in (lambda: faulthandler.dump_traceback_later(0), lambda: faulthandler.register(signal.SIGSEGV),
             lambda: faulthandler.register(1000), lambda: faulthandler.dump_traceback(-1), lambda: faulthandler.enable('x')):
    try:
        call()
    except Exception as e:
        print(type(e).__name__, e)
''', '')
run('no stderr', '''\
def g():
    sys.stderr = None
    for call in faulthandler.enable, faulthandler.dump_traceback, faulthandler.dump_c_stack:
        try:
            call()
        except RuntimeError as e:
            print(e)
''')
for flags, environment in ((), {}), (('-X', 'faulthandler'), {}), (('-X', 'dev'), {}), ((), {'PYTHONFAULTHANDLER': '1'}), (('-E',), {'PYTHONFAULTHANDLER': '1'}):
    run('from the start', '', 'print(faulthandler.is_enabled(), "faulthandler" in sys.modules)', *flags, **environment)
run('from the start, fatal', 'def g():\n    os.kill(os.getpid(), signal.SIGFPE)', 'f(0)', '-X', 'faulthandler')
result = subprocess.run([sys.executable, '-c', 'import faulthandler; faulthandler.enable(); faulthandler._sigsegv()'], capture_output=True, text=True)
head, _, stack = result.stderr.partition("\nCurrent thread's C stack trace (most recent call first):\n")
print(result.returncode, re.sub(r'0x[0-9a-f]+( \[[^]]*\])?', '0xN', head))
for output in stack, subprocess.run([sys.executable, '-c', 'import faulthandler; faulthandler.dump_c_stack(1)'], capture_output=True, text=True).stdout:
    lines = output.removeprefix("Current thread's C stack trace (most recent call first):\n").splitlines()
    print(len(lines) > 3, all(re.fullmatch(r'  Binary file "/.*"(, at .*\+0x[0-9a-f]+)? \[0x[0-9a-f]+\]|  <truncated rest of calls>', each) for each in lines))
result = subprocess.run(['sh', '-c', 'exec "$0" -X faulthandler -c "print(1)" 2>&-', sys.executable], capture_output=True, text=True)
print(result.returncode, result.stdout)
