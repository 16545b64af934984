"""CPython's uuid in C, as where the system makes no identifiers: with it, the tests run uuid once more."""

has_uuid_generate_time_safe = False
has_stable_extractable_node = False
