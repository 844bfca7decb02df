"""The real kiosk in Hindi and English at three sizes: a sheet of twelve screens, and one of what staff do after the sale.

`scripts/dev shots [OUT] [--size WxH]... [--access ID]...`: made by real touches under a virtual display, nothing is
asserted. --access touches keys of the access band first ("access.text.160", "access.contrast"): a sheet of those looks.
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
                self.join("sheet")
                self.names = []
                self.look_after()
                self.join("staff")
                self.names = []
                self.run_the_stall()
                self.join("stall")
                self.names = []
                self.set_up()
                self.sell_small()
                self.practise(language)
                self.join("training")
        finally:
            self.fair.stop(kiosk)
            display.stop()
            shutil.rmtree(sockets, ignore_errors=True)

    def shot(self, name):
        self.names.append(f"{name}.png")
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
            for key in ("access", *self.access, "access.done"):
                screen.touch(key)
        self.shot("attract")
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
        if screen.look()["screen"] == "home":  # small tiles and large letters: chosen first, opened second
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
        for page in range(1, 31):
            self.shot(f"about-{page}")
            if not screen.find("about.next"):
                break
            screen.touch("about.next")
            time.sleep(0.3)

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

    def sign_in(self, person, pin):
        self.go("till.enter", to="till.pin")
        self.screen.touch("person:" + person)
        self.go(*("pin." + digit for digit in pin), to="till")

    def look_after(self):
        """Bills, a return, a withdrawal, the drawer and its closing; the seller first, then a supervisor's PIN."""
        screen = self.screen
        self.sign_in("P1", "2025")
        self.cart()
        screen.touch("till.pay.otherwise")
        self.shot("ways-to-pay")
        screen.touch("till.way.cash_card")
        for digit in "500":
            screen.touch("pad." + digit)
        self.shot("part-in-cash")
        screen.touch("dialog.no")
        screen.touch("till.menu")
        self.go("till.menu.buyer", to="till.buyer")
        self.shot("buyer")
        screen.touch("buyer.state")
        screen.touch("buyer.state.27")
        self.shot("buyer-state")
        self.go("buyer.done", to="till")
        screen.touch("till.park")
        screen.wait_for("till.parked")
        self.shot("parked")
        screen.touch("till.parked")
        self.shot("parked-bills")
        screen.touch("till.parked.1")
        screen.wait_for("till.pay.cash")
        self.go("till.pay.cash", "till.exact", to="till.sold")
        self.go("till.new", to="till")
        screen.touch("till.menu")
        self.shot("menu")
        self.go("till.menu.bills", to="till.bills")
        newest = screen.until("bills", lambda seen: next(
            (w["id"] for w in seen["widgets"] if w["id"].startswith("bill:")), None))
        self.shot("bills")
        screen.touch("bills.find")
        self.shot("find")
        screen.touch("dialog.no")
        self.go(newest, to="till.bill")
        screen.touch("return.1.plus")
        screen.touch("bill.reason.1")
        screen.until("what goes back", lambda seen: (screen.find("bill.take_back", seen) or {}).get("state") == "normal")
        self.shot("bill")
        self.go("bill.take_back", to="till.sold")
        self.shot("taken-back")
        self.go("till.new", to="till")
        screen.touch("till.menu")
        self.go("till.menu.bills", to="till.bills")
        bills = screen.until("bills", lambda seen: [w["id"] for w in seen["widgets"] if w["id"].startswith("bill:")])
        self.shot("bills-after")
        self.go(bills[2], to="till.bill")  # the UPI bill: two ways to give back, and it can be withdrawn
        screen.touch("bill.all")
        screen.touch("bill.reason.3")
        self.shot("bill-upi")
        screen.touch("bill.withdraw")
        self.shot("withdraw")
        for digit in "2026":
            screen.touch("pad." + digit)
        self.go("dialog.yes", to="till.sold")
        self.shot("withdrawn")
        self.go("till.new", to="till")
        screen.touch("till.menu")
        self.go("till.menu.shift", to="till.drawer")
        self.shot("drawer")
        self.go("drawer.in", to="till.money")
        for digit in "500":
            screen.touch("pad." + digit)
        screen.touch("money.reason.0")
        self.shot("money")
        self.go("shift.submit", to="till.drawer")
        self.go("drawer.close", to="till.shift")
        for _ in range(3):
            screen.touch("count.plus:500")
        screen.touch("count.plus:100")
        self.shot("count")
        screen.touch("shift.submit")
        screen.wait_for("shift.print_z")
        self.shot("closed")
        self.go("shift.submit", to="till")
        self.go("till.leave", to="attract")

    def run_the_stall(self):
        """A bargained price, stock that comes, goes and is counted, what needs somebody, the printer's papers."""
        screen = self.screen
        self.sign_in("P1", "2025")
        self.cart()
        line = next(w["id"] for w in screen.look()["widgets"] if w["id"].startswith("till.line:"))
        screen.touch(line)
        for digit in "100":
            screen.touch("pad." + digit)
        screen.wait_for("dialog.hint")
        self.shot("bargain")
        screen.touch("dialog.yes")
        time.sleep(0.3)
        self.shot("bargained")
        screen.touch("till.pay.cash")
        time.sleep(0.3)
        self.shot("supervisor")
        screen.touch("dialog.no")
        screen.touch("till.what_now")
        self.shot("what-now")
        screen.touch("dialog.no")
        screen.touch("till.menu")
        screen.touch("till.menu.stock")
        self.shot("stock-choice")
        self.go("stock.send", to="till.stock")
        self.shot("stock-low")
        for tile in screen.names("till.sku:")[:3]:
            screen.touch(tile)
            if screen.find("dialog.yes"):
                screen.touch("pad.5")
                screen.touch("dialog.yes")
            screen.wait_for("till.line:" + tile[9:])
        self.shot("stock-list")
        screen.touch("stock.finish")
        for digit in "15":
            screen.touch("pad." + digit)
        self.shot("stock-where")
        screen.touch("dialog.yes")
        for digit in "2026":
            screen.touch("pad." + digit)
        screen.touch("dialog.yes")
        screen.wait_for("stock.done")
        self.shot("stock-sent")
        self.go("back", to="till")
        screen.touch("till.menu")
        self.go("till.menu.attention", to="till.attention")
        self.shot("attention")
        self.go("attention.papers", to="till.papers")
        self.shot("papers")
        self.go("back", to="till.attention")
        self.go("back", to="till")
        screen.touch("till.clear")
        screen.touch("till.clear.yes")
        self.pay_a_maker()
        self.go("till.leave", to="attract")

    def pay_a_maker(self):
        """A card under the scanner, on the till with an open drawer."""
        screen = self.screen
        screen.scan(self.fair.maker_card("M003"))
        screen.wait_for("dialog")
        self.shot("maker")
        self.go("maker.pay", to="till.money")
        for digit in "1000":
            screen.touch("pad." + digit)
        screen.touch("money.reason.0")
        self.shot("maker-pay")
        screen.touch("shift.submit")
        screen.wait_for("dialog")
        self.shot("maker-supervisor")
        screen.touch("dialog.no")
        self.go("back", to="till.drawer")
        self.go("back", to="till")

    def set_up(self):
        """The panels of the settings; the one of the printers has the label printer's row."""
        screen = self.screen
        self.sign_in("P3", "2026")
        screen.touch("till.menu")
        self.go("till.menu.settings", to="till.settings")
        for panel in screen.names("settings.panel."):
            screen.touch(panel)
            time.sleep(0.2)
            self.shot("settings-" + panel.rsplit(".", 1)[1])
        self.go("back", to="till")
        self.go("till.leave", to="attract")

    def sell_small(self):
        """A sale below Rs 200 without a bill, and the consolidated one that its day ends with."""
        screen = self.screen
        self.sign_in("P3", "2026")
        self.let_small_sales(True)
        screen.scan("MBD-DIYA-01")
        screen.wait_for("till.bill")
        self.shot("small-sale")
        self.go("till.pay.cash", "till.exact", to="till.sold")
        self.shot("small-sold")
        self.go("till.new", to="till")
        screen.touch("till.menu")
        self.go("till.menu.shift", to="till.drawer")
        self.go("drawer.close", to="till.shift")
        screen.touch("count.plus:100")
        screen.touch("shift.submit")
        screen.wait_for("shift.print_z")
        self.go("shift.submit", to="till")
        screen.touch("till.menu")
        self.go("till.menu.bills", to="till.bills")
        self.shot("consolidated-bills")
        self.go("back", to="till")
        self.let_small_sales(False)
        self.go("till.leave", to="attract")

    def let_small_sales(self, may):
        screen = self.screen
        screen.touch("till.menu")
        self.go("till.menu.settings", to="till.settings")
        screen.touch("settings.panel.4")
        screen.touch("settings.small_sales")
        if may:
            self.shot("settings-small-sales")
        screen.touch("settings.save")
        screen.until("saved", lambda seen: (screen.find("settings.save", seen) or {}).get("state") == "disabled")
        self.go("back", to="till")

    def practise(self, language):
        """Training, from the till's menu to its end, along the ring of the guide."""
        screen = self.screen
        self.sign_in("P1", "2025")
        screen.touch("till.menu")
        screen.touch("till.menu.training")
        screen.wait_for("training", patience_s=60)
        screen.touch("lang." + language) if screen.find("lang." + language) else None
        for number in range(1, 12):
            ring = screen.try_look().get("training", {}).get("ring")
            self.shot(f"training-{number}")
            if not ring:
                break
            screen.touch(ring)
            time.sleep(0.4)
        screen.touch("till.new") if screen.find("till.new") else None
        screen.wait_screen("till")
        self.shot("training-till")
        screen.touch("till.menu")
        self.shot("training-menu")
        screen.touch("till.menu.end_training")
        screen.wait_screen("till.pin", patience_s=60)
        self.go("back", to="attract")

    def join(self, kind):
        width, height = map(int, self.size.split("x"))
        columns, small = (4, 760) if width > height else (6, 420)
        sheet = self.out / f"{kind}-{self.size}-{self.folder.name[-2:]}.png"
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
