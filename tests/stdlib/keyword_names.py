import keyword

print(keyword.kwlist, keyword.softkwlist, keyword.iskeyword("def"), keyword.issoftkeyword("match"), keyword.iskeyword("x"))
