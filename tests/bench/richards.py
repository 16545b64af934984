"""Richards: an operating system's kernel is simulated, with tasks that pass packets on (after Martin Richards' benchmark)."""
import time

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(6)
DEVICE, WORK = 0, 1
BUFFER = 4
LETTERS = 26


class Packet:
    def __init__(self, link, ident, kind):
        self.link = link
        self.ident = ident
        self.kind = kind
        self.datum = 0
        self.data = [0] * BUFFER

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class Task:
    def __init__(self, kernel, ident, priority, queue):
        self.kernel = kernel
        self.link = kernel.tasks
        self.ident = ident
        self.priority = priority
        self.queue = queue
        self.packet_pending = queue is not None
        self.waiting = self.holding = False
        kernel.tasks = self
        kernel.table[ident] = self

    def add_packet(self, packet, sender):
        if self.queue is None:
            self.queue = packet
            self.packet_pending = True
            if self.priority > sender.priority:
                return self
        else:
            packet.append_to(self.queue)
        return sender

    def run_once(self):
        if self.waiting and self.packet_pending:
            packet = self.queue
            self.queue = packet.link
            self.packet_pending = self.queue is not None
            self.waiting = False
        else:
            packet = None
        return self.run(packet)

    def is_held_or_waiting(self):
        return self.holding or (not self.packet_pending and self.waiting)


class IdleTask(Task):
    def __init__(self, kernel, ident, count):
        super().__init__(kernel, ident, 0, None)
        self.control = 1
        self.count = count

    def run(self, packet):
        self.count -= 1
        if self.count == 0:
            return self.kernel.hold(self)
        if self.control & 1 == 0:
            self.control //= 2
            return self.kernel.release(self, DEVICE_A)
        self.control = self.control // 2 ^ 0xd008
        return self.kernel.release(self, DEVICE_B)


class WorkerTask(Task):
    destination = HANDLER_A
    letter = 0

    def run(self, packet):
        if packet is None:
            return self.kernel.wait(self)
        self.destination = HANDLER_B if self.destination == HANDLER_A else HANDLER_A
        packet.ident = self.destination
        packet.datum = 0
        for i in range(BUFFER):
            self.letter = self.letter % LETTERS + 1
            packet.data[i] = 64 + self.letter
        return self.kernel.send(self, packet)


class HandlerTask(Task):
    work = devices = None

    def run(self, packet):
        if packet is not None:
            if packet.kind == WORK:
                self.work = packet.append_to(self.work)
            else:
                self.devices = packet.append_to(self.devices)
        work = self.work
        if work is not None:
            count = work.datum
            if count >= BUFFER:
                self.work = work.link
                return self.kernel.send(self, work)
            device = self.devices
            if device is not None:
                self.devices = device.link
                device.datum = work.data[count]
                work.datum = count + 1
                return self.kernel.send(self, device)
        return self.kernel.wait(self)


class DeviceTask(Task):
    pending = None

    def run(self, packet):
        if packet is None:
            packet = self.pending
            if packet is None:
                return self.kernel.wait(self)
            self.pending = None
            return self.kernel.send(self, packet)
        self.pending = packet
        return self.kernel.hold(self)


class Kernel:
    def __init__(self):
        self.tasks = None
        self.table = [None] * 6
        self.queued = self.held = 0

    def hold(self, task):
        self.held += 1
        task.holding = True
        return task.link

    def wait(self, task):
        task.waiting = True
        return task

    def release(self, task, ident):
        other = self.table[ident]
        other.holding = False
        return other if other.priority > task.priority else task

    def send(self, task, packet):
        self.queued += 1
        packet.link = None
        receiver = self.table[packet.ident]
        packet.ident = task.ident
        return receiver.add_packet(packet, task)

    def schedule(self):
        task = self.tasks
        while task is not None:
            task = task.link if task.is_held_or_waiting() else task.run_once()


def packets(count, ident, kind):
    queue = None
    for _ in range(count):
        queue = Packet(queue, ident, kind)
    return queue


def main(count=40_000):
    kernel = Kernel()
    IdleTask(kernel, IDLE, count)
    WorkerTask(kernel, WORKER, 1000, packets(2, WORKER, WORK)).waiting = True
    for ident, device, priority in (HANDLER_A, DEVICE_A, 2000), (HANDLER_B, DEVICE_B, 3000):
        HandlerTask(kernel, ident, priority, packets(3, device, DEVICE)).waiting = True
    for ident, priority in (DEVICE_A, 4000), (DEVICE_B, 5000):
        DeviceTask(kernel, ident, priority, None).waiting = True
    kernel.schedule()
    return kernel.queued, kernel.held

now = getattr(time, "perf_counter", time.time)  # MicroPython has only the latter
t = now()
result = main()
t = now() - t
assert result == (93014, 37205), result
print(t)
