# One thread traces functions that another is running meanwhile.
import sys
import threading

done = False
events = []


def f(n):
    total = 0
    for i in range(n):
        total += g(i)
    return total


def g(i):
    try:
        return i % 3 or h.missing
    except AttributeError:
        return 1


def h():
    pass


def gen(n):
    for i in range(n):
        yield g(i)


def other():
    while not done:
        assert f(50) == 66 and sum(gen(50)) == 66


def tracer(frame, event, arg):
    if event == "call":
        events.append(frame.f_code.co_name)
    return tracer


def main():
    global done
    thread = threading.Thread(target=other)
    thread.start()
    for n in range(30):
        sys.settrace(tracer)
        f(3)
        sum(gen(3))
        sys.settrace(None)
        sys.setprofile(lambda *a: None)
        f(3)
        sys.setprofile(None)
        f(3)
    done = True
    thread.join()
    print(events.count("f"), events.count("g"), events.count("gen"))


main()
