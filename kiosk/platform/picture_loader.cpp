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

PictureLoader::Drawn PictureLoader::draw(const PictureKey& key) const {
  Drawn drawn;
  const auto image = picture_at_size(bytes_of_(key.name), key.width_px, key.height_px);
  if (!image) return drawn;
  const PixelBox ink = ink_box(*image);
  return {cut_out(*image, ink), ink.left, ink.top, image->width_px, image->height_px};
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
    done.drawn = draw(done.key);
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

Texture PictureLoader::begin_texture(const PictureKey& key, const Drawn& drawn, bool is_whole) {
  const TextureFilter filter = key.is_smooth ? TextureFilter::linear : TextureFilter::nearest;
  Texture texture = is_whole ? textures_.make_rgba(drawn.ink, filter)
                             : textures_.make_rgba_empty(drawn.ink.width_px, drawn.ink.height_px, filter);
  texture.set_place(drawn.left_px, drawn.top_px, drawn.full_width_px, drawn.full_height_px);
  texture_bytes_ += drawn.ink.rgba.size();
  return texture;
}

void PictureLoader::keep(const PictureKey& key, const Drawn& drawn) {
  Entry& entry = entries_[key];
  entry.is_pending = false;
  entry.last_used = frame_;
  if (!drawn.ink.rgba.empty()) entry.texture = begin_texture(key, drawn, true);
}

const Texture* PictureLoader::find(PictureKey key) {
  if (key.name.empty() || key.width_px <= 0 || key.height_px <= 0) return nullptr;
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
  const PictureKey key{std::string(name), width_px, height_px, false};
  auto found = entries_.find(key);
  if (found == entries_.end() || (found->second.is_pending && !found->second.texture)) {
    keep(key, draw(key));
    found = entries_.find(key);
  }
  found->second.last_used = frame_;
  return found->second.texture ? &found->second.texture : nullptr;
}

// True when one of them is whole, or more is to come.
bool PictureLoader::upload_some() {
  if (uploads_.empty()) return false;
  Upload& upload = uploads_.front();
  const Image& ink = upload.finished.drawn.ink;
  const auto row_bytes = static_cast<std::size_t>(ink.width_px) * 4;
  const int rows =
      std::min(ink.height_px - upload.rows_done, std::max(1, static_cast<int>(upload_bytes_max / row_bytes)));
  textures_.update_rgba_rows(upload.texture, upload.rows_done, rows,
                             &ink.rgba[static_cast<std::size_t>(upload.rows_done) * row_bytes]);
  upload.rows_done += rows;
  if (upload.rows_done < ink.height_px) return true;
  Entry& entry = entries_[upload.finished.key];
  if (entry.is_pending) {
    entry.is_pending = false;
    entry.last_used = frame_;
    entry.texture = std::move(upload.texture);
  } else {
    texture_bytes_ -= ink.rgba.size();  // drawn meanwhile
  }
  uploads_.pop_front();
  return true;
}

bool PictureLoader::take_finished() {
  ++frame_;
  std::vector<Finished> finished;
  {
    const std::lock_guard lock(mutex_);
    finished.swap(finished_);
  }
  bool is_new = upload_some();
  for (Finished& done : finished) {
    const auto found = entries_.find(done.key);
    if (found == entries_.end() || !found->second.is_pending) continue;  // forgotten, or drawn meanwhile
    is_new = true;
    if (done.drawn.ink.rgba.size() <= upload_bytes_max) {
      keep(done.key, done.drawn);
      continue;
    }
    Texture texture = begin_texture(done.key, done.drawn, false);
    uploads_.push_back({std::move(done), std::move(texture), 0});
  }
  forget_oldest();
  return is_new;
}

bool PictureLoader::is_idle() {
  const std::lock_guard lock(mutex_);
  return wanted_.empty() && finished_.empty() && !is_working_ && uploads_.empty();
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
