import heapq

h = []
for n in (5, 3, 8, 1, 9, 2): heapq.heappush(h, n)
print([heapq.heappop(h) for _ in range(len(h))])
l = [5, 3, 8, 1]
heapq.heapify(l)
print(l[0], heapq.heappushpop(l, 0), heapq.heapreplace(l, 7), l[0])
print(heapq.nlargest(2, [1, 5, 3]), heapq.nsmallest(2, [4, 1, 3], key=lambda x: -x))
print(list(heapq.merge([1, 4], [2, 3], [0])), list(heapq.merge([4, 1], [3], reverse=True)))
