"""python -m json: as json.tool."""

from json import tool

if __name__ == '__main__':
    tool.run()
