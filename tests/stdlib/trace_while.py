# Lines of loops and blocks, as a trace function sees them.
import sys
def tracer(frame, event, arg):
    print(event, frame.f_lineno)
    return tracer
def f():
    n = 0
    while True:
        n += 1
        if n == 3: break
    while 1: break
    while n:
        n -= 1
        if n == 1: continue
    else:
        x = 1
    for i in range(2):
        if i: continue
    try:
        pass
    finally:
        y = 1
    if n and \
       y:
        pass
    elif y:
        z = 1
    pass
    return (n,
            y)
sys.settrace(tracer); f(); sys.settrace(None)
