# exit: 1
# Code without a file shows its name and lines, without the source.
exec(compile("def f():\n    g()\n\n\ndef g():\n    1 / 0\n", "<made up>", "exec"))
f()
