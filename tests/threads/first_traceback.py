# Threads whose exceptions are the first ones of the program make the list of frame objects together.
import threading

barrier = threading.Barrier(4)
names = []


def fail():
    barrier.wait()
    try:
        raise ValueError
    except ValueError as error:
        names.append(error.__traceback__.tb_frame.f_code.co_name)


threads = [threading.Thread(target=fail) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(names)  # -> ['fail', 'fail', 'fail', 'fail']
