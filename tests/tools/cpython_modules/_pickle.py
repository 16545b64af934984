"""CPython's pickle in C. Here pickle has one implementation, which asks this module for nothing it could have."""


def __getattr__(name):
    import pickle
    return getattr(pickle, name)
