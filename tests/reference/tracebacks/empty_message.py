# exit: 1
# Without a message there is no colon.
raise ValueError
