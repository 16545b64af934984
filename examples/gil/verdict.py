"""Says in one line what the figures of the comparison show, whatever they are."""

# Two workers on two cores can be twice as fast as one, and two that take turns as fast as one.
# Above the middle they worked at the same time.
MIDDLE = 1.5


def verdict(speedup):
    """speedup[work, kind, gil] is how much more two workers did in a second than one thread."""

    def both(work, kind):
        return [speedup[work, kind, gil] for gil in ("on", "off")]

    def either_way(on, off, yes, no):
        """What is so with the GIL and without it, and the two figures that say it."""
        if (on >= MIDDLE) == (off >= MIDDLE):
            text = f"{yes if on >= MIDDLE else no} either way"
        elif on < off:
            text = f"{yes} only without it"
        else:
            text = f"{yes} only with it"
        return f"{text} ({on:.2f}x, {off:.2f}x)"

    on, off = both("compute", "Thread")
    if on < MIDDLE <= off:
        reason = "the GIL is what keeps them from computing at the same time"
    elif off < MIDDLE <= on:
        reason = "they compute at the same time only with it, which no GIL would explain"
    elif on >= MIDDLE:
        reason = "they compute at the same time, and the GIL makes no difference"
    else:
        reason = "they do not compute at the same time, and the GIL is not the reason"
    processes = either_way(*both("compute", "Process"), "do", "do not")
    waiting = either_way(*both("wait", "Thread"), "overlaps", "does not overlap")
    return (
        f"Two threads compute {on:.2f}x as fast as one with the GIL and {off:.2f}x without it: {reason}; "
        f"two processes {processes}, and waiting {waiting}."
    )
