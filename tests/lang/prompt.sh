# exit: 3
# Statements from a pipe at the prompt, with what CPython prints of them, prompts included (on stderr).
exec "$MINIPY" -q -i
