# Who refers to whom, while other threads change it.
import gc
import threading


class Node:
    pass


a, b = Node(), Node()
a.next = b
a.others = [b]
table = {"key": b}
pair = (b, 1)

found = gc.get_referents(a)
print(any(each is b for each in found), Node in found, any(each is a.others for each in found))   # -> True True True
print(gc.get_referents([b]) == [b], gc.get_referents(pair) == [b], gc.get_referents())             # -> True True []
print(gc.get_referents(1, None))                                                                   # -> []

referrers = gc.get_referrers(b)
for each in a, a.others, table, pair, globals():
    print(any(each is one for one in referrers))
# -> True
# -> True
# -> True
# -> True
# -> True
print(any(each is a for each in gc.get_referrers(a.next)))     # -> True
print(gc.get_referrers(Node()) == [])                          # -> True


def closure(value):
    return lambda: value


kept = closure(Node())
print([type(each).__name__ for each in gc.get_referrers(kept()) if each is kept.__closure__])      # -> ['tuple']

everything = gc.get_objects()
print(all(any(one is each for each in everything) for one in (a, b, table, pair, Node, closure)))  # -> True
print(gc.get_objects(0), len(gc.get_objects(generation=2)) > 100)                                  # -> [] True
for generation in -1, 3, "2":
    try:
        gc.get_objects(generation)
    except Exception as error:
        print(type(error).__name__)
# -> ValueError
# -> ValueError
# -> TypeError

# The dead are not among them.
def lose():
    lost = Node()
    lost.self = lost


for _ in range(20):
    lose()
everything = gc.get_objects()
print(sum(type(each) is Node for each in everything) < 10)     # -> True

# Others run.
stop = False


def busy():
    while not stop:
        node = Node()
        node.list = [node, (node,), {"a": node}, {node}]


threads = [threading.Thread(target=busy) for _ in range(3)]
for thread in threads:
    thread.start()
for _ in range(20):
    assert any(each is a for each in gc.get_objects())
    assert any(each is table for each in gc.get_referrers(b))
    for each in gc.get_objects():
        if type(each) in (tuple, list, dict, set):
            len(each)
            list(each)
stop = True
for thread in threads:
    thread.join()
gc.collect()
print(any(each is table for each in gc.get_referrers(b)))      # -> True
