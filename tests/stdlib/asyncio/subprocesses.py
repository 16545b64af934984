"""Subprocesses and pipes."""
import asyncio
import os
import signal
import sys


async def shells():
    process = await asyncio.create_subprocess_shell(
        "read line; echo got $line; echo bad >&2; exit 3", stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE)
    print(await process.communicate(b"this\n"), process.returncode)


async def programs():
    process = await asyncio.create_subprocess_exec(
        "cat", stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE)
    print(process.returncode, process.stderr)
    for line in b"one\n", b"two\n":
        process.stdin.write(line)
        await process.stdin.drain()
        print(await process.stdout.readline())
    process.stdin.close()
    await process.stdin.wait_closed()
    print(await process.stdout.read(), await process.wait())
    big = os.urandom(500_000)
    process = await asyncio.create_subprocess_exec(
        "cat", stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE)
    out, err = await process.communicate(big)
    print(out == big, err)
    process = await asyncio.create_subprocess_exec(
        "sh", "-c", "echo out; echo err >&2", stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT)
    print((await process.communicate())[0])
    try:
        await asyncio.create_subprocess_exec("/no/such/program")
    except FileNotFoundError as error:
        print(error)


async def signalled():
    for send in (lambda p: p.terminate(), lambda p: p.kill(), lambda p: p.send_signal(signal.SIGINT)):
        process = await asyncio.create_subprocess_exec("sleep", "60")
        send(process)
        print(await process.wait())
    process = await asyncio.create_subprocess_exec("sleep", "60")
    try:
        await asyncio.wait_for(process.wait(), 0.01)
    except TimeoutError:
        process.kill()
        print(await process.wait())


async def many():
    async def one(n):
        process = await asyncio.create_subprocess_shell(f"exit {n}")
        return await process.wait()

    print(await asyncio.gather(*[one(n) for n in range(10)]))


class Lines(asyncio.Protocol):
    def __init__(self):
        self.data = b""
        self.over = asyncio.get_running_loop().create_future()

    def data_received(self, data):
        self.data += data

    def connection_lost(self, exc):
        self.over.set_result(self.data)


async def pipes():
    loop = asyncio.get_running_loop()
    read, write = os.pipe()
    _, lines = await loop.connect_read_pipe(Lines, open(read, "rb", 0))
    transport, _ = await loop.connect_write_pipe(asyncio.BaseProtocol, open(write, "wb", 0))
    big = bytes(200_000)
    transport.write(b"begin")
    transport.write(big)
    print(transport.get_write_buffer_size() > 0)
    transport.close()
    data = await lines.over
    print(data[:5], len(data))


for main in shells, programs, signalled, many, pipes:
    print("--", main.__name__)
    asyncio.run(main())
sys.stdout.flush()
