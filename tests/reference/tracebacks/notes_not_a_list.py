# exit: 1
# __notes__ that is no sequence is shown as it is.
e = ValueError("x")
e.__notes__ = 5
raise e
