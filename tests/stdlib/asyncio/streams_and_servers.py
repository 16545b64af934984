"""Connections and servers: streams, protocols, sockets of the file system, datagrams, plain sockets."""
import asyncio
import os
import socket
import tempfile


async def echo(reader, writer):
    while line := await reader.readline():
        writer.write(line.upper())
        await writer.drain()
    writer.close()
    await writer.wait_closed()


async def streams():
    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()
    print(server.is_serving(), len(server.sockets))
    reader, writer = await asyncio.open_connection(host, port)
    writer.write(b"one\ntwo\nthr")
    print(await reader.readline(), await reader.readuntil(b"O"))
    writer.writelines([b"ee\n", b"four"])
    writer.write_eof()
    print(await reader.readexactly(7), await reader.read(), reader.at_eof())
    print(writer.get_extra_info("peername") == (host, port), writer.is_closing())
    writer.close()
    await writer.wait_closed()
    try:
        await reader.readexactly(3)
    except asyncio.IncompleteReadError as error:
        print(error, error.partial)
    server.close()
    await server.wait_closed()
    print(server.is_serving(), server.sockets)


async def limits():
    reader = asyncio.StreamReader(limit=8)
    reader.feed_data(b"0123456789\nabc\n")
    try:
        await reader.readline()
    except ValueError as error:
        print("ValueError:", error)
    print(await reader.readline(), repr(reader)[:30])
    reader.feed_data(b"x, y; z")
    reader.feed_eof()
    print(await reader.readuntil((b";", b", ")), [part async for part in reader])


class Shouter(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport
        self.calls = ["made"]
        self.lost = asyncio.get_running_loop().create_future()

    def data_received(self, data):
        self.calls.append(data)
        if data == b"ping":
            self.transport.write(b"pong")

    def eof_received(self):
        self.calls.append("eof")

    def connection_lost(self, exc):
        self.calls.append(("lost", exc))
        self.lost.set_result(None)


async def protocols():
    loop = asyncio.get_running_loop()
    made = []

    def factory():
        made.append(Shouter())
        return made[-1]

    server = await loop.create_server(factory, "127.0.0.1", 0)
    async with server:
        transport, protocol = await loop.create_connection(Shouter, *server.sockets[0].getsockname())
        transport.write(b"ping")
        while protocol.calls[-1] != b"pong":
            await asyncio.sleep(0.001)
        print(transport.is_reading(), transport.can_write_eof(), transport.get_write_buffer_limits())
        transport.close()
        await protocol.lost
        await made[0].lost
        print(protocol.calls, made[0].calls)
    try:
        await loop.create_connection(Shouter, "127.0.0.1", 1)
    except OSError as error:
        print(type(error).__name__)


async def files():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "socket")
        server = await asyncio.start_unix_server(echo, path)
        reader, writer = await asyncio.open_unix_connection(path)
        writer.write(b"unix\n")
        print(await reader.readline())
        writer.close()
        await writer.wait_closed()
        server.close()
        await server.wait_closed()
        print(os.path.exists(path))


class Datagrams(asyncio.DatagramProtocol):
    def __init__(self):
        self.got = asyncio.Queue()

    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, addr):
        self.got.put_nowait(data)
        if data.islower():
            self.transport.sendto(data.upper(), addr)


async def datagrams():
    loop = asyncio.get_running_loop()
    one, server = await loop.create_datagram_endpoint(Datagrams, local_addr=("127.0.0.1", 0))
    two, client = await loop.create_datagram_endpoint(
        Datagrams, remote_addr=one.get_extra_info("sockname"))
    two.sendto(b"quiet")
    print(await server.got.get(), await client.got.get())
    one.close()
    two.close()
    await asyncio.sleep(0)


async def sockets():
    loop = asyncio.get_running_loop()
    with socket.socket() as listener, socket.socket() as client:
        for sock in listener, client:
            sock.setblocking(False)
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        accepting = asyncio.create_task(loop.sock_accept(listener))
        await loop.sock_connect(client, listener.getsockname())
        served, _ = await accepting
        with served:
            receiving = asyncio.create_task(loop.sock_recv(client, 10))
            await asyncio.sleep(0)
            await loop.sock_sendall(served, b"hello")
            print(await receiving)
            big = bytes(1 << 20)
            sending = asyncio.create_task(loop.sock_sendall(client, big))
            buffer, total = bytearray(65536), 0
            while total < len(big):
                total += await loop.sock_recv_into(served, buffer)
            await sending
            print(total)
            with tempfile.TemporaryFile() as file:
                file.write(b"sent by the system")
                file.flush()
                print(await loop.sock_sendfile(client, file, 5), file.tell())
            print(await loop.sock_recv(served, 100))
    left, right = socket.socketpair()
    seen = loop.create_future()
    loop.add_reader(right, lambda: seen.set_result(right.recv(10)))
    left.send(b"ready")
    print(await seen, loop.remove_reader(right), loop.remove_reader(right))
    left.close()
    right.close()


async def encrypted():
    loop = asyncio.get_running_loop()
    try:
        await loop.create_connection(Shouter, "127.0.0.1", 1, server_hostname="x")
    except ValueError as error:
        print(error)


for main in streams, limits, protocols, files, datagrams, sockets, encrypted:
    print("--", main.__name__)
    asyncio.run(main())
