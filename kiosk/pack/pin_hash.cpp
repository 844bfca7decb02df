#include "pack/pin_hash.h"

#include <sodium.h>

#include <array>

#include "core/errors.h"

namespace odop {
namespace {

std::string base64(std::string_view bytes) {
  constexpr int variant = sodium_base64_VARIANT_ORIGINAL_NO_PADDING;  // as the Argon2 string format wants it
  std::string text(sodium_base64_ENCODED_LEN(bytes.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                    variant);
  text.pop_back();  // the terminating zero
  return text;
}

}  // namespace

std::string hash_pack_pin(std::string_view pack_id, int pack_version, std::string_view staff_code, std::string_view pin,
                          wire::PinCost cost) {
  std::string seed = "odop pack pin salt 1";
  for (const std::string& part : {std::string(pack_id), std::to_string(pack_version), std::string(staff_code)})
    seed += '\0' + part;
  const wire::Hash salt = wire::sha256(seed);  // also initialises libsodium
  static_assert(crypto_pwhash_argon2id_SALTBYTES <= sizeof salt);
  const bool cheap = cost == wire::PinCost::cost_minimum;
  const auto passes = cheap ? crypto_pwhash_argon2id_OPSLIMIT_MIN : crypto_pwhash_argon2id_OPSLIMIT_INTERACTIVE;
  const auto memory = cheap ? crypto_pwhash_argon2id_MEMLIMIT_MIN : crypto_pwhash_argon2id_MEMLIMIT_INTERACTIVE;
  std::array<unsigned char, 32> key{};
  if (crypto_pwhash_argon2id(key.data(), key.size(), pin.data(), pin.size(), salt.data(), passes, memory,
                             crypto_pwhash_argon2id_ALG_ARGON2ID13) != 0)
    throw MachineError("io", "crypto_pwhash_argon2id: not enough memory to hash a PIN");
  const std::string_view salt_bytes(reinterpret_cast<const char*>(salt.data()), crypto_pwhash_argon2id_SALTBYTES);
  return "$argon2id$v=19$m=" + std::to_string(memory / 1024) + ",t=" + std::to_string(passes) + ",p=1$" +
         base64(salt_bytes) + "$" + base64({reinterpret_cast<const char*>(key.data()), key.size()});
}

}  // namespace odop
