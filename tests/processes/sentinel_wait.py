from multiprocessing import Process
from multiprocessing.connection import wait
import time

p = Process(target=time.sleep, args=(0.05,))
p.start()
print(wait([p.sentinel], 0), wait([p.sentinel]) == [p.sentinel])
p.join()
print(p.exitcode)
