# exit: 1
# The operator is marked with carets, its operands with tildes.
x = 1
y = "text"
z = (x + 2) * 3 + (x * 2 - y ** 2) / 4
