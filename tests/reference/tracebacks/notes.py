# exit: 1
# Notes stand after the message, each on lines of its own.
e = ValueError("message\nof two lines")
e.add_note("first note")
e.add_note("second\nnote")
e.add_note("")
e.__notes__.append(5)
raise e
