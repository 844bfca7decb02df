"""What scripts/run does after building: opens the kiosk on the display, or plays the tour. `scripts/run --help`."""
import argparse
import pathlib
import signal
import sys
import time

from day import Day, keep_last_screen
from fair import Fair, VirtualDisplay, fair_clock, own_folder, usable_display
from page import write_page
from screen import Broken

TOP = pathlib.Path(__file__).resolve().parents[2]


def parse():
    parser = argparse.ArgumentParser(prog="scripts/run", description="The main job: a demo fair and its kiosk. "
                                     "Without a display, a whole day is played under a virtual one.")
    parser.add_argument("--tour", action="store_true", help="play the day on the display instead of opening the kiosk")
    parser.add_argument("--programs", default=str(TOP / "build" / "bin"), help=argparse.SUPPRESS)
    parser.add_argument("--virtual", action="store_true", help="play the day under a virtual display even if there is one")
    return parser.parse_args()


def open_kiosk(fair, display):
    """For people: everything beside the kiosk, then the kiosk, until it is left."""
    fair.build_pack()
    fair.start_hub()
    fair.init_kiosk(fair.enrol_code())
    fair.start_printer()
    kiosk = fair.start_kiosk(display)
    print("The kiosk is open. To leave it: the lock key, PIN 2026, the wheel, \"Close the kiosk\"; or Ctrl+C here. "
          f"(Sellers: PIN 2025. Papers come out in {fair.papers_folder})", flush=True)
    code = kiosk.wait()
    if code != 0:
        raise Broken(f"the kiosk ended with {code}; {fair.folder / 'kiosk-errors.log'} says why")


def play_day(fair, display, is_fullscreen):
    out, lock = own_folder(TOP / "build", "day")
    day = Day(fair, display, out, is_fullscreen)
    try:
        day.live()
    except Broken:
        shot = keep_last_screen(day)
        print(f"scripts/run: the day stopped after step {len(day.steps)}"
              + (f"; {shot} shows the screen" if shot else ""), file=sys.stderr, flush=True)
        raise
    finally:
        day.leave()
    index = write_page(day, out)
    print(f"The day took {time.monotonic() - day.begun:.0f} s. Its page: {index}", flush=True)
    lock.close()


def main():
    options = parse()
    # Ctrl+C must work in a shell's background too, where it would be ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(143))
    display = None if options.virtual else usable_display()
    virtual = fair = lock = None
    try:
        folder, lock = own_folder(TOP / "build", "fair")
        clock = fair_clock()
        fair = Fair(options.programs, TOP / "db" / "seed" / "mahakumbh-2025", folder, clock)
        if not clock:
            print("libfaketime is not installed: the fair of January 2025 is played on today's date", flush=True)
        if display and not options.tour:
            open_kiosk(fair, display)
            return 0
        if not display:
            virtual = VirtualDisplay("1366x768")
            print("There is no display: the day is played under a virtual one", flush=True)
        play_day(fair, virtual.name if virtual else display, is_fullscreen=virtual is None)
        return 0
    except Broken as trouble:
        print(f"scripts/run: {trouble}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        # Leaving the open kiosk this way is a good end; a tour that was broken off has shown nothing.
        return 130 if options.tour or not display else 0
    finally:
        if fair:
            fair.stop_all()
        if virtual:
            virtual.stop()
        if lock:
            lock.close()


if __name__ == "__main__":
    sys.exit(main())
