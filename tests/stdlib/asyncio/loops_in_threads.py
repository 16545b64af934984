# Several loops in several threads, which call into each other, and storms of call_soon_threadsafe().
# timeout: 60
import asyncio
import threading

N = 4


async def ticker(n, queue):
    for i in range(n):
        await asyncio.sleep(0)
        queue.put_nowait(i)


async def there(x):
    await asyncio.sleep(0)
    return x * 2


async def group_and_queue():
    queue = asyncio.Queue()
    total = 0
    async with asyncio.TaskGroup() as group:
        for _ in range(5):
            group.create_task(ticker(100, queue))
        for _ in range(500):
            total += await queue.get()
    return total


async def into_another(loop):
    futures = [asyncio.run_coroutine_threadsafe(there(n), loop) for n in range(100)]
    return await asyncio.gather(*map(asyncio.wrap_future, futures)) == [n * 2 for n in range(100)]


async def storm():
    # Only this loop's thread changes the count.
    loop = asyncio.get_running_loop()
    count = 0

    def bump():
        nonlocal count
        count += 1

    def blow():
        for _ in range(300):
            loop.call_soon_threadsafe(bump)

    threads = [threading.Thread(target=blow) for _ in range(3)]
    for thread in threads:
        thread.start()
    while count < 900:
        await asyncio.sleep(0.001)
    return count


async def main(k):
    loops[k] = asyncio.get_running_loop()
    all_there.wait()
    total = await group_and_queue()
    same = await into_another(loops[(k + 1) % N])
    count = await storm()
    sums = await asyncio.gather(*[asyncio.to_thread(sum, range(n)) for n in range(20)])
    finished[k].set()
    # Until then the others may need this loop.
    while not all(event.is_set() for event in finished):
        await asyncio.sleep(0.002)
    results[k] = total, same, count, sum(sums), len(asyncio.all_tasks())


loops = [None] * N
results = [None] * N
finished = [threading.Event() for _ in range(N)]
all_there = threading.Barrier(N)
threads = [threading.Thread(target=lambda k=k: asyncio.run(main(k))) for k in range(N)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
for result in results:
    print(result)
