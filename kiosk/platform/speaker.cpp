#include "platform/speaker.h"

#include <espeak-ng/speak_lib.h>
#include <pcaudiolib/audio.h>

#include <algorithm>
#include <bit>
#include <fstream>
#include <memory>

#include "core/errors.h"
#include "platform/bounds.h"

namespace odop::platform {

namespace {

constexpr int words_per_minute = 140;  // a hall is loud, and sums are listened to

// The library once in the process, by the first text. Its rate of samples; 0: it did not start.
int start_voice() {
  static const int samples_per_second =
      std::max(0, espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, nullptr, espeakINITIALIZE_DONT_EXIT));
  return samples_per_second;
}

int keep_samples(short* samples, int count, espeak_EVENT* events) {
  if (samples == nullptr || count <= 0) return 0;
  auto& sound = *static_cast<SpokenSound*>(events->user_data);
  sound.samples.insert(sound.samples.end(), samples, samples + count);
  return 0;
}

struct CloseDevice {
  void operator()(audio_object* device) const {
    audio_object_close(device);
    audio_object_destroy(device);
  }
};

void put_little_endian(std::ofstream& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out.put(static_cast<char>(value >> (8 * i)));
}

}  // namespace

SpokenSound render_speech(const std::string& text, const std::string& voice) {
  SpokenSound sound{.samples_per_second = start_voice(), .samples = {}};
  if (sound.samples_per_second == 0)
    throw MachineError("no_voice", "espeak-ng does not start: are its data installed?");
  if (espeak_SetVoiceByName(voice.c_str()) != EE_OK)
    throw MachineError("no_voice", "espeak-ng has no voice for " + voice);
  espeak_SetParameter(espeakRATE, words_per_minute, 0);
  espeak_SetSynthCallback(keep_samples);
  if (espeak_Synth(text.c_str(), text.size() + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8, nullptr, &sound) != EE_OK)
    throw MachineError("no_voice", "espeak-ng could not speak");
  return sound;
}

void write_wav(const SpokenSound& sound, const std::string& file) {
  const auto bytes = static_cast<std::uint32_t>(sound.samples.size() * 2);
  const auto rate = static_cast<std::uint32_t>(sound.samples_per_second);
  std::ofstream out(file, std::ios::binary);
  out << "RIFF";
  put_little_endian(out, 36 + bytes, 4);
  out << "WAVEfmt ";
  put_little_endian(out, 16, 4);
  put_little_endian(out, 1, 2);  // PCM
  put_little_endian(out, 1, 2);  // one channel
  put_little_endian(out, rate, 4);
  put_little_endian(out, rate * 2, 4);
  put_little_endian(out, 2, 2);
  put_little_endian(out, 16, 2);
  out << "data";
  put_little_endian(out, bytes, 4);
  for (const std::int16_t sample : sound.samples) put_little_endian(out, std::bit_cast<std::uint16_t>(sample), 2);
  out.close();
  if (!out) throw MachineError("io", "cannot write " + file);
}

void play_by_sound_card(const SpokenSound& sound, const std::function<bool()>& is_cut_off) {
  static_assert(std::endian::native == std::endian::little);
  const std::unique_ptr<audio_object, CloseDevice> device(create_audio_device_object(nullptr, "ODOP Kiosk", "Speech"));
  if (!device) throw MachineError("no_sound", "there is no sound card");
  const auto check = [&](int error) {
    if (error == 0) return;
    const char* words = audio_object_strerror(device.get(), error);
    throw MachineError("no_sound", std::string("the sound card: ") + (words == nullptr ? "unknown" : words));
  };
  check(audio_object_open(device.get(), AUDIO_OBJECT_FORMAT_S16LE, static_cast<std::uint32_t>(sound.samples_per_second),
                          1));
  const auto step = static_cast<std::size_t>(sound.samples_per_second / 10);
  for (std::size_t at = 0; at < sound.samples.size(); at += step) {
    if (is_cut_off()) {
      audio_object_flush(device.get());
      return;
    }
    check(audio_object_write(device.get(), sound.samples.data() + at,
                             std::min(step, sound.samples.size() - at) * sizeof(std::int16_t)));
  }
  check(audio_object_drain(device.get()));
}

