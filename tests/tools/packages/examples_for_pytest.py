"""Tests that pytest is to find and run: fixtures, parameters, marks, classes, what is expected, and failures to explain."""
import logging
import os
import sys
import warnings

import pytest


@pytest.fixture
def written(tmp_path):
    """A file with a text."""
    path = tmp_path / "text"
    path.write_text("hello")
    yield path
    path.unlink()


@pytest.fixture(scope="module", params=["one", "two"])
def word(request):
    """Each of two words."""
    return request.param


@pytest.mark.parametrize("a,b", [(1, 2), (3, 4), pytest.param(5, 7, id="odd")])
def test_adds(a, b):
    assert a + 1 == b


def test_file(written, capsys, monkeypatch):
    print(written.read_text())
    assert capsys.readouterr().out == "hello\n"
    monkeypatch.setattr(sys, "added", 5, raising=False)
    assert sys.added == 5


def test_word(word):
    assert len(word) == 3


def test_raises():
    with pytest.raises(ValueError, match="bad"):
        raise ValueError("bad thing")
    with pytest.raises(KeyError):
        raise ValueError("not that")


def test_lists():
    x = [1, 2, 3]
    assert x == [1, 2, 4], "no"


def test_dicts():
    assert {"a": 1, "b": [1, 2]} == {"a": 1, "b": [1, 3], "c": 0}


def test_texts():
    text = "first\nsecond\nthird"
    assert text.upper() == "first\nzweite\nthird" and not text


@pytest.mark.xfail
def test_expected_to_fail():
    assert 0


@pytest.mark.skip(reason="skipped on purpose")
def test_skipped():
    pass


class TestClass:
    def setup_method(self):
        self.x = 1

    def test_method(self):
        assert self.x == 1

    @pytest.mark.usefixtures("written")
    def test_calls(self):
        assert max(self.x, int("3")) == min(2, self.x), f"x is {self.x}"


def test_warns():
    with pytest.warns(UserWarning):
        warnings.warn("beware")
    assert pytest.approx(0.1 + 0.2) == 0.3


def test_captured(capfd, caplog):
    os.write(1, b"x")
    logging.getLogger().warning("number %d", 3)
    assert capfd.readouterr().out == "x"
    assert caplog.messages == ["number 3"]


def test_output_of_failure():
    print("printed before")
    logging.getLogger("here").error("logged before")
    raise OSError(2, "reason")
