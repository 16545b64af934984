# The words for unary operators on what doesn't have them.
from _show import show

for thing in "a", None, [], {}, object, 1.5, 1j, ...:
    show(lambda: -thing)
    show(lambda: +thing)
    show(lambda: ~thing)
print(-True, +True, -False, ~5, ~-1, not "", not [0])
