# What python -m random prints.
import random

for arguments in (['--choice', 'a', 'b', 'c'], ['-c', 'a b'], ['a b c'], ['x', 'y', 'z'], ['-i', '50'], ['50'], ['-f', '2.5'],
                  ['2.5'], ['word']):
    random.seed(4)
    print(arguments, random.main(arguments))
print(random.main([]).count('\n') > 10)
