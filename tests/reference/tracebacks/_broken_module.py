def check():
    raise OSError(28, "No space left", "here")


check()
