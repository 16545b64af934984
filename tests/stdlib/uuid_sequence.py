"""Identifiers of one instant differ, and how: by their time, or by a counter."""
import os
import time
import uuid
from unittest import mock

NOW = 1_672_533_296_123_456_789

with mock.patch('time.time_ns', return_value=NOW + 10 ** 18):
    for make in uuid.uuid1, uuid.uuid6:
        first, second = [make(node=1, clock_seq=2) for _ in range(2)]
        print(first, second, second.time - first.time)
with mock.patch('time.time_ns', return_value=NOW + 10 ** 18):
    with mock.patch('os.urandom', lambda size: b'\xff' * size) as random:
        first = uuid.uuid7()
        print(first)
    with mock.patch('os.urandom', lambda size: bytes(range(size))):
        print(uuid.uuid7())
        print(uuid.uuid7())
with mock.patch('time.time_ns', return_value=NOW):
    with mock.patch('os.urandom', lambda size: bytes(size)):
        print(uuid.uuid7())
a, b = uuid._random_getnode(), uuid._random_getnode()
print(a != b, a >> 40 & 1, a < 1 << 48)
with mock.patch.multiple(uuid, _node=None, _GETTERS=[lambda: None, lambda: 1 << 48, lambda: 77]):
    print(uuid.getnode())
with mock.patch.multiple(uuid, _node=None, _GETTERS=[lambda: 1 << 48]):
    print(uuid.getnode() >> 40 & 1)
