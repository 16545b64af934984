-- nbody.py in Lua.
local function body(x, y, z, vx, vy, vz, mass)
    return { x = x, y = y, z = z, vx = vx, vy = vy, vz = vz, mass = mass }
end

local function advance(bodies, pairs_, dt)
    for n = 1, #pairs_ do
        local a, b = pairs_[n][1], pairs_[n][2]
        local dx, dy, dz = a.x - b.x, a.y - b.y, a.z - b.z
        local force = dt / (dx * dx + dy * dy + dz * dz) ^ 1.5
        local ma, mb = a.mass * force, b.mass * force
        a.vx = a.vx - dx * mb
        a.vy = a.vy - dy * mb
        a.vz = a.vz - dz * mb
        b.vx = b.vx + dx * ma
        b.vy = b.vy + dy * ma
        b.vz = b.vz + dz * ma
    end
    for n = 1, #bodies do
        local b = bodies[n]
        b.x = b.x + dt * b.vx
        b.y = b.y + dt * b.vy
        b.z = b.z + dt * b.vz
    end
end

local function energy(bodies, pairs_)
    local e = 0
    for _, b in ipairs(bodies) do e = e + 0.5 * b.mass * (b.vx ^ 2 + b.vy ^ 2 + b.vz ^ 2) end
    for _, p in ipairs(pairs_) do
        local a, b = p[1], p[2]
        e = e - a.mass * b.mass / ((a.x - b.x) ^ 2 + (a.y - b.y) ^ 2 + (a.z - b.z) ^ 2) ^ 0.5
    end
    return e
end

local function main()
    local bodies = { body(0, 0, 0, 0, 0, 0, 1000.0) }
    for n = 1, 4 do
        bodies[#bodies + 1] = body(n * 4.0, n * 0.5, -n * 0.25, 0.1 * n, (1000.0 / (n * 4.0)) ^ 0.5, 0.05, 0.5 * n)
    end
    local pairs_ = {}
    for i = 1, #bodies do
        for j = i + 1, #bodies do pairs_[#pairs_ + 1] = { bodies[i], bodies[j] } end
    end
    local before = energy(bodies, pairs_)
    for _ = 1, 40000 do advance(bodies, pairs_, 0.0001) end
    return math.abs(energy(bodies, pairs_) / before - 1)
end

local t = os.clock()
local result = main()
t = os.clock() - t
assert(result < 1e-2, result)
print(t)
