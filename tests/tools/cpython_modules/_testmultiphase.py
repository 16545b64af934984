"""A module in C of CPython's tests, which tests that share helpers with those of the import system look for."""
