"""Connections and sockets in messages: they are fetched from the process that sent them."""
import multiprocessing
import os
import socket
from multiprocessing import reduction
from multiprocessing.shared_memory import ShareableList


def child(conn):
    with conn:
        received = conn.recv()                      # a connection that was made after this process began
        received.send('through a connection')
        received.close()
        sock = conn.recv()
        sock.sendall(b'through a socket')
        sock.close()
        fd = reduction.recv_handle(conn)
        os.write(fd, b'through a descriptor')
        os.close(fd)
        mine, other = multiprocessing.Pipe(duplex=False)
        conn.send(mine)                             # the other way
        other.send('from the child')
        assert conn.recv() == 'done'


if __name__ == '__main__':
    for method in 'fork', 'spawn':
        context = multiprocessing.get_context(method)
        conn, child_end = context.Pipe()
        process = context.Process(target=child, args=(child_end,))
        process.start()
        child_end.close()
        mine, other = context.Pipe()
        conn.send(other)
        other.close()
        print(mine.recv())
        one, two = socket.socketpair()
        conn.send(two)
        two.close()
        print(one.recv(100), one.recv(100))
        one.close()
        reader, writer = os.pipe()
        reduction.send_handle(conn, writer, process.pid)
        os.close(writer)
        print(os.read(reader, 100), os.read(reader, 100))
        os.close(reader)
        print(conn.recv().recv())
        conn.send('done')
        process.join()
        print(process.exitcode)
    queue = multiprocessing.SimpleQueue()
    one, two = socket.socketpair()
    queue.put(two)                                  # to this process itself
    two.close()
    received = queue.get()
    received.sendall(b'hello')
    print(one.recv(5), received.family == one.family, received.type == one.type)
    one.close()
    received.close()

    words = ShareableList([1, None, 2.5])
    words[0], words[1] = 'eight by', b'12345678'    # as long as a number
    print(list(words))
    words.shm.close()
    words.shm.unlink()
