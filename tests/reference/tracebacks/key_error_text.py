# exit: 1
# A KeyError shows the repr of its key.
{"a": 1}["a\n"]
