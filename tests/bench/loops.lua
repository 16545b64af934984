-- loops.py in Lua; LuaJIT has no operator ^ of integers, so the parity is that of the sum.
local function main()
    local total = 0
    for i = 0, 5000000 - 1 do total = total + i end
    local count, i = 0, 0
    while i < 1500 do
        local j = 0
        while j < 1500 do
            if (i + j) % 2 == 0 then count = count + 1 end
            j = j + 1
        end
        i = i + 1
    end
    return total + count
end

local t = os.clock()
local result = main()
t = os.clock() - t
assert(result == 12499998625000, result)
print(t)
