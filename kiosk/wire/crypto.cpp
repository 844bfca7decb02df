#include "wire/crypto.h"

#include <sodium.h>

#include <cassert>
#include <cstring>

#include "core/errors.h"

namespace odop::wire {

namespace {

void ensure_initialised() {
  static const int state = sodium_init();
  if (state < 0) throw MachineError("io", "libsodium could not be initialised");
}

const unsigned char* unsigned_bytes(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

}  // namespace

Hash sha256(std::string_view bytes) {
  Hash hash;
  crypto_hash_sha256(hash.data(), unsigned_bytes(bytes), bytes.size());
  return hash;
}

Signer::Signer(const Seed& seed) {
  ensure_initialised();
  crypto_sign_seed_keypair(public_key_.data(), secret_key_.data(), seed.data());
}

Signer::~Signer() {
  sodium_memzero(secret_key_.data(), secret_key_.size());
}

Signature Signer::sign(std::string_view message) const {
  Signature signature;
  crypto_sign_detached(signature.data(), nullptr, unsigned_bytes(message), message.size(), secret_key_.data());
  return signature;
}

bool is_public_key(const PublicKey& key) {
  ensure_initialised();
  std::array<unsigned char, crypto_box_PUBLICKEYBYTES> box_key;
  return crypto_sign_ed25519_pk_to_curve25519(box_key.data(), key.data()) == 0;
}

std::optional<Hash> Signer::shared_secret(const PublicKey& other) const {
  std::array<unsigned char, crypto_scalarmult_BYTES> their_key;
  std::array<unsigned char, crypto_scalarmult_SCALARBYTES> my_secret;
  if (crypto_sign_ed25519_pk_to_curve25519(their_key.data(), other.data()) != 0 ||
      crypto_sign_ed25519_sk_to_curve25519(my_secret.data(), secret_key_.data()) != 0)
    return std::nullopt;
  Hash shared;
  const int state = crypto_scalarmult(shared.data(), my_secret.data(), their_key.data());
  sodium_memzero(my_secret.data(), my_secret.size());
  return state == 0 ? std::optional{shared} : std::nullopt;
}

Hash keyed_hash(const Hash& key, std::string_view message) {
  ensure_initialised();
  Hash hash;
  crypto_generichash(hash.data(), hash.size(), unsigned_bytes(message), message.size(), key.data(), key.size());
  return hash;
}

bool verify_signature(const PublicKey& key, std::string_view message, const Signature& signature) {
  ensure_initialised();
  return crypto_sign_verify_detached(signature.data(), unsigned_bytes(message), message.size(), key.data()) == 0;
}

std::string seal_to(const PublicKey& key, std::string_view bytes) {
  ensure_initialised();
  std::array<unsigned char, crypto_box_PUBLICKEYBYTES> box_key;
  if (crypto_sign_ed25519_pk_to_curve25519(box_key.data(), key.data()) != 0)
    throw MachineError("corrupt", "a key that is no point of the curve cannot be sealed to");
  std::string sealed(bytes.size() + crypto_box_SEALBYTES, '\0');
  crypto_box_seal(reinterpret_cast<unsigned char*>(sealed.data()), unsigned_bytes(bytes), bytes.size(), box_key.data());
  return sealed;
}

std::optional<std::string> Signer::open_sealed(std::string_view sealed) const {
  if (sealed.size() < crypto_box_SEALBYTES) return std::nullopt;
  std::array<unsigned char, crypto_box_PUBLICKEYBYTES> box_key;
  std::array<unsigned char, crypto_box_SECRETKEYBYTES> box_secret;
  if (crypto_sign_ed25519_pk_to_curve25519(box_key.data(), public_key_.data()) != 0 ||
      crypto_sign_ed25519_sk_to_curve25519(box_secret.data(), secret_key_.data()) != 0)
    return std::nullopt;
  std::string opened(sealed.size() - crypto_box_SEALBYTES, '\0');
  const int state = crypto_box_seal_open(reinterpret_cast<unsigned char*>(opened.data()), unsigned_bytes(sealed),
                                         sealed.size(), box_key.data(), box_secret.data());
  sodium_memzero(box_secret.data(), box_secret.size());
  return state == 0 ? std::optional{std::move(opened)} : std::nullopt;
}

void fill_random(std::uint8_t* bytes, std::size_t count) {
  ensure_initialised();
  randombytes_buf(bytes, count);
}

Seed random_seed() {
  Seed seed;
  fill_random(seed.data(), seed.size());
  return seed;
}

std::string hash_pin(std::string_view pin, PinCost cost) {
  ensure_initialised();
  char text[crypto_pwhash_STRBYTES];
  const bool minimum = cost == PinCost::cost_minimum;
  const auto operations = minimum ? crypto_pwhash_OPSLIMIT_MIN : crypto_pwhash_OPSLIMIT_INTERACTIVE;
  const auto memory = minimum ? crypto_pwhash_MEMLIMIT_MIN : crypto_pwhash_MEMLIMIT_INTERACTIVE;
  if (crypto_pwhash_str(text, pin.data(), pin.size(), operations, memory) != 0)
    throw MachineError("io", "crypto_pwhash_str: not enough memory to hash a PIN");
  return text;
}

bool pin_matches(std::string_view pin, const std::string& pin_hash) {
  ensure_initialised();
  // libsodium reads a fixed-size, zero-terminated field.
  char text[crypto_pwhash_STRBYTES] = {};
  if (pin_hash.size() >= sizeof text) return false;
  std::memcpy(text, pin_hash.data(), pin_hash.size());
  return crypto_pwhash_str_verify(text, pin.data(), pin.size()) == 0;
}

std::string to_hex(std::string_view bytes) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string hex;
  hex.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    hex += digits[byte >> 4];
    hex += digits[byte & 15];
  }
  return hex;
}

std::optional<std::string> from_hex(std::string_view hex) {
  if (hex.size() % 2 != 0) return std::nullopt;
  const auto digit = [](char c) -> int {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
  };
  std::string bytes;
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    const int high = digit(hex[i]), low = digit(hex[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    bytes += static_cast<char>(high * 16 + low);
  }
  return bytes;
}

std::optional<Hash> hash_from_bytes(std::string_view bytes) {
  Hash hash;
  if (bytes.size() != hash.size()) return std::nullopt;
  std::memcpy(hash.data(), bytes.data(), hash.size());
  return hash;
}

std::optional<PublicKey> public_key_from_hex(std::string_view hex) {
  const auto key = hash_from_hex(hex);
  return key && is_public_key(*key) ? key : std::nullopt;
}

std::optional<Hash> hash_from_hex(std::string_view hex) {
  const auto bytes = from_hex(hex);
  return bytes ? hash_from_bytes(*bytes) : std::nullopt;
}

}  // namespace odop::wire
