# exit: 1
# A word that is nearly a keyword.
exec("whlie True:\n    pass\n")
