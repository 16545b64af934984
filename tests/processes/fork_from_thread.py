from multiprocessing import Process
import threading

def child():
    t = threading.Thread(target=print, args=("thread in the child",))
    t.start(); t.join()
    print(threading.current_thread() is threading.main_thread(), threading.active_count())

def work():
    p = Process(target=child)
    p.start(); p.join()
    print("exit code", p.exitcode)

t = threading.Thread(target=work)
t.start(); t.join()
