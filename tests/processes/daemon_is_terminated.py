from multiprocessing import Process
import time

p = Process(target=time.sleep, args=(60,), daemon=True)
p.start()
print("done", p.daemon)
