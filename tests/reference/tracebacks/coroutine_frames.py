# exit: 1
# Awaiting shows a frame for each coroutine.
async def inner():
    raise LookupError("deep")


async def outer():
    await inner()


outer().send(None)
