"""A ray tracer: spheres over a chequered floor, with shadows and mirrors; vectors with operators."""
import time


class Vector:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x, self.y, self.z = x, y, z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k, self.z * k)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def unit(self):
        return self * (1.0 / self.dot(self) ** 0.5)


class Sphere:
    def __init__(self, centre, radius, colour, mirror):
        self.centre, self.radius = centre, radius
        self.colour, self.mirror = colour, mirror

    def hit(self, origin, direction):
        to_centre = self.centre - origin
        along = to_centre.dot(direction)
        rest = self.radius ** 2 - to_centre.dot(to_centre) + along * along
        if rest < 0.0:
            return None
        distance = along - rest ** 0.5
        return distance if distance > 1e-4 else None

    def normal(self, point):
        return (point - self.centre).unit()

    def colour_at(self, point):
        return self.colour


class Floor:
    mirror = 0.1

    def hit(self, origin, direction):
        if direction.y >= -1e-6:
            return None
        distance = -origin.y / direction.y
        return distance if distance > 1e-4 else None

    def normal(self, point):
        return Vector(0.0, 1.0, 0.0)

    def colour_at(self, point):
        return 0.9 if (int(point.x // 1) + int(point.z // 1)) & 1 else 0.3


class Scene:
    def __init__(self):
        self.things = [Floor()]
        for n in range(4):
            self.things.append(Sphere(Vector(n * 1.5 - 2.0, 0.7, 4.0 + n % 2), 0.7, 0.4 + n * 0.15, 0.4))
        self.light = Vector(-4.0, 6.0, 0.0)

    def nearest(self, origin, direction):
        best = thing = None
        for each in self.things:
            distance = each.hit(origin, direction)
            if distance is not None and (best is None or distance < best):
                best, thing = distance, each
        return best, thing

    def shade(self, origin, direction, depth=0):
        distance, thing = self.nearest(origin, direction)
        if thing is None:
            return 0.2
        point = origin + direction * distance
        normal = thing.normal(point)
        to_light = (self.light - point).unit()
        bright = max(0.0, normal.dot(to_light))
        if bright and self.nearest(point, to_light)[1] is not None:
            bright = 0.0
        colour = thing.colour_at(point) * (0.2 + 0.8 * bright)
        if thing.mirror and depth < 3:
            mirrored = direction - normal * (2.0 * direction.dot(normal))
            colour = colour * (1.0 - thing.mirror) + thing.mirror * self.shade(point, mirrored, depth + 1)
        return colour


def main(width=160, height=96):
    scene, eye = Scene(), Vector(0.0, 1.5, -3.0)
    total = 0
    for row in range(height):
        for column in range(width):
            direction = Vector((column - width / 2) / width, (height / 2 - row) / width, 1.0).unit()
            total += int(scene.shade(eye, direction) * 255)
    return total

now = getattr(time, "perf_counter", time.time)  # MicroPython has only the latter
t = now()
result = main()
t = now() - t
assert result == 1029195, result
print(t)
