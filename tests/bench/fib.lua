-- fib.py in Lua.
local function fib(n)
    if n < 2 then return n end
    return fib(n - 1) + fib(n - 2)
end

local t = os.clock()
local result = fib(30)
t = os.clock() - t
assert(result == 832040, result)
print(t)
