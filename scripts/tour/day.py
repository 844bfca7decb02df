"""One seeded day at the stall, lived on the real kiosk with real touches. Each step says what it saw, or stops the day."""
import json
import pathlib
import random
import shutil
import tempfile
import time

from fair import KIOSK
from screen import Broken, Screen, paise_of, read_codes

SALES = 25
SEED = 2025
HUB_GONE_BEFORE, HUB_BACK_AFTER = 9, 17  # sales without a network, first and last
PAPER_OUT_AT, POWER_CUT_AT = 12, 15
SIZE = "1366x768"


def rupees(paise):
    """Rs 3,18,450.00 as the kiosk writes it."""
    whole, rest = divmod(paise, 100)
    digits = str(whole)
    head, tail = digits[:-3], digits[-3:]
    while len(head) > 2:
        tail = head[-2:] + "," + tail
        head = head[:-2]
    return "₹" + (head + "," if head else "") + tail + (f".{rest:02}" if rest else "")


def must(truth, sentence):
    if not truth:
        raise Broken(sentence)


class Day:
    def __init__(self, fair, display, out, is_fullscreen):
        self.fair, self.display, self.out = fair, display, out
        self.size = None if is_fullscreen else SIZE
        self.random = random.Random(SEED)
        self.sockets = tempfile.mkdtemp(prefix="odop-tour-")  # the names of sockets must be short
        self.screen = None
        self.steps, self.screens, self.papers, self.sales = [], [], [], []
        self.begun = time.monotonic()
        self.expected_paise = 0
        self.goods = {}
        self.sales_offline = HUB_BACK_AFTER - HUB_GONE_BEFORE + 1
        self.agreement, self.verdicts, self.exports = {}, {}, {}

    # --- telling

    def say(self, title, seen):
        self.steps.append({"title": title, "seen": seen, "at_s": time.monotonic() - self.begun})
        print(f"{len(self.steps):3}  {self.steps[-1]['at_s']:6.1f} s  {title}: {seen}", flush=True)

    def picture(self, name, hindi, english):
        path = self.out / "screens" / f"{len(self.screens) + 1:02}-{name}.png"
        self.screen.photograph(path)
        self.screens.append({"file": f"screens/{path.name}", "hindi": hindi, "english": english})
        return path

    def paper(self, number, hindi, english):
        source = self.fair.wait_papers(number)
        target = self.out / "papers" / source.name
        shutil.copyfile(source, target)
        self.papers.append({"file": f"papers/{target.name}", "hindi": hindi, "english": english})
        return target

    # --- the parts of the day

    def live(self):
        (self.out / "screens").mkdir()
        (self.out / "papers").mkdir()
        self.set_up()
        self.visit()
        self.sign_in()
        for number in range(1, SALES + 1):
            if number == HUB_GONE_BEFORE:
                self.lose_network()
            if number == POWER_CUT_AT:
                self.cut_power(number)
            else:
                self.sell(number)
            if number == HUB_BACK_AFTER:
                self.find_network()
        self.close_day()

    def set_up(self):
        built = self.fair.build_pack()
        self.say("event pack", f"{built['event']} with {built['products']} products, {built['bytes']} bytes")
        self.fair.start_hub()
        self.fair.init_kiosk(self.fair.enrol_code())
        self.fair.start_printer()
        self.goods = self.fair.goods()
        self.say("hub, kiosk, printer", f"{self.fair.hub_url}, {KIOSK} enrols by a one-time code, {self.fair.printer_uri}")
        self.open_kiosk()

    def open_kiosk(self):
        inspect_socket = f"{self.sockets}/kiosk.sock"
        begun = time.monotonic()
        kiosk = self.fair.start_kiosk(self.display, inspect_socket, self.size)
        if self.screen:
            self.screen.camera.close()
        self.screen = Screen(self.display, inspect_socket, kiosk.pid)

        def is_up(seen):
            must(kiosk.poll() is None, "the kiosk ended at its start: see kiosk-errors.log")
            return seen["screen"] == "attract"

        self.screen.until("the attract loop", is_up)
        self.screen.find_window()
        self.say("kiosk", f"opens its window, first screen after {time.monotonic() - begun:.1f} s")

    def visit(self):
        screen = self.screen
        self.picture("attract", "यहां छुएं", "The screen that stops a walker")
        screen.touch("attract")
        screen.wait_screen("home")
        must(screen.wait_for("lang.hi")["state"] == "selected", "a visitor is not greeted in Hindi")
        shown = len(screen.names("district:"))
        must(shown == 75, f"the map shows {shown} districts, not 75")
        self.picture("home", "हर जिले का अपना हुनर", "75 districts on one map")
        self.say("visitor", "home in Hindi, 75 districts on the map")

        screen.touch("district:varanasi")
        if screen.wait_screen("home", "district") == "home":  # small tiles are chosen first, opened second
            time.sleep(0.3)
            if screen.try_look()["screen"] == "home":
                screen.touch("card.see")
        screen.wait_screen("district")
        sku = screen.until("a product of the district", lambda seen: next(
            (w["id"][8:] for w in seen["widgets"]
             if w["id"].startswith("product:") and self.goods.get(w["id"][8:], {}).get("listings")), None))
        self.picture("district", "वाराणसी", "A district and its crafts")
        screen.touch("product:" + sku)
        screen.wait_screen("product")
        listing = screen.until("a listing's QR", lambda seen: next(
            (w["id"][5:] for w in seen["widgets"] if w["id"].startswith("slip:") and w["state"] == "normal"), None))
        screen.wait_for("listing:" + listing)
        shot = self.picture("product", "फोन से स्कैन करें", "A product and where to buy it from home")
        product = self.goods[sku]
        links = {entry["marketplace"]: entry["url"] for entry in product["listings"]}
        read = read_codes(shot)
        must(links[listing] in read, f"zbarimg read {read} from the screen; the pack says {links[listing]}")
        self.say("listing QR", f"{product['name_en']}: zbarimg reads {links[listing]} from the screen")

        screen.touch("slip:" + listing)
        paper = self.paper(1, "ले जाने की पर्ची", "Take-away slip")
        read = read_codes(paper)
        must(links[listing] in read, f"zbarimg read {read} from the slip; the pack says {links[listing]}")
        self.say("take-away slip", f"{paper.name}: zbarimg reads the same link from the paper")

        screen.touch("lang.en")
        screen.until("the product in English", lambda seen: any(
            product["name_en"] in w["label"] for w in seen["widgets"]))
        self.picture("product-en", "अंग्रेज़ी में", "The same page in English")
        screen.touch("lang.hi")
        screen.until("Hindi again", lambda seen: (screen.find("lang.hi", seen) or {}).get("state") == "selected")
        self.say("language", "English and back to Hindi by one touch each")

    def sign_in(self):
        screen = self.screen
        screen.touch("till.enter")
        screen.wait_screen("till.pin")
        screen.touch("person:P1")
        if not self.sales:
            self.picture("pin", "आप कौन हैं?", "Staff show their sign and PIN")
        for digit in "2025":
            screen.touch("pin." + digit)
        # Four digits and a short pause are enough; there is nothing more to touch.
        seen = screen.until("the till", lambda seen: seen["screen"] == "till" and seen)
        found = screen.find("till.staff", seen) or screen.find("dialog", seen)
        self.say("staff", f"the PIN opens the till: “{found['label'] if found else 'no name'}”")

    # --- selling

    def fill_cart(self, number):
        """Puts seeded goods of the till's first page into the bill; gives {sku: count}."""
        screen = self.screen
        screen.wait_screen("till")
        tiles = [w[9:] for w in screen.until("goods on the till", lambda seen: [
            w["id"] for w in seen["widgets"] if w["id"].startswith("till.sku:")])]
        choices = [sku for sku in tiles if self.goods[sku]["kind"] == "piece" and self.goods[sku]["stock"] > 3]
        must(choices, "the till's first page has no goods that are sold by the piece")
        lines = {}
        kinds = 1 if number == 1 else self.random.choice((1, 1, 2, 2, 3))
        for sku in self.random.sample(choices, min(kinds, len(choices))):
            lines[sku] = 1 if number == 1 else self.random.choice((1, 1, 1, 2))
            for _ in range(lines[sku]):
                screen.touch("till.sku:" + sku)
                self.goods[sku]["stock"] -= 1
        return lines

    def total_of(self, lines):
        return sum(self.goods[sku]["price_paise"] * count for sku, count in lines.items())

    def check_total(self, lines):
        total = self.total_of(lines)
        self.screen.until(f"a total of {rupees(total)}", lambda seen: (
            lambda w: w and "₹" in w["label"] and paise_of(w["label"]) == total)(self.screen.find("till.total", seen)))
        return total

    def sell(self, number):
        lines = self.fill_cart(number)
        total = self.check_total(lines)
        if number == 4:
            self.picture("till", "बिल", "The till and its bill")
        how = ("exact", "change", "upi", "upi_rrn")[number - 1] if number <= 4 else self.random.choice(
            ("exact", "exact", "change", "upi", "upi_rrn"))
        self.pay(number, lines, total, how)

    def pay(self, number, lines, total, how):
        if number == PAPER_OUT_AT:
            self.fair.tell_printer("paper out")
        told = {"exact": self.pay_exact, "change": self.pay_with_change, "upi": self.pay_upi,
                "upi_rrn": self.pay_upi}[how](number, total, how == "upi_rrn")
        self.finish(number, lines, total, told)

    def pay_exact(self, number, total, _rrn):
        screen = self.screen
        screen.touch("till.pay.cash")
        screen.wait_screen("till.cash")
        due = paise_of(screen.label("till.due"))
        must(due == total, f"due says {rupees(due)}, the bill was {rupees(total)}")
        screen.touch("till.exact")
        return "cash, paid in full" + (", three taps: picture, cash, exact" if number == 1 else "")

    def pay_with_change(self, number, total, _rrn):
        screen = self.screen
        screen.touch("till.pay.cash")
        screen.wait_screen("till.cash")
        given = (total // 50000 + 1) * 50000
        if given // 50000 <= 6:
            for _ in range(given // 50000):
                screen.touch("till.note.500")
        else:
            screen.touch("till.amount")
            screen.wait_for("dialog")
            for digit in str(given // 100):
                screen.touch("pad." + digit)
            screen.touch("dialog.yes")
        screen.until(f"“{rupees(given)} given”", lambda seen: (
            lambda w: w and paise_of(w["label"]) == given)(screen.find("till.given", seen)))
        change = paise_of(screen.label("till.change"))
        must(change == given - total, f"change says {rupees(change)} for {rupees(given)} given and {rupees(total)} due")
        if number == 2:
            self.picture("cash", "नकद", "Cash: what to hand back, note by note")
        screen.touch("till.finish")
        return f"cash {rupees(given)}, {rupees(change)} handed back"

    def pay_upi(self, number, total, with_rrn):
        screen = self.screen
        screen.touch("till.pay.upi")
        screen.wait_screen("till.upi")
        link = screen.label("till.upi.qr")
        name = "upi" if number == 3 else None
        shot = (self.picture(name, "UPI से भुगतान", "UPI: this bill's own QR") if name
                else self.screen.photograph(self.fair.folder / "upi.png"))
        read = [code for code in read_codes(shot) if code.startswith("upi://pay?")]
        must(len(read) == 1, f"zbarimg read {read} from the screen instead of one UPI link")
        must(read[0] == link, f"zbarimg read {read[0]}, the kiosk says {link}")
        fields = dict(pair.split("=", 1) for pair in read[0].split("?", 1)[1].split("&"))
        must(fields.get("am") == f"{total // 100}.{total % 100:02}", f"the QR asks for {fields.get('am')}, the bill is {rupees(total)}")
        must(fields.get("tr", "").startswith(KIOSK + "A"), f"the QR carries no attempt of this kiosk: {read[0]}")
        screen.touch("till.upi.claimed")
        if with_rrn:
            rrn = f"5029{self.random.randrange(10**8):08}"
            screen.touch("till.upi.rrn")
            screen.wait_for("dialog")
            for digit in rrn:
                screen.touch("pad." + digit)
            screen.touch("dialog.yes")
            screen.until("the reference number on its key", lambda seen: (
                lambda w: w and rrn in w["label"])(screen.find("till.upi.rrn", seen)))
            if number == 4:
                self.picture("upi-claimed", "ग्राहक ने कहा: भेज दिया", "UPI claimed, with the customer's reference number")
        screen.touch("till.upi.finish")
        return f"UPI, zbarimg reads am={fields['am']} tr={fields['tr']}" + (f", RRN {rrn}" if with_rrn else ", no RRN yet")

    def finish(self, number, lines, total, told):
        screen = self.screen
        papers_before = len(self.fair.papers)
        came = screen.until("“sold”", lambda seen: seen["screen"] in ("till.sold", "till.trouble") and seen)
        if number == PAPER_OUT_AT:
            self.mend_paper(papers_before)
        elif came["screen"] == "till.trouble":
            raise Broken(f"after sale {number} the kiosk shows trouble: " + "; ".join(w["label"] for w in came["widgets"]))
        screen.wait_screen("till.sold", "till")
        if number in (1, 3):
            self.picture(f"sold-{number}", "बिक गया", "Sold: only after the disk has it")
        what = screen.find("sold.what")
        self.expected_paise += total
        self.sales.append({"number": number, "lines": lines, "total_paise": total, "told": told})
        status = self.fair.status()
        must(status["sales"] == len(self.sales) and status["sum_paise"] == self.expected_paise,
             f"the books say {status['sales']} sales, {rupees(status['sum_paise'])}; the screen sold {len(self.sales)}, {rupees(self.expected_paise)}")
        if number == 1:
            self.check_bill(2)
        self.say(f"sale {number}", f"{rupees(total)} {told}; " + (what["label"] if what else "in the books"))
        if screen.try_look()["screen"] == "till.sold":
            screen.touch("till.new")
        screen.wait_screen("till")

    def check_bill(self, paper_number):
        paper = self.paper(paper_number, "पहली रसीद", "The first bill")
        codes = read_codes(paper)
        must(len(codes) == 1, f"zbarimg read {len(codes)} codes from the bill {paper.name}")
        bill = self.fair.one("verify", "--bill", codes[0])
        must(bill["ok"] and bill["total_paise"] == self.expected_paise,
             f"the bill's own code says {bill.get('total_paise')} paise, the sale was {self.expected_paise}")
        self.say("bill on paper", f"{paper.name}: its QR is signed by this kiosk, {bill['serial']}, {rupees(bill['total_paise'])}")

    def mend_paper(self, papers_before):
        screen = self.screen
        screen.wait_screen("till.trouble")
        self.picture("paper-out", "कागज खत्म", "The printer is out of paper; the sale stands")
        title = screen.label("trouble.title")
        self.fair.tell_printer("paper in")
        screen.touch("trouble.retry")
        self.fair.wait_papers(papers_before + 1)
        screen.wait_screen("till.sold", "till")
        self.say("printer", f"“{title}”, the roll is put in, the waiting bill comes out")

    # --- trouble

    def lose_network(self):
        self.wait_sent()
        self.fair.kill(self.fair.hub)
        self.say("network", f"the hub is killed; sales {HUB_GONE_BEFORE} to {HUB_BACK_AFTER} are made without it")

    def find_network(self):
        waiting = self.fair.status()["unsent"]
        must(waiting > 0, "nothing waits for the hub although it was away")
        pill = self.screen.find("till.sync")
        self.picture("offline", "ऑफलाइन · बिक्री चालू है", "Offline, and selling on")
        self.fair.start_hub()
        begun = time.monotonic()
        self.wait_sent(120)
        self.say("network", f"{waiting} entries waited (“{pill['label'] if pill else 'no pill'}”); the hub is back, all sent after {time.monotonic() - begun:.1f} s")

    def wait_sent(self, patience_s=60):
        end = time.monotonic() + patience_s
        while (unsent := self.fair.status()["unsent"]) > 0:
            must(time.monotonic() < end, f"{unsent} entries are still not at the hub after {patience_s} s")
            time.sleep(0.2)

    def cut_power(self, number):
        lines = self.fill_cart(number)
        total = self.check_total(lines)
        before = self.fair.status()
        self.fair.kill(self.fair.kiosk)
        after = self.fair.status()
        must(before == after, f"the power cut changed the books: {before} became {after}")
        self.say("power cut", f"kill -9 with {sum(lines.values())} things in the bill; the books still say {after['sales']} sales, {rupees(after['sum_paise'])}")
        self.open_kiosk()
        self.screen.touch("attract")
        self.screen.wait_screen("home")
        self.sign_in()
        self.screen.wait_for("till.found.continue")
        self.picture("found", "अधूरा बिल मिला", "Power is back: the unfinished bill is here")
        self.screen.touch("till.found.continue")
        for sku in lines:
            self.screen.wait_for("till.line:" + sku)
        self.check_total(lines)
        self.say("power is back", f"the unfinished bill of {rupees(total)} is offered and taken up again")
        self.pay(number, lines, total, "exact")

    # --- evening

    def close_day(self):
        fair = self.fair
        self.wait_sent(120)
        fair.wait_papers(1 + SALES, 60)
        for number in (3, len(fair.papers)):
            self.paper(number, "रसीद", "A bill")
        self.screen.touch("till.leave")
        self.screen.wait_screen("attract", "home")
        mine, hub = fair.status(), fair.hub_status()
        for field in ("entries", "sales", "sum_paise", "head"):
            must(mine[field] == hub[field], f"kiosk and hub differ in {field}: {mine[field]} and {hub[field]}")
        must(mine["sales"] == SALES and mine["sum_paise"] == self.expected_paise,
             f"the books say {mine['sales']} sales, {rupees(mine['sum_paise'])}; {SALES} were made, {rupees(self.expected_paise)}")
        self.agreement = {"kiosk": mine, "hub": hub}
        self.say("hub agrees", f"{hub['sales']} sales, {rupees(hub['sum_paise'])}, {hub['entries']} entries, head {hub['head'][:8]}")

        for who, data in (("kiosk", fair.kiosk_data), ("hub", fair.hub_data)):
            verdict = fair.one("verify", data)
            must(verdict["ok"] and not verdict["findings"], f"verify finds in the {who}'s books: {json.dumps(verdict['findings'])}")
            must(verdict["sum_paise"] == self.expected_paise, f"verify counts {verdict['sum_paise']} paise in the {who}'s books")
            self.verdicts[who] = verdict
            self.say(f"verify {who}", verdict.get("sentence", f"{verdict['entries']} entries, nothing found"))
        for who, data in (("kiosk", fair.kiosk_data), ("hub", fair.hub_data)):
            exported = fair.one("export", data, "--out", self.out / f"books-{who}")
            must(exported["sum_paise"] == self.expected_paise, f"the {who}'s export adds up to {exported['sum_paise']} paise")
            self.exports[who] = exported
        different = [file["file"] for file in self.exports["kiosk"]["files"]
                     if (self.out / "books-kiosk" / file["file"]).read_bytes() != (self.out / "books-hub" / file["file"]).read_bytes()]
        self.say("export", f"{len(self.exports['kiosk']['files'])} CSV files each, {rupees(self.exports['hub']['sum_paise'])}; "
                 + ("kiosk and hub write the same bytes" if not different else "different bytes in " + ", ".join(different)))
        fair.stop(fair.kiosk)
        must(fair.kiosk.returncode == 0, f"the kiosk ended with {fair.kiosk.returncode} when it was asked to stop")
        self.say("evening", "the kiosk stops when asked")

    def leave(self):
        if self.screen:
            self.screen.camera.close()
        shutil.rmtree(self.sockets, ignore_errors=True)


def keep_last_screen(day):
    """What the screen showed when the day stopped; for people, best effort."""
    try:
        return day.screen.photograph(pathlib.Path(day.out) / "stopped.png")
    except Exception:  # noqa: BLE001  the first trouble is told, not this one
        return None
