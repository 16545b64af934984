# exit: 1
# stderr: can't find '__main__' module in
# A folder or zip file that is run stands on sys.path in isolated mode too; so does a folder in a zip file.
folder=$TEST_TMP
mkdir -p "$folder/app/inner"
echo 'import sys, beside; print(beside.name, sys.path[0].rpartition("/")[2])' > "$folder/app/__main__.py"
echo 'name = "outer"' > "$folder/app/beside.py"
cp "$folder/app/__main__.py" "$folder/app/inner"
echo 'name = "inner"' > "$folder/app/inner/beside.py"
cd "$folder/app" && $MINIPY -m zipfile -c ../app.zip __main__.py beside.py inner && cd ..
$MINIPY -I app
$MINIPY -I app.zip
$MINIPY app.zip/inner
$MINIPY app.zip/nothing
