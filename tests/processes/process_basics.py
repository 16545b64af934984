from multiprocessing import Process, active_children, current_process, parent_process
import os

def child(n):
    print("child", n, current_process().name, parent_process().name, parent_process().pid == os.getppid())

print(current_process().name, parent_process())
for n in range(2):
    p = Process(target=child, args=(n,))
    print(p.name, p.pid, p.exitcode, p.is_alive(), p.daemon)
    p.start()
    p.join()
    print(p.pid is not None, p.exitcode, p.is_alive())
print(active_children())
