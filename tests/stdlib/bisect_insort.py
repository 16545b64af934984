from bisect import *

a = [1, 3, 3, 5]
print(bisect(a, 3), bisect_left(a, 3), bisect_right(a, 4, 1, 3), bisect_left(a, -5, key=lambda x: -x))
insort(a, 4); insort_left(a, 3)
print(a)
