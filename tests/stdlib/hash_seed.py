"""Hashes of text are another ones in each process, unless PYTHONHASHSEED says what they depend on."""
import os
import subprocess
import sys

environment = {k: v for k, v in os.environ.items() if k != 'PYTHONHASHSEED'}


def run(seed=None, *options, program='import sys; print([hash(x) for x in ("text", b"text", "t" * 100)], hash(7), hash(2.5), sys.flags.hash_randomization)'):
    variables = environment if seed is None else {**environment, 'PYTHONHASHSEED': seed}
    result = subprocess.run([sys.executable, *options, '-c', program], env=variables, capture_output=True, text=True)
    return result.stdout.strip() or result.stderr.splitlines()[0]


def all_equal(results):
    return len(set(results)) == 1


print(all_equal([run() for _ in range(4)]), run()[-1])
print(all_equal([run('random') for _ in range(4)]), run('random')[-1])
for seed in '0', '1', '12345', '4294967295':
    print(all_equal([run(seed) for _ in range(2)]), run(seed)[-1])
print(all_equal([run('0'), run('1')]), all_equal([run('1'), run('2')]))
print(all_equal([run('0', '-E') for _ in range(4)]), all_equal([run('0', '-R') for _ in range(4)]), run('0', '-R')[-1])
for seed in 'x', '-1', '4294967296', '1 ', '':
    print(repr(seed), run(seed, program='pass; print("fine")'))

# Numbers, and what equals them, have the same hashes everywhere; equal texts equal hashes whatever they are made of.
print(hash(7) == hash(7.0) == hash(True + 6), hash('ab' + 'c') == hash('abc'), hash(b'abc') == hash(memoryview(b'abc')), hash(b'') == hash(''))

# A forked child has its parent's hashes.
read, write = os.pipe()
if os.fork() == 0:
    os.write(write, str(hash('something')).encode())
    os._exit(0)
os.wait()
print(int(os.read(read, 100)) == hash('something'))
