# a:b:c makes a slice, of anything; several make a tuple.
class K:
    def __getitem__(self, key): return key
    def __setitem__(self, key, value): print("set", key, value)
    def __delitem__(self, key): print("del", key)


k = K()
print(k[:], k[1:], k[:"b"], k[::[]], k[1:2:3], k[None:None], k[1:2, 3], k[:, ::2], k[...], k[1:2,], k[()], k[(1, 2):3])
k[1:2] = 5
k[:, 0] += (1,)
del k[::2], k["a":"b", ...]
i = 1
print(k[i:i + 1:-i], k[(i := 3):i], k[lambda: 1:2].stop)
