# The text of -c loses the white space that all its lines begin with.
run() {
    echo ---
    $MINIPY -c "$1" 2>&1
}

run '
        print("space")
'
run "$(printf '\t\tif 1:\n\t\t\tprint(1)\n\t\tprint(2)')"
run "$(printf '\t \tif 1:\n\t \t\t \tprint(1)\n\t \tprint(2)')"
run '
    data = """

    below
                 
    """
    print(repr(data))
'
run ''
run "$(printf '  \t\n\t\n \t\t\t  \t\t \t\n\t\t \n\n\n\t\t\t   ')"
run '  print(1)
 print(2)'
run "$(printf '\tprint(1)\n  print(2)')"
run '  print(1)
#x
  print(2)'
run '    1/0'
run '
    def f():
        1/0
    f()'
run 'print(1)
    '
run '   '
run '  x = """a
b"""'
run 'print(repr("""a
   
b"""))'
run '  print(1)
  '
run "$(printf '  print(1)\r\n  print(2)\r\n \r\n')"
run "$(printf '  print(1)\n\f  print(2)\n')"
true
