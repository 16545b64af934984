# A coroutine's type in brackets.
async def f():
    pass


c = f()
print(c.__class_getitem__(int), c.__class__.__name__)
c.close()
