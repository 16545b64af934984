import pickle

for protocol in range(6):
    print(protocol, pickle.dumps([1, "a", (2.5, None), {"k": True}, 300, -5], protocol))
print(pickle.dumps({b"x": [len, 2 ** 70]}, 4))
