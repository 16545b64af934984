import multiprocessing as mp
from concurrent.futures import ProcessPoolExecutor

def square(x):
    return x * x

def tell(queue, lock):
    with lock:
        queue.put(("child", __name__, mp.current_process().name))

if __name__ == "__main__":
    context = mp.get_context("spawn")
    queue, lock = context.SimpleQueue(), context.Lock()
    p = context.Process(target=tell, args=(queue, lock))
    p.start()
    print(queue.get())
    p.join()
    print(p.exitcode)
    with ProcessPoolExecutor(2, mp_context=context, max_tasks_per_child=2) as pool:
        print(list(pool.map(square, range(6))))
