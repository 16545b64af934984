"""A context variable's name needs a hash."""
import contextvars


class Unhashable(str):
    __hash__ = None


class Failing(str):
    def __hash__(self):
        raise ValueError("no hash now")


for name in Unhashable("x"), Failing("x"), 1, "good":
    try:
        print(contextvars.ContextVar(name).name)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
