// Hashes, signatures and random bytes, by libsodium. Any thread; the first call initialises the library.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace odop::wire {

using Hash = std::array<std::uint8_t, 32>;       // SHA-256
using PublicKey = std::array<std::uint8_t, 32>;  // Ed25519; a device's identity
using Seed = std::array<std::uint8_t, 32>;       // what a device keeps secret
using Signature = std::array<std::uint8_t, 64>;

Hash sha256(std::string_view bytes);

class Signer {
 public:
  explicit Signer(const Seed& seed);
  ~Signer();  // wipes the key
  Signer(const Signer&) = delete;
  Signer& operator=(const Signer&) = delete;
  const PublicKey& public_key() const { return public_key_; }
  Signature sign(std::string_view message) const;
  // The X25519 secret that the holders of two keys share, and nobody else (their Curve25519 forms); nullopt: not a key.
  std::optional<Hash> shared_secret(const PublicKey& other) const;
  // What was sealed to this key; nullopt when it was not, or is damaged.
  std::optional<std::string> open_sealed(std::string_view sealed) const;

 private:
  std::array<std::uint8_t, 64> secret_key_;
  PublicKey public_key_;
};
// A point of the curve that things may be sealed to; small-order points are none.
bool is_public_key(const PublicKey& key);
bool verify_signature(const PublicKey& key, std::string_view message, const Signature& signature);

// Readable only by who has the secret of that key (crypto_box_seal on the key's Curve25519 form).
std::string seal_to(const PublicKey& key, std::string_view bytes);

Seed random_seed();
void fill_random(std::uint8_t* bytes, std::size_t count);

// Argon2id (crypto_pwhash_str). cost_minimum is for tests; a stall's pack uses the interactive cost (about 90 ms), so
// never call these on the UI thread.
enum class PinCost { interactive, cost_minimum };
std::string hash_pin(std::string_view pin, PinCost cost);
bool pin_matches(std::string_view pin, const std::string& pin_hash);

std::string to_hex(std::string_view bytes);
template <std::size_t N>
std::string to_hex(const std::array<std::uint8_t, N>& bytes) {
  return to_hex(std::string_view{reinterpret_cast<const char*>(bytes.data()), N});
}
std::optional<std::string> from_hex(std::string_view hex);  // lower or upper case, even length
std::optional<Hash> hash_from_hex(std::string_view hex);
std::optional<PublicKey> public_key_from_hex(std::string_view hex);  // nullopt also when it is no key
// BLAKE2b of the message under a key, 32 bytes.
Hash keyed_hash(const Hash& key, std::string_view message);
std::optional<Hash> hash_from_bytes(std::string_view bytes);  // exactly 32
template <std::size_t N>
std::string_view as_bytes(const std::array<std::uint8_t, N>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), N};
}

}  // namespace odop::wire
