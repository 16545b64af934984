"""Signals in a loop, Ctrl-C in run(), debug mode, graphs of what awaits what."""
import asyncio
import io
import logging
import os
import signal
import sys
import time


async def signals():
    loop = asyncio.get_running_loop()
    got = asyncio.Queue()
    loop.add_signal_handler(signal.SIGUSR1, got.put_nowait, "user 1")
    loop.add_signal_handler(signal.SIGUSR2, got.put_nowait, "user 2")
    os.kill(os.getpid(), signal.SIGUSR1)
    print(await got.get())
    os.kill(os.getpid(), signal.SIGUSR2)
    print(await got.get())
    print(loop.remove_signal_handler(signal.SIGUSR1), loop.remove_signal_handler(signal.SIGUSR1))
    loop.remove_signal_handler(signal.SIGUSR2)
    for wrong in 1000, "x", signal.SIGKILL:
        try:
            loop.add_signal_handler(wrong, print)
        except (ValueError, TypeError, RuntimeError) as error:
            print(type(error).__name__, error)


def interrupted():
    async def main():
        try:
            os.kill(os.getpid(), signal.SIGINT)
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            print("cancelled by Ctrl-C")
            raise

    try:
        asyncio.run(main())
    except KeyboardInterrupt:
        print("KeyboardInterrupt")
    print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)

    async def survives():
        try:
            os.kill(os.getpid(), signal.SIGINT)
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            asyncio.current_task().uncancel()
            return "survived"

    print(asyncio.run(survives()))


def debug():
    text = io.StringIO()
    logging.basicConfig(stream=text, format="%(levelname)s %(message)s", level=logging.WARNING)

    async def slow():
        time.sleep(0.15)

    async def main():
        loop = asyncio.get_running_loop()
        print(loop.get_debug(), sys.get_coroutine_origin_tracking_depth())
        for wrong in slow, 5:
            try:
                loop.call_soon(wrong)
            except TypeError as error:
                print("TypeError:", str(error).partition(" at ")[0])
        coro = slow()
        print(coro.cr_origin[0][2])
        await asyncio.create_task(coro)

        def elsewhere():
            try:
                loop.call_soon(print)
            except RuntimeError as error:
                print(error)

        await asyncio.to_thread(elsewhere)
        print("created at" in repr(loop.create_future()))

    asyncio.run(main(), debug=True)
    print(sys.get_coroutine_origin_tracking_depth())
    print({line.partition(" <")[0] for line in text.getvalue().splitlines()})


async def graphs():
    async def inner():
        await asyncio.sleep(0)
        return asyncio.format_call_graph()

    async def outer():
        async with asyncio.TaskGroup() as group:
            task = group.create_task(inner(), name="inside")
        return await task

    for line in (await asyncio.create_task(outer(), name="outside")).splitlines():
        line = line.partition(", id=")[0].partition(", line")
        print(line[0].partition("File")[0] + line[2].partition(", in")[2])
    graph = asyncio.capture_call_graph()
    print(graph.future is asyncio.current_task(), len(graph.call_stack), graph.awaited_by)


print("-- signals")
asyncio.run(signals())
print("-- interrupted")
interrupted()
print("-- debug")
debug()
print("-- graphs")
asyncio.run(graphs())
