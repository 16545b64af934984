"""Tasks and futures: results, errors, cancelling, names, contexts."""
import asyncio
import contextvars


async def give(value, rounds=0):
    for _ in range(rounds):
        await asyncio.sleep(0)
    return value


async def fail(error):
    raise error


async def forever():
    await asyncio.get_running_loop().create_future()


async def outcome(awaitable):
    try:
        return await awaitable
    except BaseException as error:
        return f"{type(error).__name__}{error.args}"


async def futures():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print(future, future.done(), future.cancelled())
    print(await outcome(asyncio.sleep(0, "slept")))
    for ask in future.result, future.exception:
        try:
            ask()
        except asyncio.InvalidStateError as error:
            print("InvalidStateError:", error)
    future.add_done_callback(lambda f: print("called back", f.result()))
    future.set_result(5)
    print("set", future)
    await asyncio.sleep(0)
    try:
        future.set_result(6)
    except asyncio.InvalidStateError as error:
        print("InvalidStateError:", error)
    failed = loop.create_future()
    failed.set_exception(ValueError)
    print(repr(failed.exception()), await outcome(failed))
    failed = loop.create_future()
    failed.set_exception(StopIteration(3))
    print(await outcome(failed), repr(failed.exception().__cause__))
    cancelled = loop.create_future()
    print(cancelled.cancel("enough"), cancelled.cancel(), cancelled, await outcome(cancelled))
    print(future.remove_done_callback(print), asyncio.isfuture(future), asyncio.isfuture(5))


async def tasks():
    task = asyncio.create_task(give(1, 2), name="first")
    print(task.get_name(), task.done(), await task, task.done(), task.cancelled())
    print(await outcome(asyncio.create_task(fail(KeyError("k")))))
    task = asyncio.create_task(forever(), name="endless")
    await asyncio.sleep(0)
    print(task.cancel("now"), task.cancelling(), task.cancelled(), repr(task)[:40])
    print(await outcome(task), task.cancelled(), task.cancel())
    task = asyncio.create_task(forever())
    task.cancel()
    print(task.cancelling(), task.uncancel(), task.cancelling())
    await asyncio.sleep(0)
    print(task.done())
    task.cancel()
    await outcome(task)
    print(await outcome(asyncio.create_task(asyncio.sleep(0, 7))))
    try:
        asyncio.create_task(5)
    except TypeError as error:
        print("TypeError:", error)
    task = asyncio.create_task(give(2))
    for call in (lambda: task.set_result(1), lambda: task.set_exception(ValueError())):
        try:
            call()
        except RuntimeError as error:
            print("RuntimeError:", error)
    print(len(asyncio.all_tasks()), asyncio.current_task() in asyncio.all_tasks())
    await task
    print(len(asyncio.all_tasks()))


async def stubborn():
    for n in range(3):
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as error:
            print("refused", n, error.args)
    return "done in the end"


async def refusing():
    task = asyncio.create_task(stubborn())
    for n in range(3):
        await asyncio.sleep(0)
        task.cancel(n)
    print(await task, task.cancelling(), task.cancelled())


number = contextvars.ContextVar("number", default=0)


async def add():
    number.set(number.get() + 1)
    await asyncio.sleep(0)
    return number.get()


async def contexts():
    print(await asyncio.gather(add(), add(), add()), number.get())
    context = contextvars.copy_context()
    print(await asyncio.create_task(add(), context=context), await asyncio.create_task(add(), context=context),
          context[number], number.get())


async def eager():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    done = asyncio.create_task(give("at once"))
    print(done.done(), done.result(), done.get_coro())
    task = asyncio.create_task(give("later", 1))
    print(task.done(), await task)
    loop.set_task_factory(None)
    print(asyncio.create_task(give(0)).done())
    task = asyncio.Task(give(9), loop=loop, eager_start=True)
    print(task.done(), task.result())


async def misused():
    class Bad:
        def __await__(self):
            yield 5

    async def bad():
        await Bad()

    print(await outcome(asyncio.create_task(bad())))

    async def itself():
        await asyncio.current_task()

    text = await outcome(asyncio.create_task(itself(), name="me"))
    print(text[:40])


for main in futures, tasks, refusing, contexts, eager, misused:
    print("--", main.__name__)
    asyncio.run(main())
