import os, signal

caught = []
old = signal.signal(signal.SIGUSR1, lambda number, frame: caught.append(signal.Signals(number).name))
print(old is signal.SIG_DFL, old)
os.kill(os.getpid(), signal.SIGUSR1)
signal.raise_signal(signal.SIGUSR1)
print(caught, repr(signal.SIGINT), signal.SIGTERM + 0)
