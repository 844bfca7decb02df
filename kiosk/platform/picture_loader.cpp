#include "platform/picture_loader.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "platform/bounds.h"
#include "platform/svg_image.h"

namespace odop::platform {

namespace {

struct PixelBox {
  int left = 0, top = 0, right = 1, bottom = 1;
};

std::size_t pixel_at(const Image& image, int x, int y) {
  return (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width_px) + static_cast<std::size_t>(x)) * 4;
}

// The pixels that show anything; one pixel when none does.
PixelBox ink_box(const Image& image) {
  PixelBox box{image.width_px, image.height_px, 0, 0};
  for (int y = 0; y < image.height_px; ++y)
    for (int x = 0; x < image.width_px; ++x) {
      if (image.rgba[pixel_at(image, x, y) + 3] == 0) continue;
      box.left = std::min(box.left, x);
      box.right = std::max(box.right, x + 1);
      box.top = std::min(box.top, y);
      box.bottom = y + 1;
    }
  return box.right == 0 ? PixelBox{} : box;
}

Image cut_out(const Image& image, const PixelBox& box) {
  Image part{box.right - box.left, box.bottom - box.top, {}};
  part.rgba.reserve(static_cast<std::size_t>(part.width_px) * static_cast<std::size_t>(part.height_px) * 4);
  for (int y = box.top; y < box.bottom; ++y) {
    const auto row = image.rgba.begin() + static_cast<std::ptrdiff_t>(pixel_at(image, box.left, y));
    part.rgba.insert(part.rgba.end(), row, row + static_cast<std::ptrdiff_t>(part.width_px) * 4);
  }
  return part;
}

}  // namespace

PictureLoader::PictureLoader(Source bytes_of, TextureMaker& textures, std::function<void()> wake)
    : bytes_of_(std::move(bytes_of)), textures_(textures), wake_(std::move(wake)), worker_([this] { work(); }) {}

PictureLoader::~PictureLoader() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  changed_.notify_all();
  worker_.join();
}

void PictureLoader::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return is_stopping_ || !wanted_.empty(); });
    if (is_stopping_) return;
    Finished done{std::move(wanted_.front()), {}};
    wanted_.pop_front();
    is_working_ = true;
    lock.unlock();
    if (auto image = picture_at_size(bytes_of_(done.key.name), done.key.width_px, done.key.height_px))
      done.image = std::move(*image);
    lock.lock();
    is_working_ = false;
    finished_.push_back(std::move(done));
    const bool is_last = wanted_.empty();
    lock.unlock();
    // One wake for a whole screenful: each of them would be a drawn frame.
    if (is_last) wake_();
    lock.lock();
  }
}

void PictureLoader::keep(const PictureKey& key, const Image& image) {
  Entry& entry = entries_[key];
  entry.is_pending = false;
  entry.last_used = frame_;
  if (image.rgba.empty()) return;
  // Every transparent pixel costs as much to blend as a coloured one, so the margin is left out.
  const PixelBox ink = ink_box(image);
  const Image cut = cut_out(image, ink);
  entry.texture = textures_.make_rgba(cut, TextureFilter::nearest);
  entry.texture.set_place(ink.left, ink.top, image.width_px, image.height_px);
  texture_bytes_ += cut.rgba.size();
}

const Texture* PictureLoader::find(std::string_view name, int width_px, int height_px) {
  if (name.empty() || width_px <= 0 || height_px <= 0) return nullptr;
  PictureKey key{std::string(name), width_px, height_px};
  if (const auto found = entries_.find(key); found != entries_.end()) {
    found->second.last_used = frame_;
    return found->second.texture ? &found->second.texture : nullptr;
  }
  {
    const std::lock_guard lock(mutex_);
    if (wanted_.size() >= picture_jobs_max) return nullptr;  // asked again in a later frame
    wanted_.push_back(key);
  }
  changed_.notify_one();
  entries_[std::move(key)] = Entry{.last_used = frame_, .is_pending = true};
  return nullptr;
}

const Texture* PictureLoader::find_now(std::string_view name, int width_px, int height_px) {
  if (name.empty() || width_px <= 0 || height_px <= 0) return nullptr;
  const PictureKey key{std::string(name), width_px, height_px};
  auto found = entries_.find(key);
  if (found == entries_.end() || (found->second.is_pending && !found->second.texture)) {
    keep(key, picture_at_size(bytes_of_(key.name), width_px, height_px).value_or(Image{}));
    found = entries_.find(key);
  }
  found->second.last_used = frame_;
  return found->second.texture ? &found->second.texture : nullptr;
}

bool PictureLoader::take_finished() {
  ++frame_;
  std::vector<Finished> finished;
  {
    const std::lock_guard lock(mutex_);
    finished.swap(finished_);
  }
  bool is_new = false;
  for (const Finished& done : finished) {
    const auto found = entries_.find(done.key);
    if (found == entries_.end() || !found->second.is_pending) continue;  // forgotten, or drawn meanwhile
    keep(done.key, done.image);
    is_new = true;
  }
  forget_oldest();
  return is_new;
}

bool PictureLoader::is_idle() {
  const std::lock_guard lock(mutex_);
  return wanted_.empty() && finished_.empty() && !is_working_;
}

void PictureLoader::forget_oldest() {
  while (entries_.size() > textures_max || texture_bytes_ > texture_bytes_max) {
    auto oldest = entries_.end();
    for (auto entry = entries_.begin(); entry != entries_.end(); ++entry)
      if (!entry->second.is_pending && entry->second.last_used + 1 < frame_ &&
          (oldest == entries_.end() || entry->second.last_used < oldest->second.last_used))
        oldest = entry;
    if (oldest == entries_.end()) return;  // all of them are on the screen
    if (oldest->second.texture)
      texture_bytes_ -= static_cast<std::size_t>(oldest->second.texture.width_px()) *
                        static_cast<std::size_t>(oldest->second.texture.height_px()) * 4;
    entries_.erase(oldest);
  }
}

}  // namespace odop::platform
