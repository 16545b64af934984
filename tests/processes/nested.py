from multiprocessing import Process, current_process

def inner(): print(current_process().name)
def outer():
    p = Process(target=inner)
    p.start(); p.join()
    print(current_process().name, p.exitcode)

p = Process(target=outer)
p.start(); p.join()
print(p.exitcode)
