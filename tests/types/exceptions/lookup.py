# IndexError and KeyError are both LookupErrors.
from _show import show

for f in (lambda: [][0]), (lambda: {}["x"]), (lambda: "".index("x")), (lambda: {1}.remove(2)):
    try:
        f()
    except LookupError as e:
        print("LookupError:", repr(e))
    except ValueError as e:
        print("ValueError:", repr(e))
show(lambda: (_ for _ in ()).throw(IndexError("own", 1)))
