# exit: 1
# A subscript is marked with carets, what it is applied to with tildes.
rows = [[1], [2]]
print(rows[0][0], rows[1][ 5 ], rows[2])
