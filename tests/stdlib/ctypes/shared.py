# gc-stress: 2000
# timeout: 60
# Structures and arrays of ctypes in memory that processes share, under each start method.
import multiprocessing
from ctypes import Structure, c_double, c_int, c_longdouble, sizeof
from multiprocessing.sharedctypes import RawArray, RawValue, copy


class Point(Structure):
    _fields_ = [("x", c_double), ("y", c_int)]


def work(number, point, points, numbers, locked):
    for _ in range(200):
        with number.get_lock():
            number.value += 1
        with locked:
            locked.y += 1
    point.x *= 2
    points[1].y = 9
    for i in range(len(numbers)):
        numbers[i] *= numbers[i]


def main():
    for method in ("fork", "spawn"):
        context = multiprocessing.get_context(method)
        number, point = context.Value(c_int, 5), context.RawValue(Point, 1.5, 3)
        points = context.RawArray(Point, [(1, 2), (3, 4)])
        numbers = context.Array(c_double, [1, 2, 3])
        locked = context.Value(Point, 7, 8)
        workers = [context.Process(target=work, args=(number, point, points, numbers, locked)) for _ in range(2)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        print(method, number.value, point.x, point.y, [(p.x, p.y) for p in points], numbers[:], locked.x, locked.y)
    value = copy(point)
    value.x = 0
    print(point.x, value.y, RawValue(c_longdouble, 2).value, RawArray(c_int, 3)[:], type(number.get_obj()).__name__)


if __name__ == "__main__":
    main()
