# stderr: Process failing:
# stderr: ValueError: no
from multiprocessing import Process

def fail(): raise ValueError("no")

p = Process(target=fail, name="failing")
p.start()
p.join()
print(p.exitcode)
