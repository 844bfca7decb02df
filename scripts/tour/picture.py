"""Pictures without a picture library: a window's pixels through libX11, and PNG files in and out of them.

The kiosk's own toolkit needs libX11, so it is always there; xwd and import are not.
"""
import ctypes
import ctypes.util
import struct
import zlib

Z_PIXMAP = 2
ALL_PLANES = 0xFFFFFFFF


class _XImage(ctypes.Structure):
    _fields_ = [
        ("width", ctypes.c_int), ("height", ctypes.c_int), ("xoffset", ctypes.c_int), ("format", ctypes.c_int),
        ("data", ctypes.POINTER(ctypes.c_char)), ("byte_order", ctypes.c_int), ("bitmap_unit", ctypes.c_int),
        ("bitmap_bit_order", ctypes.c_int), ("bitmap_pad", ctypes.c_int), ("depth", ctypes.c_int),
        ("bytes_per_line", ctypes.c_int), ("bits_per_pixel", ctypes.c_int), ("red_mask", ctypes.c_ulong),
        ("green_mask", ctypes.c_ulong), ("blue_mask", ctypes.c_ulong),
    ]


class PictureError(Exception):
    pass


class Camera:
    """Takes pictures of windows of one display. One thread."""

    def __init__(self, display):
        x = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
        x.XOpenDisplay.restype = ctypes.c_void_p
        x.XOpenDisplay.argtypes = [ctypes.c_char_p]
        x.XGetImage.restype = ctypes.POINTER(_XImage)
        x.XGetImage.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_int, ctypes.c_uint,
                                ctypes.c_uint, ctypes.c_ulong, ctypes.c_int]
        x.XFree.argtypes = [ctypes.c_void_p]
        x.XCloseDisplay.argtypes = [ctypes.c_void_p]
        x.XGetGeometry.argtypes = [ctypes.c_void_p, ctypes.c_ulong] + [ctypes.c_void_p] * 7
        # Xlib ends the whole program at the first error unless somebody listens.
        handler = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
        self._ignore = handler(lambda _display, _event: 0)
        x.XSetErrorHandler(self._ignore)
        self._x = x
        self._display = x.XOpenDisplay(display.encode())
        if not self._display:
            raise PictureError(f"the display {display} cannot be opened")

    def close(self):
        if self._display:
            self._x.XCloseDisplay(self._display)
            self._display = None

    def take(self, window):
        """The window's pixels as (width, height, rgb bytes)."""
        root, x, y = ctypes.c_ulong(), ctypes.c_int(), ctypes.c_int()
        width, height, border, depth = (ctypes.c_uint() for _ in range(4))
        if not self._x.XGetGeometry(self._display, window, *(ctypes.byref(v) for v in (root, x, y, width, height, border, depth))):
            raise PictureError("the kiosk's window is gone")
        image = self._x.XGetImage(self._display, window, 0, 0, width.value, height.value, ALL_PLANES, Z_PIXMAP)
        if not image:
            raise PictureError("the window cannot be photographed: it is not wholly on the screen")
        try:
            head = image.contents
            if head.bits_per_pixel != 32 or head.red_mask != 0xFF0000 or head.byte_order != 0:
                raise PictureError("only displays of 24 bits a pixel can be photographed")
            raw = ctypes.string_at(head.data, head.bytes_per_line * head.height)
            line = head.width * 4
            if head.bytes_per_line != line:
                raw = b"".join(raw[y * head.bytes_per_line: y * head.bytes_per_line + line] for y in range(head.height))
            rgb = bytearray(head.width * head.height * 3)
            rgb[0::3], rgb[1::3], rgb[2::3] = raw[2::4], raw[1::4], raw[0::4]
            return head.width, head.height, bytes(rgb)
        finally:
            ctypes.CDLL(None).free(head.data)
            self._x.XFree(image)


def write_png(path, picture):
    width, height, rgb = picture
    stride = width * 3
    rows = b"".join(b"\0" + rgb[y * stride: (y + 1) * stride] for y in range(height))

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    with open(path, "wb") as out:
        out.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
                  + chunk(b"IDAT", zlib.compress(rows, 6)) + chunk(b"IEND", b""))


def png_size(path):
    with open(path, "rb") as file:
        return struct.unpack(">II", file.read(24)[16:24])
