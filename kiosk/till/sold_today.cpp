#include "till/sold_today.h"

#include <algorithm>
#include <set>

namespace odop::till {

bool shows_sold_today(const Catalogue& catalogue, CivilDate day) {
  return std::any_of(catalogue.playlist.begin(), catalogue.playlist.end(), [&](const PlaylistScene& scene) {
    return scene.kind == PlaylistScene::Kind::sold_today && !(day < scene.first_day) && !(scene.last_day < day);
  });
}

SoldToday sold_today(storage::Database& database, const Catalogue& catalogue, CivilDate day) {
  SoldToday sold{.day = day};
  storage::Statement rows(database, "SELECT maker, sku, quantity FROM maker_days WHERE event = ? AND day = ?");
  rows.bind(catalogue.event.id, days_from_civil(day));
  std::set<std::string> makers, districts;
  while (rows.step()) {
    const std::int64_t quantity = rows.number(2);
    if (quantity <= 0) continue;  // sold and back again
    const std::string sku = rows.text(1);
    const Product* product = catalogue.find_product(sku);
    sold.things += product != nullptr && is_measured(product->kind) ? 1 : quantity;
    makers.insert(rows.text(0));
    if (product != nullptr) districts.insert(product->district);
  }
  sold.makers = static_cast<int>(makers.size());
  sold.districts = static_cast<int>(districts.size());
  return sold;
}

}  // namespace odop::till
