# Files of WAVE: what is read and written, what is none of them, and in which order things have to be done.
import io
import os
import struct
import tempfile
import wave


def attempt(call, *arguments):
    try:
        result = call(*arguments)
    except Exception as error:
        print(getattr(call, "__name__", ""), arguments, type(error).__name__, error)
    else:
        print(getattr(call, "__name__", ""), arguments, result)


def chunk_format(tag=1, channels=1, rate=8000, bits=8, extra=b"", size=16):
    frame = channels * bits // 8
    return b"fmt " + struct.pack("<L", size + len(extra)) + struct.pack("<HHLLHH", tag, channels, rate, rate * frame, frame, bits)[:size] + extra


def riff(*chunks):
    text = b"".join(chunks)
    return b"RIFF" + struct.pack("<L", len(text) + 4) + b"WAVE" + text


def data(samples):
    return b"data" + struct.pack("<L", len(samples)) + samples + (b"\0" if len(samples) % 2 else b"")


extended = struct.pack("<HHL", 22, 16, 0) + wave.KSDATAFORMAT_SUBTYPE_PCM
for content in (riff(chunk_format(), data(b"abc")), b"", b"RIFX" + b"\0" * 20, b"RIFF\4\0\0\0WAVX", riff(), riff(chunk_format()),
                riff(data(b"ab")), riff(chunk_format(channels=0), data(b"")), riff(chunk_format(bits=0), data(b"")),
                riff(chunk_format(tag=7), data(b"")), riff(chunk_format(size=12), data(b"")), riff(chunk_format(size=14), data(b"")),
                riff(b"LIST\3\0\0\0abc\0", chunk_format(bits=16, channels=2), data(b"abcdefgh"), b"more\0\0\0\0"),
                riff(chunk_format(tag=0xfffe, bits=16, extra=extended), data(b"ab")),
                riff(chunk_format(tag=0xfffe, bits=16, extra=extended[:8]), data(b"ab")),
                riff(chunk_format(tag=0xfffe, bits=16, extra=extended[:8] + b"\2" + extended[9:]), data(b"ab"))):
    try:
        sound = wave.open(io.BytesIO(content))
        print(sound.getparams(), sound.readframes(99), sound.tell())
    except (wave.Error, EOFError) as error:
        print(type(error).__name__, error)

sound = wave.open(io.BytesIO(riff(chunk_format(bits=16, channels=2), data(bytes(range(16))))), "rb")
print(sound.getnchannels(), sound.getsampwidth(), sound.getframerate(), sound.getnframes(), sound.getcomptype(), sound.getcompname())
print(sound.readframes(1), sound.tell(), sound.readframes(0))
for position in (2, 0, 4, 5, -1):
    attempt(sound.setpos, position)
    print(sound.tell(), sound.readframes(1))
sound.rewind()
print(sound.readframes(100), sound.readframes(1), sound.getfp().closed)
sound.close()
sound.close()
print(sound.getfp())

file = io.BytesIO()
sound = wave.open(file, "wb")
for name in ("getnchannels", "getsampwidth", "getframerate", "getnframes", "getparams", "tell"):
    attempt(getattr(sound, name))
for name, arguments in (("writeframes", [b"a"]), ("setnchannels", [0]), ("setnchannels", [1]), ("writeframes", [b"a"]),
                        ("setsampwidth", [0]), ("setsampwidth", [5]), ("setsampwidth", [2]), ("writeframes", [b"a"]),
                        ("setframerate", [0]), ("setframerate", [-1]), ("setframerate", [8000.6]), ("getframerate", []),
                        ("setnframes", [3]), ("setcomptype", ["NONE", "x"]), ("setcomptype", ["ULAW", "x"]), ("getparams", []),
                        ("writeframesraw", [b"abcd"]), ("setnchannels", [2]), ("setsampwidth", [2]), ("setframerate", [2]),
                        ("setnframes", [2]), ("setcomptype", ["NONE", ""]), ("setparams", [(1, 2, 3, 4, "NONE", "")]),
                        ("tell", []), ("getnframes", [])):
    attempt(getattr(sound, name), *arguments)
print(file.getvalue())
sound.writeframes(b"ef")
sound.close()
print(file.getvalue(), file.closed)


def written(frames, *samples, file=None):
    file = file or io.BytesIO()
    sound = wave.open(file, "wb")
    sound.setparams((1, 3, 8, frames, "NONE", "not compressed"))
    for some in samples:
        attempt(sound.writeframes, some)
    attempt(sound.close)
    attempt(sound.close)
    print(file.getvalue())


written(0)
written(0, b"abc", bytearray(b"defghi"), "a")
written(5, b"abc")


class Unseekable(io.BytesIO):
    def tell(self):
        raise OSError("no tell")

    def seek(self, *arguments):
        raise OSError("no seek")


written(1, b"abc", file=Unseekable())
written(2, b"abc", file=Unseekable())
print(wave.open(Unseekable(riff(chunk_format(), data(b"abc")))).readframes(2))
for mode in ("r", "x", "rw", None):
    try:
        print(mode, type(wave.open(io.BytesIO(riff(chunk_format(), data(b"abc"))), mode)).__name__)
    except wave.Error as error:
        print(mode, error)

path = os.path.join(tempfile.mkdtemp(dir=os.environ.get("TEST_TMP")), "x.wav")
with wave.open(path, "wb") as sound:
    sound.setnchannels(1)
    sound.setsampwidth(1)
    sound.setframerate(5)
    sound.writeframes(b"abc")
with wave.open(path) as sound:
    print(sound.readframes(2), sound.getparams(), sound.readframes(-1))
