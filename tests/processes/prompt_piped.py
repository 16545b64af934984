# A prompt whose input and output are pipes flushes what each statement printed, and ends its line.
import subprocess
import sys

process = subprocess.Popen([sys.executable, '-E', '-q', '-i'], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
for line in b"print('first')\n", b"1 + 1\n":
    process.stdin.write(line)
    process.stdin.flush()
    print(process.stdout.readline())
print(process.communicate())
