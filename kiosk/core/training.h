// What marks a training kiosk: a label that no real kiosk may bear. The label stands in the first entry of the journal,
// inside the chain, so a training folder cannot be copied or renamed into a real one. Called wherever a folder could be
// taken for a real one and wherever a serial is shown or printed. Pure.
#pragma once

#include <string>
#include <string_view>

namespace odop {

inline constexpr std::string_view training_label = "T0";
// UPI addresses in training end like this; no bank gives such ones out.
inline constexpr std::string_view practice_vpa_end = "@training";

inline bool is_training_label(std::string_view label) {
  return label == training_label;
}
// As is_kiosk_label, without the one that is kept for training.
bool may_be_a_stall(std::string_view label);

// As people read it: "24T0AI-000007" is "TRAINING-AI-7", with the letters of its series, so that two sellers' bills, a
// credit note and a challan never share a name; any other serial stays as it is. Never a key: the books know the legal
// form.
std::string shown_serial(const std::string& serial);

}  // namespace odop
