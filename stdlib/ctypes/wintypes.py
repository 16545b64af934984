"""The names that Windows' headers have for types."""
from ctypes import (
    POINTER, Structure, _SimpleCData, c_char, c_char_p, c_double, c_float, c_int, c_long, c_longlong, c_short, c_size_t, c_ssize_t,
    c_ubyte, c_uint, c_ulong, c_ulonglong, c_ushort, c_void_p, c_wchar, c_wchar_p)

BYTE = c_ubyte
WORD = USHORT = ATOM = LANGID = c_ushort
DWORD = ULONG = COLORREF = LCID = LCTYPE = LGRPID = c_ulong
CHAR, WCHAR, SHORT, INT, UINT, FLOAT, DOUBLE = c_char, c_wchar, c_short, c_int, c_uint, c_float, c_double
BOOLEAN, BOOL, LONG = BYTE, c_long, c_long
LARGE_INTEGER = _LARGE_INTEGER = c_longlong
ULARGE_INTEGER = _ULARGE_INTEGER = c_ulonglong
LPCOLESTR = LPOLESTR = OLESTR = LPCWSTR = LPWSTR = c_wchar_p
LPCSTR = LPSTR = c_char_p
LPCVOID = LPVOID = c_void_p
WPARAM, LPARAM = c_size_t, c_ssize_t

HANDLE = HACCEL = HBITMAP = HBRUSH = HCOLORSPACE = HDC = HDESK = HDWP = HENHMETAFILE = HFONT = HGDIOBJ = HGLOBAL = HHOOK = HICON = c_void_p
HINSTANCE = HKEY = HKL = HLOCAL = HMENU = HMETAFILE = HMODULE = HMONITOR = HPALETTE = HPEN = HRGN = HRSRC = HSTR = HTASK = c_void_p
HWINSTA = HWND = HCONV = HCONVLIST = HCURSOR = HDDEDATA = HDROP = HSZ = SC_HANDLE = SERVICE_STATUS_HANDLE = c_void_p
HFILE, HRESULT = c_int, c_long
MAX_PATH = 260


class VARIANT_BOOL(_SimpleCData):
    _type_ = "h"

    def __repr__(self):
        return f"{type(self).__name__}({self.value!r})"

    @property
    def value(self):
        return bool(super().value)

    @value.setter
    def value(self, value):
        _SimpleCData.value.__set__(self, -1 if value else 0)


class RECT(Structure):
    _fields_ = [("left", LONG), ("top", LONG), ("right", LONG), ("bottom", LONG)]


class _SMALL_RECT(Structure):
    _fields_ = [("Left", SHORT), ("Top", SHORT), ("Right", SHORT), ("Bottom", SHORT)]


class _COORD(Structure):
    _fields_ = [("X", SHORT), ("Y", SHORT)]


class POINT(Structure):
    _fields_ = [("x", LONG), ("y", LONG)]


class SIZE(Structure):
    _fields_ = [("cx", LONG), ("cy", LONG)]


class FILETIME(Structure):
    _fields_ = [("dwLowDateTime", DWORD), ("dwHighDateTime", DWORD)]


class MSG(Structure):
    _fields_ = [("hWnd", HWND), ("message", UINT), ("wParam", WPARAM), ("lParam", LPARAM), ("time", DWORD), ("pt", POINT)]


RECTL = _RECTL = tagRECT = RECT
SMALL_RECT = _SMALL_RECT
POINTL = _POINTL = tagPOINT = POINT
SIZEL = tagSIZE = SIZE
_FILETIME = FILETIME
tagMSG = MSG


class WIN32_FIND_DATAA(Structure):
    _fields_ = [("dwFileAttributes", DWORD), ("ftCreationTime", FILETIME), ("ftLastAccessTime", FILETIME), ("ftLastWriteTime", FILETIME),
                ("nFileSizeHigh", DWORD), ("nFileSizeLow", DWORD), ("dwReserved0", DWORD), ("dwReserved1", DWORD),
                ("cFileName", CHAR * MAX_PATH), ("cAlternateFileName", CHAR * 14)]


class WIN32_FIND_DATAW(Structure):
    _fields_ = [(name, WCHAR * kind._length_ if name.startswith("c") else kind) for name, kind in WIN32_FIND_DATAA._fields_]


# Pointers: LP… and P….
LPBOOL = PBOOL = POINTER(BOOL)
PBOOLEAN = POINTER(BOOLEAN)
LPBYTE = PBYTE = POINTER(BYTE)
PCHAR, PWCHAR, PSHORT, PFLOAT = POINTER(CHAR), POINTER(WCHAR), POINTER(SHORT), POINTER(FLOAT)
LPCOLORREF = POINTER(COLORREF)
LPDWORD = PDWORD = POINTER(DWORD)
LPFILETIME = PFILETIME = POINTER(FILETIME)
LPHANDLE = PHANDLE = POINTER(HANDLE)
PHKEY, LPHKL, LPSC_HANDLE = POINTER(HKEY), POINTER(HKL), POINTER(SC_HANDLE)
LPINT = PINT = POINTER(INT)
LPLONG = PLONG = POINTER(LONG)
LPUINT = PUINT = POINTER(UINT)
PULONG, PUSHORT, PLCID = POINTER(ULONG), POINTER(USHORT), POINTER(LCID)
LPWORD = PWORD = POINTER(WORD)
PLARGE_INTEGER, PULARGE_INTEGER = POINTER(LARGE_INTEGER), POINTER(ULARGE_INTEGER)
LPMSG = PMSG = POINTER(MSG)
LPPOINT = PPOINT = PPOINTL = POINTER(POINT)
LPRECT = PRECT = LPRECTL = PRECTL = POINTER(RECT)
LPSIZE = PSIZE = LPSIZEL = PSIZEL = POINTER(SIZE)
PSMALL_RECT = POINTER(SMALL_RECT)
LPWIN32_FIND_DATAA = PWIN32_FIND_DATAA = POINTER(WIN32_FIND_DATAA)
LPWIN32_FIND_DATAW = PWIN32_FIND_DATAW = POINTER(WIN32_FIND_DATAW)


def RGB(red, green, blue):
    return red + (green << 8) + (blue << 16)
