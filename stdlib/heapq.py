"""Heaps in lists: each item is not greater than the two at 2k+1 and 2k+2."""

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge', 'nlargest', 'nsmallest',
           'heappushpop', 'heappush_max', 'heappop_max', 'heapify_max', 'heapreplace_max',
           'heappushpop_max']


def heappush(heap, item):
    """Add an item."""
    heap.append(item)
    _siftdown(heap, 0, len(heap) - 1)


def heappop(heap):
    """Remove the smallest item and return it."""
    last = heap.pop()
    if not heap:
        return last
    item, heap[0] = heap[0], last
    _siftup(heap, 0)
    return item


def heapreplace(heap, item):
    """Remove the smallest item and return it; then add an item."""
    smallest, heap[0] = heap[0], item
    _siftup(heap, 0)
    return smallest


def heappushpop(heap, item):
    """Add an item; then remove the smallest and return it."""
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _siftup(heap, 0)
    return item


def heapify(x):
    """Make a heap of a list."""
    for i in reversed(range(len(x) // 2)):
        _siftup(x, i)


def heappush_max(heap, item):
    """Add an item to a heap whose greatest item comes first."""
    heap.append(item)
    _siftdown_max(heap, 0, len(heap) - 1)


def heappop_max(heap):
    """Remove the greatest item and return it."""
    last = heap.pop()
    if not heap:
        return last
    item, heap[0] = heap[0], last
    _siftup_max(heap, 0)
    return item


def heapreplace_max(heap, item):
    """Remove the greatest item and return it; then add an item."""
    greatest, heap[0] = heap[0], item
    _siftup_max(heap, 0)
    return greatest


def heappushpop_max(heap, item):
    """Add an item; then remove the greatest and return it."""
    if heap and item < heap[0]:
        item, heap[0] = heap[0], item
        _siftup_max(heap, 0)
    return item


def heapify_max(x):
    """Make a list a heap whose greatest item comes first."""
    for i in reversed(range(len(x) // 2)):
        _siftup_max(x, i)


def _siftdown(heap, start, pos):
    """Move an item towards the root, at start, until its parent is not greater."""
    item = heap[pos]
    while pos > start:
        parent = (pos - 1) >> 1
        if not item < heap[parent]:
            break
        heap[pos] = heap[parent]
        pos = parent
    heap[pos] = item


def _siftup(heap, pos):
    """Let the smaller children move up into an item's place, then bring it down from a leaf.

    An item that comes from the end belongs near the leaves: comparing only the children on the
    way saves more than the way back costs.
    """
    end, start, item = len(heap), pos, heap[pos]
    child = 2 * pos + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[pos] = heap[child]
        pos = child
        child = 2 * pos + 1
    heap[pos] = item
    _siftdown(heap, start, pos)


def _siftdown_max(heap, start, pos):
    item = heap[pos]
    while pos > start:
        parent = (pos - 1) >> 1
        if not heap[parent] < item:
            break
        heap[pos] = heap[parent]
        pos = parent
    heap[pos] = item


def _siftup_max(heap, pos):
    end, start, item = len(heap), pos, heap[pos]
    child = 2 * pos + 1
    while child < end:
        right = child + 1
        if right < end and not heap[right] < heap[child]:
            child = right
        heap[pos] = heap[child]
        pos = child
        child = 2 * pos + 1
    heap[pos] = item
    _siftdown_max(heap, start, pos)


try:
    from _heapq import *
except ImportError:
    pass


def merge(*iterables, key=None, reverse=False):
    """Yield the items of sorted iterables in order, those of earlier iterables first."""
    if reverse:
        make, pop, replace, step = heapify_max, heappop_max, heapreplace_max, -1
    else:
        make, pop, replace, step = heapify, heappop, heapreplace, 1
    # An entry is [key, order, item, next]: the order settles ties, and is never equal.
    heap = []
    for order, iterable in enumerate(iterables):
        advance = iter(iterable).__next__
        try:
            item = advance()
        except StopIteration:
            continue
        heap.append([item if key is None else key(item), order * step, item, advance])
    make(heap)
    while len(heap) > 1:
        try:
            while True:
                entry = heap[0]
                yield entry[2]
                entry[2] = item = entry[3]()
                entry[0] = item if key is None else key(item)
                replace(heap, entry)
        except StopIteration:
            pop(heap)
    if heap:
        _, _, item, advance = heap[0]
        yield item
        yield from advance.__self__


def _select(n, iterable, key, best, sort_reverse, make, replace, is_better, step):
    """Return the n best items, the best first, those that come earlier first among equals."""
    if n == 1:
        items = iter(iterable)
        missing = object()
        found = best(items, default=missing, key=key)
        return [] if found is missing else [found]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key, reverse=sort_reverse)[:n]
    items = iter(iterable)
    # The heap's first is the worst of the best. Its entry is (key, order, item).
    heap = []
    for order, item in zip(range(n), items):
        heap.append((item if key is None else key(item), order * step, item))
    if not heap:
        return []
    make(heap)
    worst = heap[0][0]
    order = len(heap)
    for item in items:
        value = item if key is None else key(item)
        if is_better(value, worst):
            replace(heap, (value, order * step, item))
            worst = heap[0][0]
            order += 1
    heap.sort(reverse=sort_reverse)
    return [item for value, order, item in heap]


def nsmallest(n, iterable, key=None):
    """Return the n smallest items, like sorted(iterable, key=key)[:n]."""
    return _select(n, iterable, key, min, False, heapify_max, heapreplace_max,
                   lambda value, worst: value < worst, 1)


def nlargest(n, iterable, key=None):
    """Return the n largest items, like sorted(iterable, key=key, reverse=True)[:n]."""
    return _select(n, iterable, key, max, True, heapify, heapreplace,
                   lambda value, worst: worst < value, -1)
