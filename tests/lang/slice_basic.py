s = slice(1, 2, 3); print(s, s.start, s.stop, s.step, slice(5), slice(1, None), slice(None))
print(s == slice(1, 2, 3), s != slice(1, 2), slice(1) < slice(2), hash(slice(1, 2)) == hash(slice(1, 2)), {slice(1): 'x'}[slice(1)])
for a in (slice(None), slice(2, 8), slice(-3, None), slice(None, -3), slice(None, None, 2), slice(None, None, -1), slice(8, 2, -2), slice(100, -100, -3), slice(-100, 100, 7)):
    print(a.indices(10), list(range(10))[a] == [x for x in range(*a.indices(10))])
print(slice(2**70, 2**80, 3).indices(2**75), slice(-2**70, None).indices(10), slice(None, None, -2**70).indices(10))
class I:
    def __index__(s): return 2
print(slice(I(), I()).indices(5), 'abcdef'[I():], [1, 2, 3][:I()])
print(s.__reduce__()); 
for f in (lambda: slice(), lambda: slice(1, 2, 3, 4), lambda: slice(1, 2, 0).indices(5), lambda: slice('a').indices(5), lambda: slice(1).indices(-1), lambda: slice(1.5).indices(2), lambda: hash(slice([])), lambda: setattr(s, 'start', 1), lambda: slice(a=1), lambda: [1]['a':], lambda: [1][::0], lambda: slice(1).indices('a')):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class G:
    def __getitem__(self, k): return k
g = G(); print(g[1:2], g[::], g[1:2, 3], g[..., 1:], g[()], g[:, :], g[1], g['a':'b':'c'])
print([0, 1, 2, 3][slice(1, 3)], 'hello'[slice(None, None, -1)], (1, 2, 3)[slice(1)], slice(1, 2) is slice(1, 2))
