// The pack while its files are read: the catalogue so far, with the line each row came from, so that a check across
// files can still name its line. Used only by the readers of this folder, one thread.
#pragma once

#include <filesystem>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "pack/finding.h"
#include "pack/pack_folder.h"
#include "pack/photographs.h"

namespace odop {

// What an organiser says of a photograph.
struct PhotoRow {
  int line = 0;
  PhotoFocus focus;
  LocalText credit;
};

struct PackDraft {
  std::filesystem::path folder;
  std::filesystem::path art;    // where pictures are looked for
  bool art_is_missing = false;  // said once, not once a picture
  Findings findings;
  PackManifest manifest;
  Catalogue catalogue;
  std::vector<std::string> pins;
  // Lines of the rows in the catalogue's vectors, same order.
  std::vector<int> supplier_lines, maker_lines, product_lines, staff_lines;
  // A tax rule's first line, and the line of each of its periods.
  std::unordered_map<std::string, int> rule_lines;
  int stall_supplier_line = 0;
  std::string home_state;     // as pack.json says; empty: the pack names no States
  std::string states_folder;  // with states.csv and a folder for each other State, relative to `folder`
  int home_state_line = 0;
  bool event_is_known = false;  // pack.json gave the event's days, so checks against them make sense
  std::size_t pictures_bytes = 0;
  std::unordered_set<std::string> taken_pictures;  // each is read, and complained of, once
  std::unordered_map<std::string, PhotoRow> photo_rows;
};

// In the order in which they run: later ones look up what earlier ones read.
void read_event(PackDraft& draft);            // pack.json
void read_photos(PackDraft& draft);           // photos, before anything asks for its picture
void read_places(PackDraft& draft);           // sectors, states, districts, district_products, gi_names, facts
void read_sellers(PackDraft& draft);          // suppliers, makers
void read_tax_rules(PackDraft& draft);        // tax_rules
void read_turnover_limits(PackDraft& draft);  // turnover_limits
void read_goods(PackDraft& draft);            // marketplaces, products, listings
void read_staff(PackDraft& draft);            // staff
void read_playlist(PackDraft& draft);         // playlist
void check_photos(PackDraft& draft);          // rows of photos against the pictures that were taken
void read_plan(PackDraft& draft);             // halls, stalls
void read_exhibits(PackDraft& draft);         // exhibits
void read_translations(PackDraft& draft);     // po/*.po, over the texts of all of them
void name_variants(PackDraft& draft);         // what a variant is sold as, once every language is read
void check_variants(PackDraft& draft);        // products of one group against each other
void check_goods(PackDraft& draft);           // products against suppliers, tax rules and the event's days

// "Chikankari cotton kurta, M": so a variant is called on bills, papers and lists, in each language that names it.
LocalText sold_name(const LocalText& craft, const LocalText& variant);

// Loads a picture of the art folder into catalogue.pictures once; says what is wrong with it otherwise.
void take_picture(PackDraft& draft, std::string_view file, int line, std::string_view field, const std::string& name);

}  // namespace odop
