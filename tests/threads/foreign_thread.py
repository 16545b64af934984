import _thread, threading

names, done = [], threading.Event()

def foreign():
    t = threading.current_thread()
    names.append((type(t).__name__, t.daemon, t is threading.current_thread(), t in threading.enumerate()))
    try:
        t.join()
    except RuntimeError as error:
        names.append(str(error))
    done.set()

_thread.start_new_thread(foreign, ())
done.wait()
print(names)
