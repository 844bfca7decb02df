// The sentences of a pack that is refused, in English and Hindi.
#include <cassert>

#include "pack/pack_file.h"

namespace odop {
namespace {

struct RefusalWords {
  PackRefusalKind kind;
  std::string_view code, what, what_hi, what_to_do, what_to_do_hi;
};

constexpr RefusalWords words[] = {
    {PackRefusalKind::not_there, "not_there", "The pack file cannot be opened.", "पैक फ़ाइल नहीं खुली।",
     "Check the name, the stick and its permissions.", "नाम, पेन ड्राइव और अनुमति देखें।"},
    {PackRefusalKind::not_a_pack, "not_a_pack", "This file is not an event pack.", "यह फ़ाइल मेले का पैक नहीं है।",
     "Choose the .odop file that the organiser gave you.", "आयोजक की दी हुई .odop फ़ाइल चुनें।"},
    {PackRefusalKind::newer_format, "newer_format", "This pack was made by a later version of the program.",
     "यह पैक प्रोग्राम के नए संस्करण से बना है।", "Update the program first.", "पहले प्रोग्राम अपडेट करें।"},
    {PackRefusalKind::damaged, "damaged", "This pack is damaged: it was cut short or changed after it was built.",
     "यह पैक खराब है: अधूरा है या बनने के बाद बदला गया।", "Copy it again from where it was built.",
     "जहां बना था वहां से दोबारा कॉपी करें।"},
    {PackRefusalKind::out_of_bounds, "out_of_bounds", "This pack is larger than a kiosk can carry.",
     "यह पैक कियोस्क की सीमा से बड़ा है।", "Ask the organiser for a smaller one.", "आयोजक से छोटा पैक लें।"},
    {PackRefusalKind::has_errors, "has_errors", "The folder has errors, so no pack was built.",
     "फ़ोल्डर में गलतियां हैं, इसलिए पैक नहीं बना।", "Mend the rows that `odop pack check` names.",
     "`odop pack check` जो पंक्तियां बताए उन्हें सुधारें।"},
    {PackRefusalKind::older_version, "older_version", "This pack is older than the one in use.",
     "यह पैक चालू पैक से पुराना है।", "Ask for the newest pack, or confirm that you want the old one.",
     "सबसे नया पैक लें, या पुराना चाहिए तो पुष्टि करें।"},
    {PackRefusalKind::other_event, "other_event", "This pack is for another event.", "यह पैक दूसरे मेले का है।",
     "A stall's books belong to one event: prepare a new data folder for the other one.",
     "एक दुकान की बही एक ही मेले की होती है: दूसरे मेले के लिए नया डेटा फ़ोल्डर बनाएं।"},
    {PackRefusalKind::same_version_other_content, "same_version_other_content",
     "This pack has the version number of the one in use but other content.", "इस पैक का संस्करण वही है पर सामग्री अलग है।",
     "Ask the organiser to raise the version number.", "आयोजक से संस्करण संख्या बढ़वाएं।"},
    {PackRefusalKind::expired, "expired", "This pack is no longer valid.", "यह पैक अब मान्य नहीं है।",
     "Check the kiosk's date, or ask for a new pack.", "कियोस्क की तारीख देखें, या नया पैक लें।"},
};

}  // namespace

PackRefusal pack_refusal(PackRefusalKind kind, std::string_view detail) {
  for (const RefusalWords& each : words) {
    if (each.kind != kind) continue;
    const std::string more = detail.empty() ? "" : " (" + std::string(detail) + ")";
    return {kind,
            std::string(each.code),
            std::string(each.what) + more,
            std::string(each.what_hi) + more,
            std::string(each.what_to_do),
            std::string(each.what_to_do_hi)};
  }
  assert(false && "every kind has its words");
  return {};
}

}  // namespace odop
