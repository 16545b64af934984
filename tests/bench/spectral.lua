-- spectral.py in Lua, with a table made for each sum as the comprehensions there do.
local function entry(i, j)
    return 1.0 / (math.floor((i + j) * (i + j + 1) / 2) + i + 1)
end

local function sum(items)
    local total = 0
    for n = 1, #items do total = total + items[n] end
    return total
end

local function times(v)
    local result = {}
    for i = 1, #v do
        local items = {}
        for j = 1, #v do items[j] = entry(i - 1, j - 1) * v[j] end
        result[i] = sum(items)
    end
    return result
end

local function times_transposed(v)
    local result = {}
    for i = 1, #v do
        local items = {}
        for j = 1, #v do items[j] = entry(j - 1, i - 1) * v[j] end
        result[i] = sum(items)
    end
    return result
end

local function main(n)
    local u, v = {}, nil
    for i = 1, n do u[i] = 1.0 end
    for _ = 1, 8 do
        v = times_transposed(times(u))
        u = times_transposed(times(v))
    end
    local upper, lower = 0, 0
    for i = 1, n do
        upper = upper + u[i] * v[i]
        lower = lower + v[i] * v[i]
    end
    return (upper / lower) ^ 0.5
end

local t = os.clock()
local result = main(100)
t = os.clock() - t
assert(math.abs(result - 1.274219991) < 1e-8, result)
print(t)
