# skip: asan
# A sanitizer's large C frames keep words that were references once.
"""Exceptions of tasks and futures that nobody asked for are told when those are found dead."""
import asyncio
import gc


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(
        context["message"], repr(context.get("exception")), sorted(context)))

    async def fail():
        raise ValueError("unseen")

    asyncio.create_task(fail())
    await asyncio.sleep(0)
    future = loop.create_future()
    future.set_exception(KeyError("unseen"))
    del future
    await asyncio.sleep(0)
    gc.collect()
    await asyncio.sleep(0)


asyncio.run(main())
