# sort() is stable; key and reverse are given by name.
from _show import show

words = ["pear", "fig", "apple", "kiwi", "Fig"]
print(words.sort(), words)
words.sort(key=len)
print(words)
words.sort(key=str.lower, reverse=True)
print(words)
words.sort(reverse=True, key=len)
print(words)
show(words.sort, len)
show(words.sort, key=5)
show(words.sort, reverse="x")
show([1, "a"].sort)
show([1j, 2].sort)
show([3, 1].sort, key=lambda x: 1 / 0)
numbers = [3, 1, 2]
numbers.sort(key=None, reverse=False)
print(numbers)
