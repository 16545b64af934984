"""gather, wait, wait_for, as_completed, shield, timeouts and task groups."""
import asyncio


async def give(value, rounds=0):
    for _ in range(rounds):
        await asyncio.sleep(0)
    return value


async def fail(error, rounds=0):
    await give(None, rounds)
    raise error


async def show(awaitable):
    try:
        print(await awaitable)
    except BaseException as error:
        print(repr(error))


async def gathering():
    await show(asyncio.gather())
    await show(asyncio.gather(give(1, 3), give(2), give(3, 1)))
    await show(asyncio.gather(give(1), fail(ValueError("v")), give(3)))
    await show(asyncio.gather(give(1), fail(ValueError("v")), return_exceptions=True))
    same = asyncio.ensure_future(give("same"))
    await show(asyncio.gather(same, same))
    both = asyncio.gather(give(1, 5), give(2, 5))
    await asyncio.sleep(0)
    print(both.cancel())
    await show(both)


async def waiting():
    tasks = [asyncio.create_task(give(n, n * 2)) for n in range(3)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(sorted(t.result() for t in done), len(pending))
    done, pending = await asyncio.wait(tasks)
    print(sorted(t.result() for t in done), len(pending))
    tasks = [asyncio.create_task(fail(KeyError(1))), asyncio.create_task(asyncio.sleep(10))]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print([t.exception() for t in done], len(pending))
    done, pending = await asyncio.wait(pending, timeout=0.001)
    print(len(done), len(pending))
    coro = give(1)
    for wrong in ([], coro, [coro]):
        await show(asyncio.wait(wrong))
    coro.close()
    await show(asyncio.wait_for(give(4), 1))
    await show(asyncio.wait_for(asyncio.sleep(10), 0.001))
    await show(asyncio.wait_for(asyncio.sleep(10), 0))
    await show(asyncio.wait_for(give(5), None))


async def completing():
    for next_one in asyncio.as_completed([give("slow", 6), give("quick"), give("middle", 3)]):
        print(await next_one)
    async for task in asyncio.as_completed([give("slow", 6), give("quick"), give("middle", 3)]):
        print(task.result())
    try:
        async for task in asyncio.as_completed([asyncio.sleep(10), give("quick")], timeout=0.01):
            print(task.result())
    except TimeoutError as error:
        print(repr(error))


async def shielding():
    inner = asyncio.create_task(give("inside", 5))
    outer = asyncio.ensure_future(asyncio.shield(inner))
    await asyncio.sleep(0)
    outer.cancel()
    await show(outer)
    print(inner.done())
    await show(inner)


async def timing():
    try:
        async with asyncio.timeout(0.001) as limit:
            print(limit.when() is not None, limit.expired(), repr(limit)[:23])
            await asyncio.sleep(10)
    except TimeoutError as error:
        print(repr(error), limit.expired(), limit, type(error.__cause__))
    async with asyncio.timeout(None) as limit:
        limit.reschedule(asyncio.get_running_loop().time() + 10)
    print(limit, limit.expired())
    try:
        async with asyncio.timeout_at(0):
            await asyncio.sleep(10)
    except TimeoutError:
        print("too late")
    try:
        async with asyncio.timeout(10):
            async with asyncio.timeout(0.001):
                await asyncio.sleep(10)
    except TimeoutError:
        print("the inner one")
    try:
        limit.reschedule(None)
    except RuntimeError as error:
        print(error)


async def grouping():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(give(n, n)) for n in range(3)]
        print(group)
    print([t.result() for t in tasks], group)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(ValueError("a"), 1))
            group.create_task(fail(TypeError("b"), 1))
            other = group.create_task(asyncio.sleep(10))
            await asyncio.sleep(10)
    except* ValueError as errors:
        print("values", errors.exceptions)
    except* TypeError as errors:
        print("types", errors.exceptions)
    print(other.cancelled())
    try:
        async with asyncio.TaskGroup() as group:
            sleeping = group.create_task(asyncio.sleep(10))
            raise KeyError("body")
    except* KeyError as errors:
        print(errors.message, errors.exceptions, sleeping.cancelled())
    coro = give(1)
    try:
        group.create_task(coro)
    except RuntimeError as error:
        print(str(error).split(">")[1])


async def cancelled_group():
    async def run():
        async with asyncio.TaskGroup() as group:
            group.create_task(asyncio.sleep(10))

    task = asyncio.create_task(run())
    await asyncio.sleep(0.001)
    task.cancel("from outside")
    await show(task)


for main in gathering, waiting, completing, shielding, timing, grouping, cancelled_group:
    print("--", main.__name__)
    asyncio.run(main())
