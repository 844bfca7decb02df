"""What visitors read, in one look: every district's page in Hindi and English, and the main screens in all eight languages.

`scripts/dev sheets [OUT] [--size WxH]... [--only districts|languages]`: made by real touches under a virtual display,
nothing is asserted. Contact sheets of twenty-five districts, and one a language.
"""
import argparse
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

from fair import KIOSK, Fair, VirtualDisplay, fair_clock
from screen import Broken, Screen

TOP = pathlib.Path(__file__).resolve().parents[2]
SIZES = ("1920x1080", "1366x768", "1080x1920")
LANGUAGES = ("hi", "en", "ur", "bn", "gu", "pa", "mr", "ne")
ON_A_SHEET = 25


class Sheets:
    def __init__(self, fair, out, size):
        self.fair, self.out, self.size = fair, out, size

    def take(self, kinds):
        sockets = tempfile.mkdtemp(prefix="odop-sheets-")
        display = VirtualDisplay(self.size)
        kiosk = None
        try:
            kiosk = self.fair.start_kiosk(display.name, f"{sockets}/kiosk.sock", self.size)
            self.screen = Screen(display.name, f"{sockets}/kiosk.sock", kiosk.pid)
            self.screen.wait_screen("attract")
            self.screen.find_window()
            self.go("attract", to="home")
            if "districts" in kinds:
                for language in ("hi", "en"):
                    self.speak(language)
                    self.districts(language)
            if "languages" in kinds:
                for language in LANGUAGES:
                    self.speak(language)
                    self.main_screens(language)
        finally:
            self.fair.stop(kiosk)
            display.stop()
            shutil.rmtree(sockets, ignore_errors=True)

    def go(self, *names, to):
        for name in names:
            self.screen.touch(name)
        self.screen.wait_screen(to)

    def speak(self, language):
        self.go("lang.more", to="languages")
        self.go("language." + language, to="home")

    def shot(self, folder, name):
        time.sleep(0.35)  # the slide of 200 ms
        path = folder / f"{name}.png"
        self.screen.photograph(path)
        return path

    def open_district(self, name):
        self.screen.touch(name)
        seen = self.screen.until("the district or its key", lambda seen: (
            seen["screen"] == "district" or (self.screen.find(name, seen) or {}).get("state") == "selected") and seen)
        if seen["screen"] == "home":  # small tiles: chosen first, opened second
            self.screen.touch("card.see")
        self.screen.wait_screen("district")

    def districts(self, language):
        folder = self.out / f"districts-{self.size}-{language}"
        folder.mkdir(parents=True, exist_ok=True)
        shots = []
        for name in self.screen.names("district:"):
            self.open_district(name)
            shots.append(self.shot(folder, name.split(":", 1)[1]))
            self.go("home", to="home")
        for i in range(0, len(shots), ON_A_SHEET):
            self.join(shots[i:i + ON_A_SHEET], 5, f"districts-{self.size}-{language}-{i // ON_A_SHEET + 1}")

    def main_screens(self, language):
        screen = self.screen
        folder = self.out / f"screens-{self.size}-{language}"
        folder.mkdir(parents=True, exist_ok=True)
        shots = [self.shot(folder, "home")]
        self.open_district("district:gorakhpur")
        shots.append(self.shot(folder, "district"))
        self.go("maker.more", to="maker")
        shots.append(self.shot(folder, "maker"))
        self.go("back", to="district")
        self.go(self.first("product:"), to="product")
        shots.append(self.shot(folder, "product"))
        for name, key in (("zoom", "product.picture"), ("like", "product.like")):
            self.go(key, to=name)
            shots.append(self.shot(folder, name))
            self.go("back", to="product")
        if not screen.find("kept"):  # one visitor reads all the languages, and kept it in the first
            screen.touch("product.keep")
        self.go("kept", to="kept")
        shots.append(self.shot(folder, "kept"))
        self.go("back", to="product")
        self.go("product.ask", to="lead")
        shots.append(self.shot(folder, "lead"))
        self.go("back", to="product")
        self.go("home", to="home")
        for name, key in (("stall", "stall"), ("plan", "plan"), ("states", "states"), ("divisions", "divisions"),
                          ("languages", "lang.more")):
            self.go(key, to=name)
            shots.append(self.shot(folder, name))
            self.go("back", to="home")
        self.go("states", to="states")
        self.go("state:bihar", to="state")
        shots.append(self.shot(folder, "state"))
        self.go(self.first("district:"), to="district")
        shots.append(self.shot(folder, "state-district"))
        self.go("home", to="home")
        self.go("about", to="about")
        for room in range(1, 20):
            shots.append(self.shot(folder, f"about-{room}"))
            if not screen.find("about.next"):
                break
            screen.touch("about.next")
        self.go("home", to="home")
        self.go("search", to="search")
        shots.append(self.shot(folder, "search"))
        self.go("back", to="home")
        screen.touch("access")
        screen.wait_for("access.done")
        shots.append(self.shot(folder, "access"))
        screen.touch("access.done")
        self.join(shots, 3, f"screens-{self.size}-{language}")

    def first(self, beginning):
        return self.screen.until("a " + beginning, lambda seen: next(
            (w["id"] for w in seen["widgets"] if w["id"].startswith(beginning)), None))

    def join(self, shots, columns, name):
        width, height = map(int, self.size.split("x"))
        small = 1900 // columns if width > height else 1200 // columns
        sheet = self.out / f"{name}.png"
        subprocess.run(["montage", *map(str, shots), "-background", "#555555", "-geometry", f"{small}x+4+4", "-tile",
                        f"{columns}x", str(sheet)], check=True)
        print(sheet, flush=True)


def main():
    parser = argparse.ArgumentParser(prog="scripts/dev sheets", description=__doc__.splitlines()[0])
    parser.add_argument("out", nargs="?", default=str(TOP / "build" / "sheets"), type=pathlib.Path)
    parser.add_argument("--size", action="append", choices=SIZES)
    parser.add_argument("--only", choices=("districts", "languages"))
    options = parser.parse_args()
    options.out = pathlib.Path(options.out).resolve()
    options.out.mkdir(parents=True, exist_ok=True)
    fair_folder = pathlib.Path(tempfile.mkdtemp(prefix="fair-", dir=TOP / "build"))
    fair = Fair(TOP / "build" / "bin", TOP / "db" / "seed" / "mahakumbh-2025", fair_folder, fair_clock())
    try:
        fair.build_pack()
        fair.one("init", fair.kiosk_data, "--pack", fair.pack, "--kiosk", KIOSK)
        fair.start_printer()
        for size in options.size or SIZES:
            Sheets(fair, options.out, size).take({options.only} if options.only else {"districts", "languages"})
        return 0
    except Broken as trouble:
        print(f"scripts/dev sheets: {trouble}", file=sys.stderr)
        return 1
    finally:
        fair.stop_all()
        shutil.rmtree(fair_folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
