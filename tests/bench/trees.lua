-- trees.py in Lua.
local Node = {}
Node.__index = Node

function Node.new(left, right)
    return setmetatable({ left = left, right = right }, Node)
end

local function make(depth)
    if depth == 0 then return Node.new(nil, nil) end
    return Node.new(make(depth - 1), make(depth - 1))
end

local function check(node)
    if node.left == nil then return 1 end
    return 1 + check(node.left) + check(node.right)
end

local function main()
    local kept = make(14)
    local total = 0
    for _ = 1, 8 do total = total + check(make(14)) end
    return total + check(kept)
end

local t = os.clock()
local result = main()
t = os.clock() - t
assert(result == 294903, result)
print(t)
