from multiprocessing import Process
import os, signal, sys

sys.stderr = open(os.devnull, "w")

def leave(code): sys.exit(code)
def fail(): raise ValueError("no")
def kill(): os.kill(os.getpid(), signal.SIGKILL)
def now(): os._exit(9)

for target, args in ((leave, ()), (leave, (3,)), (leave, ("text",)), (leave, (None,)), (fail, ()), (kill, ()), (now, ())):
    p = Process(target=target, args=args or (0,) if target is leave else args)
    p.start(); p.join()
    print(target.__name__, args, p.exitcode)
