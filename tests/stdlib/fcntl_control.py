# Module fcntl: flags of descriptors, requests to devices, locks on files.
import fcntl
import os
import struct
import tempfile
import termios


def attempt(function, *args):
    try:
        print(function.__name__, function(*args))
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


file = tempfile.TemporaryFile()
attempt(fcntl.fcntl, file, fcntl.F_GETFD)
attempt(fcntl.fcntl, file, fcntl.F_SETFD, 0)
attempt(fcntl.fcntl, file.fileno(), fcntl.F_GETFD)
attempt(fcntl.fcntl, file, fcntl.F_GETFL, b"as given")
lock = struct.pack("hhqqi", fcntl.F_WRLCK, os.SEEK_SET, 0, 0, 0)
attempt(lambda: struct.unpack("hhqqi", fcntl.fcntl(file, fcntl.F_GETLK, lock))[0] == fcntl.F_UNLCK)

read, write = os.pipe()
os.write(write, b"12345")
attempt(lambda: struct.unpack("i", fcntl.ioctl(read, termios.FIONREAD, b"\0\0\0\0")))
buffer = bytearray(4)
attempt(fcntl.ioctl, read, termios.FIONREAD, buffer)
print(buffer)
attempt(fcntl.ioctl, read, termios.FIONREAD, bytearray(4), False)

for third in None, 1.5, b"x" * 1025:
    attempt(fcntl.fcntl, file, fcntl.F_GETFD, third)
    attempt(fcntl.ioctl, file, 0, third)
attempt(fcntl.ioctl, file, 0, bytearray(2000))
attempt(fcntl.fcntl, "x", 0)
attempt(fcntl.fcntl, -1, fcntl.F_GETFD)
attempt(fcntl.fcntl, 99999, fcntl.F_GETFD)

file.write(b"text")
file.flush()
attempt(fcntl.flock, file, fcntl.LOCK_EX | fcntl.LOCK_NB)
attempt(fcntl.flock, file, fcntl.LOCK_UN)
attempt(fcntl.lockf, file, fcntl.LOCK_EX | fcntl.LOCK_NB, 2, 1)
child = os.fork()
if child == 0:
    free = 0
    for start in range(4):
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, start)
            free |= 1 << start
        except BlockingIOError:
            pass
    os._exit(free)
print("free for another process", bin(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])))
attempt(fcntl.lockf, file, fcntl.LOCK_UN)
attempt(fcntl.lockf, file, 64)
attempt(fcntl.lockf, file, fcntl.LOCK_EX, 0, 0, 9)
attempt(fcntl.flock, file, "a")
for function in fcntl.fcntl, fcntl.ioctl, fcntl.flock, fcntl.lockf:
    print(function.__text_signature__)

# No terminal: errors of module termios.
attempt(termios.tcgetattr, file)
attempt(termios.tcgetwinsize, file)
attempt(termios.tcsetattr, file, 0, [1])
attempt(termios.tcsetattr, file, 0, [0] * 6 + [[]])
attempt(termios.tcsetwinsize, file, (1,))
attempt(termios.tcflush, file, termios.TCIFLUSH)
attempt(termios.tcdrain, "x")
print(termios.error.__mro__, termios.TCSANOW, termios.ECHO, termios.TIOCGWINSZ)
