# format_map() asks the mapping itself, which may know what is missing.
from _show import show


class Known(dict):
    def __missing__(self, key):
        return f"<{key}>"


print("{a} {b} {c.real}".format_map(Known(a=1, c=3)), "{x!r:>5}".format_map({"x": "y"}), "plain".format_map(None))
show("{a}".format_map, {})
show("{}".format_map, {"a": 1})
show("{0}".format_map, {"0": 1})
show("{a}".format_map, [1])
show("{a}".format_map)
show("{a}".format_map, a=1)
