near = "near"
