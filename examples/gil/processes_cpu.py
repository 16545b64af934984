from multiprocessing import Process

def task():
    print("Process starting")
    total = 0
    for i in range(10**7):
        total += i
    print("Process finished")

p1 = Process(target=task)
p2 = Process(target=task)

p1.start()
p2.start()

p1.join()
p2.join()

print("Done")
