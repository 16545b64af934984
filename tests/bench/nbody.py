"""Planets that attract one another: floats in attributes."""
import time


class Body:
    def __init__(self, x, y, z, vx, vy, vz, mass):
        self.x, self.y, self.z = x, y, z
        self.vx, self.vy, self.vz = vx, vy, vz
        self.mass = mass


def advance(bodies, pairs, dt):
    for a, b in pairs:
        dx, dy, dz = a.x - b.x, a.y - b.y, a.z - b.z
        force = dt / (dx * dx + dy * dy + dz * dz) ** 1.5
        ma, mb = a.mass * force, b.mass * force
        a.vx -= dx * mb
        a.vy -= dy * mb
        a.vz -= dz * mb
        b.vx += dx * ma
        b.vy += dy * ma
        b.vz += dz * ma
    for body in bodies:
        body.x += dt * body.vx
        body.y += dt * body.vy
        body.z += dt * body.vz


def energy(bodies, pairs):
    e = sum(0.5 * b.mass * (b.vx ** 2 + b.vy ** 2 + b.vz ** 2) for b in bodies)
    for a, b in pairs:
        e -= a.mass * b.mass / ((a.x - b.x) ** 2 + (a.y - b.y) ** 2 + (a.z - b.z) ** 2) ** 0.5
    return e


def main():
    bodies = [Body(0, 0, 0, 0, 0, 0, 1000.0)]
    for n in range(1, 5):
        bodies.append(Body(n * 4.0, n * 0.5, -n * 0.25, 0.1 * n, (1000.0 / (n * 4.0)) ** 0.5, 0.05, 0.5 * n))
    pairs = [(a, b) for i, a in enumerate(bodies) for b in bodies[i + 1:]]
    before = energy(bodies, pairs)
    for _ in range(40_000):
        advance(bodies, pairs, 0.0001)
    return abs(energy(bodies, pairs) / before - 1)

now = getattr(time, "perf_counter", time.time)  # MicroPython has only the latter
t = now()
result = main()
t = now() - t
assert result < 1e-2, result
print(t)
