# An asynchronous generator's type in brackets.
async def f():
    yield


print(f().__class_getitem__((int, str)), f().__class__.__name__)
