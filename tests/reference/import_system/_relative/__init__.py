top = "top"
