"""A demo fair of our own programs: pack, hub, kiosk folder, virtual printer, kiosk; and the end of all of them.

Everything started here dies with us: by stop_all() on every way out, and by the kernel when we are killed outright.
"""
import ctypes
import fcntl
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import threading
import time

from screen import Broken, read_codes

MARKER = ".made-by-scripts-run"
KIOSK = "K07"
FAIR_OPENS = 1738125000  # 2025-01-29 10:00 in Prayagraj, a day of the demo fair


def own_folder(parent, name):
    """A fresh folder: parent/name, or name-2, name-3 ... where one is in use or was not made by us.

    Gives (folder, lock); the lock is held as long as the object lives.
    """
    parent.mkdir(parents=True, exist_ok=True)
    for number in range(1, 1000):
        folder = parent / (name if number == 1 else f"{name}-{number}")
        if not folder.exists():
            folder.mkdir()
        elif not (folder / MARKER).exists():
            continue
        lock = open(folder / MARKER, "a")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.close()
            continue
        for old in folder.iterdir():
            if old.name != MARKER:
                shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()
        return folder, lock
    raise Broken(f"there is no free name for a folder beside {parent / name}")


def die_with_parent():
    libc = ctypes.CDLL(None)
    libc.prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG


def fair_clock():
    """The environment in which it is the 29th of January 2025 and time goes on; empty without libfaketime."""
    for folder in ("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib"):
        library = f"{folder}/faketime/libfaketimeMT.so.1"
        if os.path.exists(library):
            # Only the calendar is moved. Waiting goes by the steady clock, which stays as it is.
            return {"LD_PRELOAD": library, "FAKETIME": f"{FAIR_OPENS - int(time.time()):+d}s",
                    "DONT_FAKE_MONOTONIC": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1", "NO_FAKE_STAT": "1"}
    return {}


class Fair:
    def __init__(self, programs, seed_folder, folder, clock):
        self.programs, self.seed_folder, self.folder = pathlib.Path(programs), pathlib.Path(seed_folder), folder
        self.environment = {**os.environ, **clock, "LC_ALL": "C.UTF-8"}
        self.pack, self.kiosk_data, self.hub_data = folder / "mahakumbh-2025.odop", folder / "kiosk", folder / "hub"
        self.papers_folder = folder / "papers"
        self.running = []
        self.hub = self.kiosk = self.printer = None
        self.hub_port, self.hub_url, self.printer_uri = 0, "", ""
        self.papers = []
        self.news = threading.Condition()

    # --- programs

    def odop(self, *words, check=True):
        """One call of odop, its JSON objects (one a line), its exit code."""
        done = subprocess.run([self.programs / "odop", *map(str, words), "--json"], env=self.environment,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        try:
            answers = [json.loads(line) for line in done.stdout.decode().splitlines() if line]
        except ValueError as error:
            raise Broken(f"odop {words[0]} answered no JSON: {done.stdout[:200]!r}") from error
        if check and done.returncode != 0:
            raise Broken(f"odop {' '.join(map(str, words))} ended with {done.returncode}: {done.stderr.decode().strip()}")
        return answers

    def one(self, *words):
        answers = self.odop(*words)
        if len(answers) != 1:
            raise Broken(f"odop {words[0]} gave {len(answers)} answers instead of one")
        return answers[0]

    def start(self, program, *words, display=None, log, **pipes):
        environment = dict(self.environment)
        if display is not None:
            environment["DISPLAY"] = display
        with open(self.folder / log, "ab") as errors:
            child = subprocess.Popen([str(self.programs / program), *map(str, words)], env=environment, stderr=errors,
                                     stdin=pipes.get("stdin", subprocess.DEVNULL),
                                     stdout=pipes.get("stdout", errors), preexec_fn=die_with_parent)
        self.running.append(child)
        return child

    def first_line(self, child, pattern, who):
        line = child.stdout.readline().decode("utf-8", "replace")
        found = re.search(pattern, line)
        if not found:
            raise Broken(f"{who} did not start: “{line.strip()}”")
        return found[1]

    def stop(self, child, patience_s=10):
        if child is None or child.poll() is not None:
            return
        child.terminate()
        try:
            child.wait(patience_s)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()

    def kill(self, child):
        child.kill()
        child.wait()

    def stop_all(self):
        for child in reversed(self.running):
            self.stop(child, 5)

    # --- the fair

    def build_pack(self):
        return self.one("pack", "build", self.seed_folder, "-o", self.pack)

    def start_hub(self):
        self.hub = self.start("odop-hub", "serve", "--data", self.hub_data, "--listen", f"127.0.0.1:{self.hub_port}",
                              log="hub.log", stdout=subprocess.PIPE)
        self.hub_url = self.first_line(self.hub, r"(http://\S+)", "the hub")
        self.hub_port = int(self.hub_url.rsplit(":", 1)[1])

    def enrol_code(self):
        done = subprocess.run([self.programs / "odop-hub", "enrol", "--data", self.hub_data, "--kiosk", KIOSK],
                              env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        if done.returncode != 0:
            raise Broken("odop-hub enrol: " + done.stderr.decode().strip())
        return done.stdout.decode().strip()

    def init_kiosk(self, code):
        self.one("init", self.kiosk_data, "--pack", self.pack, "--kiosk", KIOSK, "--hub", self.hub_url, "--enrol", code)

    def start_printer(self):
        self.printer = self.start("odop", "printer", "--listen", "127.0.0.1:0", "--out", self.papers_folder,
                                  log="printer.log", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.printer_uri = self.first_line(self.printer, r"printer (tcp:\S+)", "the virtual printer")
        threading.Thread(target=self._watch_papers, daemon=True).start()

    def _watch_papers(self):
        for line in self.printer.stdout:
            found = re.match(r"paper (.*\.png)", line.decode("utf-8", "replace"))
            with self.news:
                if found:
                    self.papers.append(pathlib.Path(found[1]))
                self.news.notify_all()

    def tell_printer(self, order):
        self.printer.stdin.write(order.encode() + b"\n")
        self.printer.stdin.flush()

    def wait_papers(self, count, patience_s=30):
        with self.news:
            if not self.news.wait_for(lambda: len(self.papers) >= count, patience_s):
                raise Broken(f"the printer gave {len(self.papers)} papers; {count} were to come")
            return self.papers[count - 1]

    def start_kiosk(self, display, inspect_socket=None, size=None):
        words = ["--data", self.kiosk_data, "--printer", self.printer_uri, "--lang", "hi"]
        words += ["--window", size] if size else ["--fullscreen"]
        if inspect_socket:
            words += ["--inspect", inspect_socket]
        self.kiosk = self.start("odop-kiosk", *words, display=display, log="kiosk-errors.log")
        return self.kiosk

    def status(self):
        return self.one("status", self.kiosk_data)

    def hub_status(self):
        kiosks = self.one("status", self.hub_data)["kiosks"]
        for kiosk in kiosks:
            if kiosk["kiosk"] == KIOSK:
                return kiosk
        raise Broken(f"the hub knows no kiosk {KIOSK}")

    def maker_card(self, maker):
        """What the scanner reads from this maker's card."""
        cards = self.folder / "cards"
        self.one("print", self.kiosk_data, "--maker-cards", "--maker", maker, "--out", cards)
        return read_codes(cards / f"{maker}.png")[0]

    def goods(self):
        return {product["sku"]: product for product in self.odop("pack", "list", self.kiosk_data)}


class VirtualDisplay:
    """An Xvfb on whatever display number is free."""

    def __init__(self, size):
        read_end, write_end = os.pipe()
        try:
            self.process = subprocess.Popen(
                ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{size}x24", "-dpi", "100", "-nolisten", "tcp",
                 "-noreset"],
                pass_fds=[write_end], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                preexec_fn=die_with_parent)
        finally:
            os.close(write_end)
        with os.fdopen(read_end) as answer:
            number = answer.readline().strip()
        if not number:
            raise Broken("Xvfb did not start")
        self.name = ":" + number

    def stop(self):
        self.process.terminate()
        self.process.wait()


def usable_display():
    """$DISPLAY when an X server answers there, else None. The kiosk's window needs X; Wayland desktops bring one."""
    name = os.environ.get("DISPLAY", "")
    if not name:
        return None
    asked = subprocess.run(["xdotool", "getdisplaygeometry"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                           timeout=10, check=False)
    return name if asked.returncode == 0 else None
