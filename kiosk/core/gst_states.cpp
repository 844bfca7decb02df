// State and Union Territory codes of GST, as data. The first two digits of a GSTIN and the place of supply in returns.
#include <algorithm>
#include <array>

#include "core/gstin.h"

namespace odop {
namespace {

constexpr std::array states{
    GstState{1, "Jammu and Kashmir", "जम्मू और कश्मीर"},
    GstState{2, "Himachal Pradesh", "हिमाचल प्रदेश"},
    GstState{3, "Punjab", "पंजाब"},
    GstState{4, "Chandigarh", "चंडीगढ़"},
    GstState{5, "Uttarakhand", "उत्तराखंड"},
    GstState{6, "Haryana", "हरियाणा"},
    GstState{7, "Delhi", "दिल्ली"},
    GstState{8, "Rajasthan", "राजस्थान"},
    GstState{9, "Uttar Pradesh", "उत्तर प्रदेश"},
    GstState{10, "Bihar", "बिहार"},
    GstState{11, "Sikkim", "सिक्किम"},
    GstState{12, "Arunachal Pradesh", "अरुणाचल प्रदेश"},
    GstState{13, "Nagaland", "नागालैंड"},
    GstState{14, "Manipur", "मणिपुर"},
    GstState{15, "Mizoram", "मिज़ोरम"},
    GstState{16, "Tripura", "त्रिपुरा"},
    GstState{17, "Meghalaya", "मेघालय"},
    GstState{18, "Assam", "असम"},
    GstState{19, "West Bengal", "पश्चिम बंगाल"},
    GstState{20, "Jharkhand", "झारखंड"},
    GstState{21, "Odisha", "ओडिशा"},
    GstState{22, "Chhattisgarh", "छत्तीसगढ़"},
    GstState{23, "Madhya Pradesh", "मध्य प्रदेश"},
    GstState{24, "Gujarat", "गुजरात"},
    GstState{25, "Daman and Diu", "दमन और दीव", false},  // merged into 26 on 26 January 2020
    GstState{26, "Dadra and Nagar Haveli and Daman and Diu", "दादरा और नगर हवेली तथा दमन और दीव"},
    GstState{27, "Maharashtra", "महाराष्ट्र"},
    GstState{28, "Andhra Pradesh (before division)", "आंध्र प्रदेश (विभाजन से पहले)", false},
    GstState{29, "Karnataka", "कर्नाटक"},
    GstState{30, "Goa", "गोवा"},
    GstState{31, "Lakshadweep", "लक्षद्वीप"},
    GstState{32, "Kerala", "केरल"},
    GstState{33, "Tamil Nadu", "तमिलनाडु"},
    GstState{34, "Puducherry", "पुदुच्चेरी"},
    GstState{35, "Andaman and Nicobar Islands", "अंडमान और निकोबार द्वीपसमूह"},
    GstState{36, "Telangana", "तेलंगाना"},
    GstState{37, "Andhra Pradesh", "आंध्र प्रदेश"},
    GstState{38, "Ladakh", "लद्दाख"},
    GstState{96, "Other Countries", "अन्य देश"},
    GstState{97, "Other Territory", "अन्य क्षेत्र"},
    GstState{99, "Centre Jurisdiction", "केंद्रीय अधिकार क्षेत्र"},
};

}  // namespace

std::span<const GstState> gst_states() {
  return states;
}

const GstState* find_gst_state(int code) {
  const auto found = std::lower_bound(states.begin(), states.end(), code,
                                      [](const GstState& state, int wanted) { return state.code < wanted; });
  return found != states.end() && found->code == code ? &*found : nullptr;
}

}  // namespace odop
