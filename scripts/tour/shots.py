"""Twelve screens of the real kiosk in Hindi and English at three sizes, each set joined to one sheet to look at.

`scripts/dev shots [OUT] [--size WxH]... [--access ID]...`: made by real touches under a virtual display, nothing is
asserted. --access touches keys of the access page first ("access.text.160", "access.contrast"): a sheet of those looks.
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
SEARCH = {"hi": "साड़ी", "en": "saree"}


class Shots:
    def __init__(self, fair, out, size, access):
        self.fair, self.out, self.size, self.access = fair, out, size, access
        self.folder, self.names = None, []

    def take(self):
        sockets = tempfile.mkdtemp(prefix="odop-shots-")
        display = VirtualDisplay(self.size)
        kiosk = None
        try:
            kiosk = self.fair.start_kiosk(display.name, f"{sockets}/kiosk.sock", self.size)
            self.screen = Screen(display.name, f"{sockets}/kiosk.sock", kiosk.pid)
            self.screen.wait_screen("attract")
            self.screen.find_window()
            for language in ("hi", "en"):
                self.folder, self.names = self.out / f"{self.size}-{language}", []
                self.folder.mkdir(parents=True, exist_ok=True)
                self.visit(language)
                self.sell()
                self.join()
        finally:
            self.fair.stop(kiosk)
            display.stop()
            shutil.rmtree(sockets, ignore_errors=True)

    def shot(self, name):
        self.names.append(f"{len(self.names) + 1:02}-{name}.png")
        self.screen.photograph(self.folder / self.names[-1])

    def go(self, *names, to):
        for name in names:
            self.screen.touch(name)
        self.screen.wait_screen(to)

    def visit(self, language):
        screen = self.screen
        screen.touch("lang." + language)
        screen.until("the language", lambda seen: (screen.find("lang." + language, seen) or {}).get("state") == "selected")
        if self.access:
            self.go("access", to="access")
            for key in self.access:
                screen.touch(key)
            if screen.find("access.done"):
                screen.touch("access.done")
            self.go("home", to="home") if screen.look()["screen"] != "attract" else None
            screen.wait_screen("attract", "home")
        self.shot("attract" if screen.look()["screen"] == "attract" else "home")
        if screen.look()["screen"] == "attract":
            self.go("attract", to="home")
        self.shot("home")
        screen.touch("sector:food-processing")
        screen.until("the filter", lambda seen: (screen.find("sector:food-processing", seen) or {}).get("state") == "selected")
        self.shot("home-filter")
        screen.touch("sector:all")
        self.go("search", to="search")
        for letter in SEARCH[language]:
            screen.touch("key." + letter)
        screen.until("something found", lambda seen: any(w["id"].startswith("product:") for w in seen["widgets"]))
        self.shot("search")
        self.go("back", to="home")
        screen.touch("district:varanasi")
        time.sleep(0.4)
        if screen.look()["screen"] == "home":  # small tiles are chosen first, opened second
            screen.touch("card.see")
        screen.wait_screen("district")
        self.shot("district")
        goods = self.fair.goods()
        sku = screen.until("a product with a listing", lambda seen: next(
            (w["id"][8:] for w in seen["widgets"]
             if w["id"].startswith("product:") and goods.get(w["id"][8:], {}).get("listings")), None))
        self.go("product:" + sku, to="product")
        self.shot("product")
        self.go("home", to="home")
        self.go("about", to="about")
        self.shot("about")

    def sell(self):
        screen = self.screen
        self.go("till.enter", to="till.pin")
        screen.touch("person:P1")
        self.shot("pin")
        self.go(*("pin." + digit for digit in "2025"), to="till")
        self.cart()
        self.shot("till")
        self.go("till.pay.cash", to="till.cash")
        for _ in range(40):  # 500-rupee notes until it is enough
            if (screen.find("till.finish") or {}).get("state") == "normal":
                break
            screen.touch("till.note.500")
            time.sleep(0.1)
        self.shot("cash")
        self.go("till.finish", to="till.sold")
        self.shot("sold")
        screen.touch("till.new")
        screen.wait_screen("till")
        self.cart()
        self.go("till.pay.upi", to="till.upi")
        screen.wait_for("till.upi.qr")
        self.shot("upi")
        screen.touch("till.upi.claimed")
        self.go("till.upi.finish", to="till.sold")
        self.go("till.new", to="till")
        self.go("till.leave", to="attract")

    def cart(self):
        tiles = self.screen.until("goods", lambda seen: [
            w["id"] for w in seen["widgets"] if w["id"].startswith("till.sku:")])
        goods = self.fair.goods()
        for tile in [tile for tile in tiles if goods[tile[9:]]["kind"] == "piece" and goods[tile[9:]]["stock"] > 12][:2]:
            self.screen.touch(tile)
            self.screen.wait_for("till.line:" + tile[9:])

    def join(self):
        width, height = map(int, self.size.split("x"))
        columns, small = (4, 760) if width > height else (6, 420)
        sheet = self.out / f"sheet-{self.size}-{self.folder.name[-2:]}.png"
        subprocess.run(["montage", *(str(self.folder / name) for name in self.names), "-background", "#555555",
                        "-geometry", f"{small}x+8+8", "-tile", f"{columns}x", str(sheet)], check=True)
        print(sheet, flush=True)


def main():
    parser = argparse.ArgumentParser(prog="scripts/dev shots", description=__doc__.splitlines()[0])
    parser.add_argument("out", nargs="?", default=str(TOP / "build" / "shots"), type=pathlib.Path)
    parser.add_argument("--size", action="append", choices=SIZES)
    parser.add_argument("--access", action="append", default=[])
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
            Shots(fair, options.out, size, options.access).take()
        return 0
    except Broken as trouble:
        print(f"scripts/dev shots: {trouble}", file=sys.stderr)
        return 1
    finally:
        fair.stop_all()
        shutil.rmtree(fair_folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
