"""Objects of a manager in others: what is changed there is changed for all, in every process."""
import collections.abc
import multiprocessing


def change(outer, queue):
    outer['list'].append(4)
    outer['dict']['inner']['deep'] = 'changed'
    outer['queue'].put('from the child')
    queue.put(len(outer['list']))


if __name__ == '__main__':
    with multiprocessing.Manager() as manager:
        outer = manager.dict()
        outer['list'] = manager.list([1, 2, 3])
        outer['dict'] = manager.dict(inner=manager.dict())
        outer['queue'] = manager.Queue()
        queue = manager.Queue()
        process = multiprocessing.Process(target=change, args=(outer, queue))
        process.start()
        process.join()
        print(process.exitcode, queue.get(), outer['list'][:], outer['dict']['inner'].copy(), outer['queue'].get())
        rows = manager.list([manager.list(range(3)) for _ in range(3)])
        rows[0][-1] = 55
        print([row[:] for row in rows], type(rows[1]).__name__, rows[1].pop(), rows[1][:])
        rows.extend(rows[2])
        print(rows[3:])
        itself = manager.list()
        itself.append(itself)
        itself[0].append('once')
        print(len(itself), itself[0][1])
        print(isinstance(rows, collections.abc.MutableSequence), isinstance(outer, collections.abc.MutableMapping))
        try:
            rows._callmethod('__sizeof__')
        except multiprocessing.managers.RemoteError as error:
            print('AttributeError: method' in str(error))
