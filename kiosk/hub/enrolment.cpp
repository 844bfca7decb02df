#include "hub/enrolment.h"

#include <algorithm>

#include "core/training.h"

namespace odop::hub {

namespace {

// Crockford's base 32: no I, L, O, U.
constexpr char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

// As typed by people: case, blanks and dashes do not matter, O is 0, I and L are 1.
std::string normal_form(const std::string& code) {
  std::string normal;
  for (char c : code) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    if (c != '-' && c != ' ') normal += c;
  }
  return normal;
}

wire::Hash hash_of_code(const std::string& code) {
  return wire::sha256("odop-enrol-code|" + normal_form(code));
}

sync::Problem refused(const char* code, std::string detail) {
  return {403, code, std::move(detail), false, {}};
}

}  // namespace

Result<std::string, CodeRefusal> make_enrolment_code(HubStore& store, const std::string& kiosk, std::int64_t now_ms) {
  if (!may_be_a_stall(kiosk)) return Refused{CodeRefusal::label_malformed};
  std::array<std::uint8_t, 12> random;
  wire::fill_random(random.data(), random.size());
  std::string code;
  for (std::size_t i = 0; i < random.size(); ++i) {
    if (i == 4 || i == 8) code += '-';
    code += alphabet[random[i] % 32];
  }
  const auto hub = store.begin();
  if (hub->device_of(kiosk)) return Refused{CodeRefusal::label_taken};
  hub->forget_unused_enrolments(kiosk);
  hub->add_enrolment(hash_of_code(code), {kiosk, now_ms + code_lifetime_ms, {}}, now_ms);
  hub->commit();
  return code;
}

std::variant<Enrolled, sync::Problem> enrol_device(HubStore& store, const sync::EnrolRequest& request,
                                                   std::int64_t now_ms) {
  if (!wire::verify_signature(request.device_key, sync::enrol_message(request.device_key, request.kiosk, request.code),
                              request.signature))
    return refused("signature_wrong", "the request is not signed by the device that it names");
  const wire::Hash code_hash = hash_of_code(request.code);
  const auto hub = store.begin();
  const auto enrolment = hub->enrolment(code_hash);
  if (!enrolment) return refused("code_unknown", "the hub has not given out this code");
  if (enrolment->used_by == wire::as_bytes(request.device_key)) return Enrolled{enrolment->kiosk};
  if (!enrolment->used_by.empty()) return refused("code_used", "this code was already used by another device");
  if (now_ms > enrolment->expires_ms) return refused("code_expired", "this code is too old; ask for a new one");
  if (enrolment->kiosk != request.kiosk)
    return refused("label_differs", "this code is for " + enrolment->kiosk + ", not for " + request.kiosk);
  if (hub->device_of(request.kiosk))
    return refused("label_taken", request.kiosk + " is enrolled already; a label is never given twice");
  if (const auto device = hub->device(request.device_key))
    return refused("device_enrolled", "this device is enrolled already as " + device->kiosk);
  Device device;
  device.kiosk = request.kiosk;
  device.device_key = request.device_key;
  hub->add_device(device, now_ms);
  hub->use_enrolment(code_hash, request.device_key);
  hub->commit();
  return Enrolled{device.kiosk};
}

}  // namespace odop::hub
