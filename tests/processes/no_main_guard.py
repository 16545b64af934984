import multiprocessing

print("main runs once")

def child(): print("child")

p = multiprocessing.Process(target=child)
p.start()
p.join()
