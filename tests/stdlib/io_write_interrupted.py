# A write that waits for a reader ends with what a signal handler raises after a part was taken.
import os
import signal
import threading


class Enough(Exception):
    pass


def handler(*args):
    raise Enough


def write(**options):
    reading, writing = os.pipe()
    item = b'x' if 'b' in options['mode'] else 'x'
    stream = open(writing, closefd=False, **options)
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
    reader = threading.Thread(target=os.read, args=(reading, 1))
    reader.start()
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGALRM])
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.1)
        stream.write(item * (1 << 22))
    except Enough:
        print(options, 'ended')
    reader.join()
    os.close(reading)
    try:
        stream.close()
    except BrokenPipeError:
        pass
    os.close(writing)


signal.signal(signal.SIGALRM, handler)
write(mode='wb')
write(mode='w')
write(mode='wb', buffering=0)
