from multiprocessing import Pool
import os

def pid(_): return os.getpid()

with Pool(1, maxtasksperchild=2) as pool:
    pids = [pool.apply(pid, (n,)) for n in range(6)]
print(len(set(pids)), pids[0] == pids[1], pids[1] == pids[2])
