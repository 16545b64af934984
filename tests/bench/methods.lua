-- methods.py in Lua, with classes made of metatables.
local Shape = {}
Shape.__index = Shape

function Shape.new(class, n)
    return setmetatable({ n = n }, class)
end

function Shape:area()
    return self.n
end

function Shape:scaled(k)
    return self:area() * k
end

local Square = setmetatable({}, { __index = Shape })
Square.__index = Square

function Square:area()
    return Shape.area(self) * self.n
end

local function main()
    local shapes = { Shape.new(Shape, 3), Shape.new(Square, 4), Shape.new(Shape, 5), Shape.new(Square, 6) }
    local total = 0
    for _ = 1, 300000 do
        for n = 1, #shapes do total = total + shapes[n]:scaled(2) end
    end
    return total
end

local t = os.clock()
local result = main()
t = os.clock() - t
assert(result == 36000000, result)
print(t)
