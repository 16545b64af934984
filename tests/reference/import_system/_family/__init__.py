order = ["package"]


def __getattr__(name):
    if name == "computed":
        return "by __getattr__"
    raise AttributeError(f"no {name} in {__name__}")
