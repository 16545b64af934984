# Modules termios, tty and pty in a pseudo-terminal.
import os
import pty
import subprocess
import sys
import termios
import tty

master, slave = pty.openpty()
mode = termios.tcgetattr(slave)
print(len(mode), len(mode[6]), type(mode[6][termios.VMIN]), bool(mode[3] & termios.ECHO))
# -> 7 32 <class 'bytes'> True
mode[3] &= ~termios.ECHO
mode[6][termios.VERASE] = 8
termios.tcsetattr(slave, termios.TCSANOW, mode)
print(bool(termios.tcgetattr(slave)[3] & termios.ECHO), termios.tcgetattr(slave)[6][termios.VERASE])    # -> False b'\x08'
termios.tcsetwinsize(slave, (10, 20))
print(termios.tcgetwinsize(slave), os.get_terminal_size(slave))
# -> (10, 20) os.terminal_size(columns=20, lines=10)
for wrong in (1, 2, 3), (1, 65536), (1, "a"):
    try:
        termios.tcsetwinsize(slave, wrong)
    except Exception as error:
        print(type(error).__name__, error)
        # -> TypeError tcsetwinsize, arg 2: must be a two-item sequence
        # -> OverflowError winsize value(s) out of range.
        # -> TypeError 'str' object cannot be interpreted as an integer
for wrong in [b"ab"] * 32, [b"a"] * 31, ():
    try:
        termios.tcsetattr(slave, termios.TCSANOW, mode[:6] + [wrong])
    except Exception as error:
        print(type(error).__name__, error)
        # -> TypeError tcsetattr: elements of attributes must be characters or integers
        # -> TypeError tcsetattr: attributes[6] must be 32 element list
        # -> TypeError tcsetattr: attributes[6] must be 32 element list

before = tty.setcbreak(slave)
print(before == mode or before[6] != mode[6], termios.tcgetattr(slave)[6][termios.VMIN])   # -> True 1
tty.setraw(slave)
now = termios.tcgetattr(slave)
print(now[tty.LFLAG] & (termios.ICANON | termios.ISIG | termios.ECHO), now[tty.OFLAG] & termios.OPOST)    # -> 0 0
os.write(master, b"k")
print(os.read(slave, 10))       # -> b'k'
os.write(master, b"forgotten")
termios.tcflush(slave, termios.TCIFLUSH)
os.close(slave)

sys.stdout.flush()
pid, fd = pty.fork()
if pid == 0:
    print(os.isatty(0), os.isatty(1))
    sys.stdout.flush()
    os._exit(3)
text = b""
try:
    while data := os.read(fd, 1024):
        text += data
except OSError:
    pass
print(text, os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))   # -> b'True True\r\n' 3

code = "import os, pty; print(os.waitstatus_to_exitcode(pty.spawn(['sh', '-c', 'read line; echo got $line; test -t 1'])))"
print(subprocess.run([sys.executable, "-c", code], input=b"words\n", capture_output=True).stdout)
# -> b'words\r\ngot words\r\n0\n'
