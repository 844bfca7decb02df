#include "till/maker_card.h"

#include "wire/crypto.h"
#include "wire/payloads.h"

namespace odop::till {

namespace {

constexpr std::size_t check_letters = 10;  // 50 bits

// Without I, L, O and U, so that a person can read it aloud.
constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

std::string check_of(const std::string& event, const std::string& pack_hash, const std::string& maker) {
  std::string seed = "odop maker card 1";
  for (const std::string& part : {event, pack_hash, maker}) seed += '\0' + part;
  const wire::Hash hash = wire::sha256(seed);
  std::string check;
  for (std::size_t i = 0; i < check_letters; ++i) check += letters[hash[i] % letters.size()];
  return check;
}

std::string card_text(const std::string& event, const std::string& pack_hash, const std::string& maker) {
  return std::string{maker_card_prefix} + maker + ":" + check_of(event, pack_hash, maker);
}

}  // namespace

std::string maker_card_text(const Catalogue& catalogue, const std::string& maker) {
  return card_text(catalogue.event.id, catalogue.pack_hash, maker);
}

std::optional<std::string> maker_on_card(storage::Database& database, const Catalogue& catalogue,
                                         std::string_view text) {
  if (!text.starts_with(maker_card_prefix) || text.size() < maker_card_prefix.size() + check_letters + 2)
    return std::nullopt;
  const std::size_t check_at = text.size() - check_letters;
  if (text[check_at - 1] != ':') return std::nullopt;
  const std::string maker(text.substr(maker_card_prefix.size(), check_at - 1 - maker_card_prefix.size()));
  if (!catalogue.find_maker(maker)) return std::nullopt;
  if (text == maker_card_text(catalogue, maker)) return maker;
  storage::Statement events(database,
                            "SELECT payload FROM journal INDEXED BY journal_reference WHERE type <= 3 AND type = 2 "
                            "ORDER BY sequence DESC");
  while (events.step()) {
    const wire::ConfigPayload config = wire::decode_config(events.text(0));
    const auto* event = std::get_if<wire::EventPayload>(&config);
    if (event && event->event_id == catalogue.event.id && text == card_text(event->event_id, event->pack_hash, maker))
      return maker;
  }
  return std::nullopt;
}

}  // namespace odop::till
