# exit: 1
# Only exceptions can be raised.
raise "text"
