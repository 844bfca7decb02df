// Pictures by name and size as textures. A worker thread draws them, so that a screen full of pictures never holds up a
// frame; until one is ready the screen shows its plate. Called by the UI thread; the worker touches only bytes.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <tuple>
#include <vector>

#include "platform/image.h"
#include "platform/texture.h"

namespace odop::platform {

// What a picture is called and how large it is shown.
struct PictureKey {
  std::string name;
  int width_px = 0;
  int height_px = 0;
  bool is_smooth = false;  // shown at other sizes than its own: pixels are blended
  friend bool operator<(const PictureKey& a, const PictureKey& b) {
    return std::tie(a.name, a.width_px, a.height_px, a.is_smooth) <
           std::tie(b.name, b.width_px, b.height_px, b.is_smooth);
  }
};

class PictureLoader {
 public:
  // `bytes_of` gives the encoded picture of a name or an empty string; it is called by the worker and by the UI thread,
  // so it must only read what never changes. `wake` is called by the worker when a picture is ready.
  using Source = std::function<std::string(const std::string& name)>;
  PictureLoader(Source bytes_of, TextureMaker& textures, std::function<void()> wake);
  ~PictureLoader();
  PictureLoader(const PictureLoader&) = delete;
  PictureLoader& operator=(const PictureLoader&) = delete;

  // nullptr while the worker draws it, and for good when the picture is broken or missing.
  const Texture* find(std::string_view name, int width_px, int height_px) {
    return find({std::string(name), width_px, height_px, false});
  }
  // For pictures that are looked at closely: stretched and shrunk on the screen without steps.
  const Texture* find_smooth(std::string_view name, int width_px, int height_px) {
    return find({std::string(name), width_px, height_px, true});
  }
  // Draws it now; for the few small tiles a screen cannot do without.
  const Texture* find_now(std::string_view name, int width_px, int height_px);

  // Once a frame, before the screens: moves finished pictures into textures, at most upload_bytes_max of a large one,
  // so that no frame waits for it. True when something new can be shown, or more is to be moved.
  bool take_finished();
  // True when nothing is waiting or being drawn.
  bool is_idle();
  std::size_t texture_bytes() const { return texture_bytes_; }

 private:
  struct Entry {
    Texture texture = {};
    std::uint64_t last_used = 0;
    bool is_pending = false;
  };
  // Every transparent pixel costs as much to blend as a coloured one, so the margin is left out.
  struct Drawn {
    Image ink;  // empty when it could not be drawn
    int left_px = 0, top_px = 0, full_width_px = 0, full_height_px = 0;
  };
  struct Finished {
    PictureKey key;
    Drawn drawn;
  };
  struct Upload {
    Finished finished;
    Texture texture;
    int rows_done = 0;
  };
  Drawn draw(const PictureKey& key) const;
  const Texture* find(PictureKey key);
  void work();
  void keep(const PictureKey& key, const Drawn& drawn);
  Texture begin_texture(const PictureKey& key, const Drawn& drawn, bool is_whole);
  bool upload_some();
  void forget_oldest();

  Source bytes_of_;
  TextureMaker& textures_;
  std::function<void()> wake_;
  std::map<PictureKey, Entry> entries_;
  std::uint64_t frame_ = 1;
  std::size_t texture_bytes_ = 0;
  std::deque<Upload> uploads_;  // of large pictures, the first one going on

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<PictureKey> wanted_;
  std::vector<Finished> finished_;
  bool is_working_ = false;
  bool is_stopping_ = false;
  std::thread worker_;
};

}  // namespace odop::platform
