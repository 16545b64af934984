"""The parser Expat, under the name that programs import."""

import sys

from pyexpat import *
from pyexpat import errors, model

sys.modules['xml.parsers.expat.model'] = model
sys.modules['xml.parsers.expat.errors'] = errors
