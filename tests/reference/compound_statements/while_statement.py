# while: its else is left out only by break.
from _show import show

n = 3
while n:
    n -= 1
    if n == 1:
        continue
    print(n, end=" ")
else:
    print("else")
while True:
    n += 1
    if n > 2:
        break
else:
    print("never")
print(n)
while False: print("never")
else: print("at once")
for source in "while x", "while: 1", "while x: 1\nelif y: 2", "while x = 1: pass", "while 1:\n break\nelse\n 1":
    show(compile, source, "f", "exec")
