from multiprocessing import Pipe
from multiprocessing.connection import wait

pipes = [Pipe(duplex=False) for _ in range(3)]
readers = [reader for reader, _ in pipes]
print(wait(readers, 0))
pipes[1][1].send("one")
print([readers.index(each) for each in wait(readers)])
pipes[0][1].close()
print(sorted(readers.index(each) for each in wait(readers)))
