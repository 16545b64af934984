from multiprocessing import Process
import sys

sys.stdout.write("before ")
p = Process(target=lambda: sys.stdout.write("child "))
p.start(); p.join()
print("after")