Speaker::Speaker(std::function<void(const std::string&)> on_trouble, PlaySound play)
    : on_trouble_(std::move(on_trouble)), play_(std::move(play)) {}

Speaker::~Speaker() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Speaker::say(std::string text, std::string voice) {
  if (text.empty() || text.size() > spoken_bytes_max) return;
  post({.parts = {{std::move(text), std::move(voice)}}, .on_progress = {}});
}

void Speaker::read(std::vector<SpokenPart> parts, OnProgress on_progress) {
  if (parts.size() > spoken_parts_max) parts.resize(spoken_parts_max);
  post({.parts = std::move(parts), .on_progress = std::move(on_progress)});
}

void Speaker::post(Job job) {
  OnProgress replaced;
  bool had_trouble = false;
  {
    const std::lock_guard lock(mutex_);
    had_trouble = has_trouble_;
    if (had_trouble) {
      replaced = std::move(job.on_progress);
    } else {
      if (next_) replaced = std::move(next_->on_progress);
      next_ = std::move(job);
      if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
    }
  }
  if (replaced) replaced({.part = {}, .has_trouble = had_trouble});
  changed_.notify_all();
}

void Speaker::stop_reading() {
  OnProgress dropped;
  {
    const std::lock_guard lock(mutex_);
    stops_reading_ = is_reading_;
    if (next_ && next_->on_progress) {
      dropped = std::move(next_->on_progress);
      next_.reset();
    }
  }
  if (dropped) dropped({});
}

void Speaker::ask_voices(std::vector<std::string> languages, std::function<void(std::vector<std::string>)> on_answer) {
  {
    const std::lock_guard lock(mutex_);
    question_ = Question{std::move(languages), std::move(on_answer)};
    if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
  }
  changed_.notify_all();
}

void Speaker::try_again() {
  const std::lock_guard lock(mutex_);
  has_trouble_ = false;
}

bool Speaker::is_cut_off() {
  const std::lock_guard lock(mutex_);
  return is_stopping_ || next_.has_value() || stops_reading_;
}

std::vector<std::string> Speaker::find_voices(const std::vector<std::string>& languages) {
  std::vector<std::string> found;
  const int samples_per_second = start_voice();
  if (samples_per_second == 0) return found;
  try {
    // Nothing to hear: whether the card opens is what is asked.
    play_({.samples_per_second = samples_per_second, .samples = {}}, [this] { return is_cut_off(); });
  } catch (const std::exception&) {
    return found;
  }
  for (const std::string& language : languages)
    if (espeak_SetVoiceByName(language.c_str()) == EE_OK) found.push_back(language);
  return found;
}

std::string Speaker::perform(const Job& job) {
  try {
    for (std::size_t part = 0; part < job.parts.size(); ++part) {
      const SpokenPart& spoken = job.parts[part];
      if (spoken.words.empty() || spoken.words.size() > spoken_bytes_max) continue;
      const SpokenSound sound = render_speech(spoken.words, spoken.voice);
      if (is_cut_off()) break;
      if (job.on_progress) job.on_progress({.part = part});
      play_(sound, [this] { return is_cut_off(); });
      if (is_cut_off()) break;
    }
  } catch (const std::exception& error) {
    return error.what();
  }
  return {};
}

void Speaker::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return is_stopping_ || next_ || question_; });
    if (is_stopping_) return;
    if (!next_) {
      const Question question = std::move(*question_);
      question_.reset();
      lock.unlock();
      question.on_answer(find_voices(question.languages));
      lock.lock();
      continue;
    }
    const Job job = std::move(*next_);
    next_.reset();
    is_reading_ = static_cast<bool>(job.on_progress);
    stops_reading_ = false;
    lock.unlock();
    const std::string trouble = perform(job);
    lock.lock();
    is_reading_ = stops_reading_ = false;
    OnProgress waiting;
    if (!trouble.empty()) {
      has_trouble_ = true;
      if (next_) waiting = std::move(next_->on_progress);
      next_.reset();
    }
    lock.unlock();
    if (job.on_progress) job.on_progress({.part = {}, .has_trouble = !trouble.empty()});
    if (waiting) waiting({.part = {}, .has_trouble = true});
    if (!trouble.empty()) on_trouble_(trouble);
    lock.lock();
  }
}

}  // namespace odop::platform
