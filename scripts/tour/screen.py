"""Looks at the kiosk through --inspect and touches it as a person does: with real X events, by xdotool.

Nothing here reaches into the program: what is not on the screen cannot be touched.
"""
import json
import os
import re
import socket
import subprocess
import time

from picture import Camera, PictureError, write_png


class Broken(Exception):
    """Something is not as it must be; the sentence says what."""


def paise_of(label):
    """The first amount of a label: "₹1,450", "₹3,18,450.50"."""
    found = re.search(r"₹\s?([0-9][0-9,]*)(?:\.([0-9]{2}))?", label)
    if not found:
        raise Broken(f"there is no amount in “{label}”")
    return int(found[1].replace(",", "")) * 100 + int(found[2] or 0)


class Screen:
    def __init__(self, display, inspect_socket, pid, patience_s=20.0):
        self.display, self.socket, self.pid, self.patience_s = display, inspect_socket, pid, patience_s
        self.camera = Camera(display)
        self.window = None

    # --- looking

    def look(self):
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(5)
            line.connect(self.socket)
            line.sendall(b"widgets\n")
            parts = []
            while part := line.recv(65536):
                parts.append(part)
        return json.loads(b"".join(parts))

    def try_look(self):
        try:
            return self.look()
        except (OSError, ValueError):
            return {"screen": "", "widgets": []}

    def find(self, name, seen=None):
        for widget in (seen or self.try_look())["widgets"]:
            if widget["id"] == name:
                return widget
        return None

    def names(self, beginning):
        return [w["id"] for w in self.try_look()["widgets"] if w["id"].startswith(beginning)]

    def until(self, what, question, patience_s=None):
        """Waits until question(look) gives something true, and gives it back."""
        end = time.monotonic() + (patience_s or self.patience_s)
        seen = self.try_look()
        while True:
            answer = question(seen)
            if answer:
                return answer
            if time.monotonic() > end:
                shown = ", ".join(w["id"] for w in seen["widgets"][:40])
                raise Broken(f"{what} did not come; the screen is “{seen['screen']}” with {shown or 'nothing on it'}")
            time.sleep(0.03)
            seen = self.try_look()

    def wait_screen(self, *names, patience_s=None):
        return self.until("the screen " + " or ".join(names), lambda seen: seen["screen"] in names and seen["screen"], patience_s)

    def wait_for(self, name, patience_s=None):
        return self.until(name, lambda seen: self.find(name, seen), patience_s)

    def label(self, name):
        return self.wait_for(name)["label"]

    # --- touching

    def _xdotool(self, *words):
        return subprocess.run(["xdotool", *map(str, words)], env={**os.environ, "DISPLAY": self.display},
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False).stdout.split()

    def find_window(self):
        end = time.monotonic() + self.patience_s
        while time.monotonic() < end:
            found = self._xdotool("search", "--onlyvisible", "--pid", self.pid)
            if found:
                self.window = int(found[-1])
                return
            time.sleep(0.1)
        raise Broken("the kiosk opened no window")

    def touch(self, name, patience_s=None):
        """Touches the middle of a widget once it is there, enabled and standing still."""
        def ready(seen):
            widget = self.find(name, seen)
            return widget if widget and widget["state"] not in ("disabled", "busy") else None

        before = self.until(name, ready, patience_s)
        for _ in range(100):
            time.sleep(0.02)
            now = self.until(name, ready, patience_s)
            if now["rect"] == before["rect"]:
                break
            before = now
        x, y, width, height = before["rect"]
        self._xdotool("mousemove", "--window", self.window, x + width // 2, y + height // 2, "click", 1)
        return before

    def scan(self, code):
        """As a scanner does: the letters within a few milliseconds, then Enter."""
        self._xdotool("type", "--delay", 2, "--args", 1, code, "key", "Return")

    # --- pictures

    def photograph(self, path):
        """The window once it stands still: two looks 150 ms apart are the same, or two seconds have passed."""
        try:
            end = time.monotonic() + 2
            before = self.camera.take(self.window)
            while True:
                time.sleep(0.15)
                now = self.camera.take(self.window)
                if now == before or time.monotonic() > end:
                    break
                before = now
            write_png(path, now)
        except PictureError as error:
            raise Broken(str(error)) from error
        return path


def read_codes(picture):
    """Every QR that zbarimg reads in a picture."""
    done = subprocess.run(["zbarimg", "--raw", "-q", "-Sdisable", "-Sqrcode.enable", str(picture)],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    return [line for line in done.stdout.decode("utf-8", "replace").splitlines() if line]
