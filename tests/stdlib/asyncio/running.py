"""Loops: callbacks, timers, errors that nobody gets, asynchronous generators, runners, other threads."""
import asyncio
import contextvars
import threading


async def callbacks():
    loop = asyncio.get_running_loop()
    order = []
    loop.call_later(0.002, order.append, "later")
    loop.call_at(loop.time() + 0.001, order.append, "at")
    loop.call_soon(order.append, "soon")
    loop.call_soon(order.append, "cancelled").cancel()
    loop.call_later(0.001, order.append, "cancelled").cancel()
    threading.Thread(target=loop.call_soon_threadsafe, args=(order.append, "thread")).start()
    while len(order) < 4:
        await asyncio.sleep(0.001)
    print(sorted(order), order.index("at") < order.index("later"))
    handle = loop.call_soon(print, 1, 2)
    print(handle, handle.cancelled())
    handle.cancel()
    print(handle, handle.cancelled())
    timer = loop.call_later(100, print)
    print(timer.when() > loop.time(), timer < loop.call_later(200, print))
    print(loop.is_running(), loop.is_closed(), loop.get_debug())


async def errors():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(
        context["message"].partition(" at ")[0], repr(context.get("exception")), sorted(context)))
    loop.call_soon(lambda: 1 // 0)
    await asyncio.sleep(0)
    loop.call_exception_handler({"message": "made up"})


async def generators():
    async def count():
        try:
            for n in range(10):
                yield n
        finally:
            await asyncio.sleep(0)
            print("closed")

    async for n in count():
        print(n)
        if n == 1:
            break
    print([n async for n in count() if n % 3 == 0])
    started = count()
    print(await anext(started))
    await started.aclose()
    global left_open
    left_open = count()
    print(await anext(left_open))


async def threads():
    def work(n):
        return n * 2, threading.current_thread() is threading.main_thread(), number.get()

    number.set(5)
    print(await asyncio.to_thread(work, 4))
    print(await asyncio.gather(*[asyncio.to_thread(work, n) for n in range(3)]))
    loop = asyncio.get_running_loop()
    try:
        await loop.run_in_executor(None, int, "x")
    except ValueError as error:
        print(error)

    async def there(n):
        await asyncio.sleep(0)
        return n + 1

    def other():
        return asyncio.run_coroutine_threadsafe(there(6), loop).result()

    print(await asyncio.to_thread(other))


number = contextvars.ContextVar("number")


def runners():
    async def take():
        return number.get(0), number.set(number.get(0) + 1)

    with asyncio.Runner() as runner:
        print(runner.run(take())[0], runner.run(take())[0], runner.get_loop().is_running())
    try:
        runner.run(take())
    except RuntimeError as error:
        print(error)
    try:
        asyncio.get_running_loop()
    except RuntimeError as error:
        print(error)
    try:
        asyncio.get_event_loop()
    except RuntimeError as error:
        print(error)

    async def inside():
        try:
            asyncio.run(asyncio.sleep(0))
        except RuntimeError as error:
            print(error)

    asyncio.run(inside())

    async def leaves_a_task():
        async def sleeper():
            try:
                await asyncio.sleep(10)
            finally:
                print("sleeper was cancelled")
        global task
        task = asyncio.create_task(sleeper())
        await asyncio.sleep(0)

    asyncio.run(leaves_a_task())
    loop = asyncio.new_event_loop()
    loop.call_soon(loop.stop)
    loop.run_forever()
    print(loop.run_until_complete(asyncio.sleep(0, "result")))
    loop.close()
    try:
        loop.call_soon(print)
    except RuntimeError as error:
        print(error)


import warnings
warnings.simplefilter("ignore", RuntimeWarning)
for main in callbacks, errors, generators, threads:
    print("--", main.__name__)
    asyncio.run(main())
runners()
