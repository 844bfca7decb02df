"""What visitors would read in another language: words of the program and texts of the demo fair without a translation.

scripts/dev untranslated [LANGUAGE ...]: a line a language with counts; with languages named, each missing text too.
Entries marked "#. machine" were read by no native speaker yet; they are counted apart.
"""
import csv
import pathlib
import re
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parents[2]
LANGUAGES = ("ur", "bn", "gu", "pa", "mr", "ne")
SEED = TOP / "db" / "seed" / "mahakumbh-2025"
STATES = SEED.parent / "states"  # taken in by the demo fair
# What visitors can meet; the staff's screens speak Hindi and English.
SOURCES = (
    sorted((TOP / "kiosk" / "ui").glob("*.cpp"))
    + sorted((TOP / "kiosk" / "ui" / "showcase").glob("*.cpp"))
    + sorted((TOP / "kiosk" / "text").glob("*.cpp"))
    + sorted((TOP / "kiosk" / "page").glob("*.cpp"))
    + [TOP / "kiosk" / "paper" / "slip.cpp", TOP / "kiosk" / "paper" / "kept_slip.cpp"]
)
TABLES = {
    "sectors.csv": {"name": ""},
    "districts.csv": {"name": "", "map_label": "map_label", "division": "", "story": ""},
    "district_products.csv": {"name": ""},
    "gi_names.csv": {"name": ""},
    "makers.csv": {"name": "person", "craft": "", "quote": "", "card": ""},
    "suppliers.csv": {"name": ""},
    "products.csv": {"name": "", "detail": "", "variant": ""},
    "marketplaces.csv": {"name": "", "note": ""},
    "halls.csv": {"name": ""},
    "stalls.csv": {"name": ""},
    "facts.csv": {"figure": "", "sentence": ""},
    "exhibits.csv": {"title": "", "text": ""},
}


def unquote(lines: str) -> str:
    text = "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', lines))
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m.group(1), m.group(1)), text)


def entries(po: str) -> dict[tuple[str, str], bool]:
    """(context, msgid) -> marked as machine's; entries without a translation are left out."""
    found = {}
    for block in re.split(r"\n\s*\n", po):
        entry = re.search(
            r'(?:msgctxt ((?:"[^\n]*"\n?)+))?msgid ((?:"[^\n]*"\n?)+)(?:msgid_plural (?:"[^\n]*"\n?)+)?'
            r"msgstr(?:\[0\])? ((?:\"[^\n]*\"\n?)+)",
            block,
        )
        if entry and unquote(entry.group(2)) and unquote(entry.group(3)):
            found[(unquote(entry.group(1) or ""), unquote(entry.group(2)))] = "#. machine" in block
    return found


def program_words() -> set[tuple[str, str]]:
    pot = subprocess.run(
        ["xgettext", "--language=C++", "--from-code=UTF-8", "-o", "-", "-k", "--keyword=tr", "--keyword=tr_later",
         "--keyword=tr_ctx:1c,2", "--keyword=trn:1,2", *map(str, SOURCES)],
        check=True, capture_output=True, text=True,
    ).stdout.replace('msgstr ""', 'msgstr "?"').replace('msgstr[0] ""', 'msgstr[0] "?"')
    return set(entries(pot))


def fair_texts() -> set[tuple[str, str]]:
    wanted = set()
    tables = [(SEED / table, columns) for table, columns in TABLES.items()]
    tables.append((STATES / "states.csv", {"name": ""}))
    for table in ("districts.csv", "district_products.csv"):
        tables += [(path, TABLES[table]) for path in sorted(STATES.glob("*/" + table))]
    for table, columns in tables:
        with open(table, encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                for column, context in columns.items():
                    text = row.get(column + "_en") or ""
                    if re.search("[A-Za-z]", text):
                        wanted.add((context, text))
    return wanted


def main(asked: list[str]) -> int:
    words, texts = program_words(), fair_texts()
    for language in asked or LANGUAGES:
        of_program = entries((TOP / "assets" / "po" / f"{language}.po").read_text(encoding="utf-8"))
        of_fair = entries((STATES / "po" / f"{language}.po").read_text(encoding="utf-8"))
        of_fair |= entries((SEED / "po" / f"{language}.po").read_text(encoding="utf-8"))
        missing_words = sorted(key for key in words if key not in of_program)
        missing_texts = sorted(key for key in texts if key not in of_fair and ("", key[1]) not in of_fair)
        unread = sum(of_program.values()) + sum(of_fair.values())
        print(f"{language}: {len(missing_words)} of {len(words)} words and {len(missing_texts)} of {len(texts)} texts "
              f"missing; {unread} entries that no native speaker has read")
        if asked:
            for context, text in missing_words + missing_texts:
                print(f"  {context + ': ' if context else ''}{text!r}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
