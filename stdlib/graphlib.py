"""An order for tasks that depend on each other."""

from types import GenericAlias

__all__ = ["TopologicalSorter", "CycleError"]

_PASSED_OUT = -1
_DONE = -2


class _Node:
    __slots__ = ('node', 'waits_for', 'successors')

    def __init__(self, node):
        self.node = node
        # How many must be done before, then where it is: _PASSED_OUT or _DONE.
        self.waits_for = 0
        self.successors = []


class CycleError(ValueError):
    """Nodes depend on each other in a circle: args[1] is a list of them that ends as it begins."""


class TopologicalSorter:
    """Sorts nodes so that each comes after its predecessors.

    The graph is a mapping of nodes to their predecessors. Either static_order() gives all; or, after
    prepare(), get_ready() those that can be worked on, until is_active() is false, while done() is
    told which of them are.
    """

    def __init__(self, graph=None):
        self._nodes = {}
        self._ready = None
        self._passed_out = 0
        self._finished = 0
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def _get(self, node):
        found = self._nodes.get(node)
        if found is None:
            found = self._nodes[node] = _Node(node)
        return found

    def add(self, node, *predecessors):
        """Add a node, or more predecessors of one."""
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        self._get(node).waits_for += len(predecessors)
        for predecessor in predecessors:
            self._get(predecessor).successors.append(node)

    def prepare(self):
        """Look for cycles, and begin; raise CycleError if there is one."""
        if self._passed_out > 0:
            raise ValueError("cannot prepare() after starting sort")
        if self._ready is None:
            self._ready = [each.node for each in self._nodes.values() if each.waits_for == 0]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def _check_prepared(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")

    def get_ready(self):
        """Return a tuple of the nodes that can be worked on now and were not returned before."""
        self._check_prepared()
        result = tuple(self._ready)
        for node in result:
            self._nodes[node].waits_for = _PASSED_OUT
        self._ready.clear()
        self._passed_out += len(result)
        return result

    def is_active(self):
        """Return whether there is more to do."""
        self._check_prepared()
        return self._finished < self._passed_out or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        """Say that nodes which get_ready() returned are done."""
        self._check_prepared()
        for node in nodes:
            found = self._nodes.get(node)
            if found is None:
                raise ValueError(f"node {node!r} was not added using add()")
            if found.waits_for >= 0:
                raise ValueError(f"node {node!r} was not passed out (still not ready)")
            if found.waits_for == _DONE:
                raise ValueError(f"node {node!r} was already marked done")
            found.waits_for = _DONE
            for successor in found.successors:
                info = self._nodes[successor]
                info.waits_for -= 1
                if info.waits_for == 0:
                    self._ready.append(successor)
            self._finished += 1

    def _find_cycle(self):
        """Return the nodes of a cycle, or None: a walk in depth, by a list and not by calls."""
        seen = set()
        for start in self._nodes:
            if start in seen:
                continue
            path, places, waiting = [], {}, []
            node = start
            while True:
                if node in places:
                    return path[places[node]:] + [node]
                if node not in seen:
                    seen.add(node)
                    places[node] = len(path)
                    path.append(node)
                    waiting.append(iter(self._nodes[node].successors))
                while waiting:
                    try:
                        node = next(waiting[-1])
                        break
                    except StopIteration:
                        waiting.pop()
                        del places[path.pop()]
                else:
                    break
        return None

    def static_order(self):
        """Yield all nodes."""
        self.prepare()
        while self.is_active():
            nodes = self.get_ready()
            yield from nodes
            self.done(*nodes)

    __class_getitem__ = classmethod(GenericAlias)
