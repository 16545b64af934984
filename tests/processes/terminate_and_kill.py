from multiprocessing import Process
import time

for stop in Process.terminate, Process.kill:
    p = Process(target=time.sleep, args=(60,))
    p.start()
    print(p.is_alive(), p.join(0.01), p.exitcode)
    stop(p)
    p.join()
    print(p.exitcode, p.is_alive())
print(repr(p).split(" ", 1)[0], "SIGKILL" in repr(p))
p.close()
try:
    p.join()
except ValueError as error:
    print(error)
