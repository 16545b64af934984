# A set operation that fails says which use of a value needed its hash, also where CPython only says "unhashable type".
try:
    {1}.intersection([[]])
except TypeError as e:
    print(e)                            # -> cannot use 'list' as a set element (unhashable type: 'list')
