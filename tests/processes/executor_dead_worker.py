# timeout: 30
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
import os, signal, time

def die(how):
    time.sleep(0.2)             # until all are submitted
    if how == "exit": os._exit(1)
    os.kill(os.getpid(), signal.SIGKILL)

for how in "exit", "kill":
    with ProcessPoolExecutor(2) as executor:
        futures = [executor.submit(die, how), executor.submit(time.sleep, 30), executor.submit(int)]
        for future in futures:
            try:
                future.result()
            except BrokenProcessPool as error:
                print(error)
        try:
            executor.submit(int)
        except BrokenProcessPool as error:
            print(error)
