"""Locks, events, conditions, semaphores, barriers and queues."""
import asyncio


def shown(thing):
    return repr(thing).partition(" [")[2][:-2]


async def locks():
    lock = asyncio.Lock()
    order = []

    async def use(name):
        async with lock:
            order.append(name)
            await asyncio.sleep(0)

    print(shown(lock), lock.locked())
    tasks = [asyncio.create_task(use(n)) for n in range(3)]
    await asyncio.sleep(0)
    print(shown(lock), lock.locked())
    tasks[1].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    print(order, shown(lock))
    try:
        lock.release()
    except RuntimeError as error:
        print("RuntimeError:", error)


async def events():
    event = asyncio.Event()
    waiters = [asyncio.create_task(event.wait()) for _ in range(2)]
    await asyncio.sleep(0)
    print(shown(event), event.is_set())
    event.set()
    print(await asyncio.gather(*waiters), shown(event), await event.wait())
    event.clear()
    print(event.is_set())


async def conditions():
    condition = asyncio.Condition()
    ready = []

    async def wait(n):
        async with condition:
            await condition.wait_for(lambda: n in ready)
            print("woke", n)

    tasks = [asyncio.create_task(wait(n)) for n in range(3)]
    await asyncio.sleep(0)
    print(shown(condition))
    for n in 2, 0, 1:
        async with condition:
            ready.append(n)
            condition.notify_all()
        await asyncio.sleep(0.001)
    await asyncio.gather(*tasks)
    for call in condition.notify, condition.notify_all:
        try:
            call()
        except RuntimeError as error:
            print("RuntimeError:", error)


async def semaphores():
    semaphore = asyncio.Semaphore(2)
    most = now = 0

    async def use():
        nonlocal most, now
        async with semaphore:
            now += 1
            most = max(most, now)
            await asyncio.sleep(0)
            now -= 1

    await asyncio.gather(*[use() for _ in range(6)])
    print(most, shown(semaphore), semaphore.locked())
    bounded = asyncio.BoundedSemaphore(1)
    await bounded.acquire()
    print(shown(bounded))
    bounded.release()
    try:
        bounded.release()
    except ValueError as error:
        print("ValueError:", error)
    try:
        asyncio.Semaphore(-1)
    except ValueError as error:
        print("ValueError:", error)


async def barriers():
    barrier = asyncio.Barrier(3)

    async def come():
        return await barrier.wait()

    tasks = [asyncio.create_task(come()) for _ in range(2)]
    await asyncio.sleep(0)
    print(shown(barrier), barrier.n_waiting, barrier.parties)
    print(await barrier.wait(), sorted(await asyncio.gather(*tasks)), shown(barrier))
    tasks = [asyncio.create_task(come()) for _ in range(2)]
    await asyncio.sleep(0)
    await barrier.reset()
    print(await asyncio.gather(*tasks, return_exceptions=True), shown(barrier))
    await barrier.abort()
    print(barrier.broken, await asyncio.gather(come(), return_exceptions=True))


async def queues():
    queue = asyncio.Queue(2)

    async def produce():
        for n in range(5):
            await queue.put(n)

    producer = asyncio.create_task(produce())
    await asyncio.sleep(0)
    print(queue, queue.full(), queue.qsize(), queue.maxsize)
    try:
        queue.put_nowait(9)
    except asyncio.QueueFull as error:
        print(repr(error))
    got = []
    for _ in range(5):
        got.append(await queue.get())
        queue.task_done()
    await queue.join()
    print(got, queue.empty(), producer.done())
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as error:
        print(repr(error))
    try:
        queue.task_done()
    except ValueError as error:
        print("ValueError:", error)
    getter = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    queue.shutdown()
    print(queue, await asyncio.gather(getter, queue.put(1), return_exceptions=True))
    for kind in asyncio.PriorityQueue, asyncio.LifoQueue:
        queue = kind()
        for n in 3, 1, 2:
            queue.put_nowait(n)
        print(queue, [queue.get_nowait() for _ in range(3)])


for main in locks, events, conditions, semaphores, barriers, queues:
    print("--", main.__name__)
    asyncio.run(main())
