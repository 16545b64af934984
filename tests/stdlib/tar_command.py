"""python -m tarfile."""
import os
import subprocess
import sys
import tarfile
import tempfile


def run(*args):
    done = subprocess.run([sys.executable, '-m', 'tarfile', *args], capture_output=True, text=True)
    print(args, done.returncode, done.stdout, done.stderr.partition('usage')[0].partition('[<TarInfo')[0])


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    for name in 'a.txt', 'b.txt':
        with open(name, 'w') as file:
            file.write(name)
    os.mkdir('out')
    run('-v', '-c', 'x.tar', 'a.txt', 'b.txt')
    run('-c', 'x.tgz', 'a.txt')
    with open('x.tgz', 'rb') as file:
        print(file.read(2))
    run('-v', '-t', 'x.tar')
    run('-l', 'x.tgz')
    run('-v', '-e', 'x.tar', 'out')
    print(sorted(os.listdir('out')))
    run('-t', 'a.txt')
    run('-e', 'x.tar', 'out', 'more')
    run('-l', 'x.tar', '--filter', 'data')
    run()
    os.chdir('/')
