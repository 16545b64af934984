"""The signatures of static methods of built-in types have no argument for the module."""
import inspect

for cls in bytes, bytearray:
    print(cls.maketrans.__text_signature__, inspect.signature(cls.maketrans))
