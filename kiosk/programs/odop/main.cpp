// odop: packs, selling without a screen, books. Finds the verb and hands over; each verb is a file of its own.
#include <array>
#include <cstring>
#include <iostream>
#include <string>

int verb_book(int argc, char** argv);
int verb_export(int argc, char** argv);
int verb_init(int argc, char** argv);
int verb_organiser_key(int argc, char** argv);
int verb_pack(int argc, char** argv);
int verb_leads(int argc, char** argv);
int verb_phone(int argc, char** argv);
int verb_pin_answer(int argc, char** argv);
int verb_print(int argc, char** argv);
int verb_printer(int argc, char** argv);
int verb_rebuild(int argc, char** argv);
int verb_refund(int argc, char** argv);
int verb_exchange(int argc, char** argv);
int verb_sell(int argc, char** argv);
int verb_shift(int argc, char** argv);
int verb_status(int argc, char** argv);
int verb_slip(int argc, char** argv);
int verb_stock(int argc, char** argv);
int verb_sync(int argc, char** argv);
int verb_text(int argc, char** argv);
int verb_void(int argc, char** argv);
int verb_verify(int argc, char** argv);

namespace {

struct Verb {
  const char* name;
  int (*run)(int, char**);
  const char* summary;
};

constexpr std::array verbs{
    Verb{"init", verb_init, "make a kiosk's data folder from an event pack"},
    Verb{"pack", verb_pack, "lay out, build, check, apply and list event packs"},
    Verb{"sell", verb_sell, "sell without a screen"},
    Verb{"book", verb_book, "goods booked for a part of their price: take, list, deliver, cancel"},
    Verb{"refund", verb_refund, "take goods back by a credit note"},
    Verb{"exchange", verb_exchange, "take goods back and sell others for them"},
    Verb{"void", verb_void, "withdraw a bill of today"},
    Verb{"shift", verb_shift, "open and close the drawer, X and Z reports"},
    Verb{"slip", verb_slip, "what a maker's goods came to, on paper"},
    Verb{"stock", verb_stock, "goods that come, go, break or are counted"},
    Verb{"verify", verb_verify, "check a journal: chain, totals, serials, views"},
    Verb{"rebuild", verb_rebuild, "make every view anew from the journal"},
    Verb{"export", verb_export, "the books as CSV files"},
    Verb{"status", verb_status, "where a kiosk or a hub stands"},
    Verb{"print", verb_print, "price tags and makers' cards: on a label printer, a receipt printer or sheets of A4"},
    Verb{"printer", verb_printer, "a printer made of software, for demos and tests"},
    Verb{"leads", verb_leads, "who wants to be called back: as a CSV file, erase one"},
    Verb{"phone", verb_phone, "buyers' telephone numbers: how many, erase one, sweep"},
    Verb{"organiser-key", verb_organiser_key, "the organiser's pair of keys"},
    Verb{"pin-answer", verb_pin_answer, "answer a kiosk where somebody forgot their PIN"},
    Verb{"sync", verb_sync, "send what the hub does not have yet"},
    Verb{"text", verb_text, "draw lines of text as pictures"},
};

int usage(std::ostream& out, int code) {
  out << "odop: packs, selling without a screen, and the books of an ODOP Kiosk\n\n";
  for (const Verb& verb : verbs) {
    std::string name = verb.name;
    name.resize(15, ' ');
    out << "  odop " << name << verb.summary << "\n";
  }
  out << "\nodop VERB --help tells the rest. Exit: 0 good, 1 refused or a finding, 2 misuse, 3 failed.\n";
  return code;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return usage(std::cerr, 2);
  const std::string name = argv[1];
  if (name == "--help" || name == "-h" || name == "help") return usage(std::cout, 0);
  if (name == "--version") {
    std::cout << "odop " << ODOP_VERSION << "\n";
    return 0;
  }
  for (const Verb& verb : verbs)
    if (name == verb.name) return verb.run(argc - 1, argv + 1);
  std::cerr << "odop: there is no verb \"" << name << "\"\n";
  return usage(std::cerr, 2);
}
