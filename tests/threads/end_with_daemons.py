"""When a program ends, daemons execute no further instruction: no handler, no join() of one, no new thread."""
import threading

# In globals of their own: what these daemons' frames hold does not go.
daemons = {}
exec("""
import threading

def spin():
    try:
        while True:
            pass
    finally:
        print("a daemon's finally")

def wait():
    try:
        threading.Event().wait()
    finally:
        print("a waiting daemon's finally")
""", daemons)


class Last:
    def __init__(self):
        self.thread = threading.Thread(target=daemons["spin"], daemon=True)
        self.thread.start()

    def __del__(self):
        for what in self.thread.join, threading.Thread(target=print).start:
            try:
                what()
            except PythonFinalizationError as error:
                print(error)


for target in "spin", "wait", "spin":
    threading.Thread(target=daemons[target], daemon=True).start()
last = Last()
print("end")
# -> end
# -> cannot join thread at interpreter shutdown
# -> can't create new thread at interpreter shutdown
