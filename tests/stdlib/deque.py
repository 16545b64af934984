from collections import deque

d = deque([1, 2, 3], maxlen=4)
d.append(4); d.append(5); d.appendleft(0)
print(d, d.maxlen, len(d), d[1], d[-1])
d.rotate(1); print(d)
d.extend([7, 8]); d.extendleft([9]); print(d, 9 in d, d.count(7), d.index(7))
d.reverse(); d.remove(9); print(d, d.pop(), d.popleft(), list(d))
print(deque("ab") + deque("c"), deque("ab") * 2, deque("ab") < deque("b"), deque() == deque())
try:
    deque().pop()
except IndexError as error:
    print(error)
