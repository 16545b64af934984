import threading

done = []
t = threading.Timer(0.02, done.append, ("fired",))
t.start(); t.join()
t = threading.Timer(10, done.append, ("never",))
t.start(); t.cancel(); t.join()
print(done)
