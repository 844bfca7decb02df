#include "support/kiosk_driver.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace odop::test {

namespace {

using std::chrono::milliseconds, std::chrono::steady_clock;

void rest(int ms) {
  std::this_thread::sleep_for(milliseconds{ms});
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// One request on the inspect socket; empty when the kiosk does not answer (yet).
std::string ask_socket(const std::filesystem::path& socket_path, const std::string& request) {
  const std::string asked = request + "\n";
  const int line = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (line < 0) return {};
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, socket_path.c_str(), sizeof address.sun_path - 1);
  std::string answer;
  if (::connect(line, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
      ::send(line, asked.data(), asked.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(asked.size())) {
    std::array<char, 65'536> bytes{};
    for (ssize_t got = 0; (got = ::recv(line, bytes.data(), bytes.size(), 0)) > 0;)
      answer.append(bytes.data(), static_cast<std::size_t>(got));
  }
  ::close(line);
  return answer;
}

bool can_be_touched(const SeenWidget* widget) {
  return widget != nullptr && widget->state != "disabled" && widget->state != "busy";
}

}  // namespace

VirtualDisplay::VirtualDisplay(int width_px, int height_px, int beside_px)
    : width_px_(width_px), height_px_(height_px) {
  const std::string size = std::to_string(width_px + beside_px) + "x" + std::to_string(height_px) + "x24";
  server_ = std::make_unique<ChildProgram>(Words{"Xvfb", "-displayfd", "1", "-screen", "0", size, "-dpi", "100",
                                                 "-nolisten", "tcp", "-noreset", "-fbdir", folder_.path().string()},
                                           folder_.path() / "log");
  const std::string number = server_->read_line();
  if (number.empty()) throw std::runtime_error("Xvfb did not start: " + read_file(folder_.path() / "log"));
  name_ = ":" + number;
}

// The display's memory is an XWD file: a head of big-endian words, a colour table, then lines of blue, green, red, pad.
void VirtualDisplay::photograph(const std::filesystem::path& pgm, int left_px) const {
  const std::string dump = read_file(folder_.path() / "Xvfb_screen0");
  const auto word = [&](std::size_t index) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(dump.at(index * 4 + i));
    return value;
  };
  const std::size_t width = word(4), height = word(5), bits = word(11), line = word(12);
  const std::size_t begin = word(0) + word(19) * 12;
  if (bits != 32 || dump.size() < begin + line * height) throw std::runtime_error("the display cannot be photographed");
  const std::size_t left = static_cast<std::size_t>(left_px);
  std::string grey;
  grey.reserve((width - left) * height);
  for (std::size_t y = 0; y < height; ++y)
    for (std::size_t x = left; x < width; ++x) {
      const auto part = [&](std::size_t i) {
        return static_cast<unsigned>(static_cast<unsigned char>(dump[begin + y * line + x * 4 + i]));
      };
      grey += static_cast<char>((part(0) + part(1) * 2 + part(2)) / 4);
    }
  std::ofstream out(pgm, std::ios::binary | std::ios::trunc);
  out << "P5\n" << width - left << " " << height << "\n255\n" << grey;
  if (!out) throw std::runtime_error("cannot write " + pgm.string());
}

const SeenWidget* Seen::find(const std::string& id) const {
  for (const SeenWidget& widget : widgets)
    if (widget.id == id) return &widget;
  return nullptr;
}

const SeenWidget* Seen::find_beginning(const std::string& beginning) const {
  for (const SeenWidget& widget : widgets)
    if (widget.id.starts_with(beginning)) return &widget;
  return nullptr;
}

KioskDriver::KioskDriver(const VirtualDisplay& display, const std::filesystem::path& data, const Words& more,
                         const Environment& environment)
    : display_(display) {
  Words command{"odop-kiosk",
                "--data",
                data.string(),
                "--window",
                std::to_string(display.width_px()) + "x" + std::to_string(display.height_px()),
                "--inspect",
                (folder_.path() / "s").string()};
  command.insert(command.end(), more.begin(), more.end());
  Environment all = environment;
  all["DISPLAY"] = display.name();
  const auto log = folder_.path() / "log";
  kiosk_ = std::make_unique<ChildProgram>(command, log, all);
  wait_until("the first screen", [&](const Seen& seen) {
    if (!kiosk_->is_running()) throw std::runtime_error("the kiosk ended at its start: " + read_file(log));
    return !seen.screen.empty();
  });
  const auto end = steady_clock::now() + std::chrono::seconds{20};
  while (window_.empty()) {
    const Ran found = run_program({"xdotool", "search", "--all", "--onlyvisible", "--pid",
                                   std::to_string(kiosk_->pid()), "--name", "^ODOP Kiosk$"},
                                  all);
    std::istringstream ids(found.out);
    for (std::string id; std::getline(ids, id);) window_ = id;
    if (steady_clock::now() > end) throw std::runtime_error("the kiosk opened no window");
    if (window_.empty()) rest(50);
  }
}

Seen KioskDriver::look() const {
  return ask("widgets");
}

Seen KioskDriver::look_customer() const {
  return ask("customer");
}

Seen KioskDriver::ask(const std::string& request) const {
  Seen seen;
  const auto answer = nlohmann::json::parse(ask_socket(folder_.path() / "s", request), nullptr, false);
  if (answer.is_discarded()) return seen;
  seen.screen = answer.at("screen");
  for (const auto& widget : answer.at("widgets")) {
    const auto& rect = widget.at("rect");
    seen.widgets.push_back({widget.at("id"), widget.at("role"), widget.at("label"), widget.at("state"), rect.at(0),
                            rect.at(1), rect.at(2), rect.at(3)});
  }
  return seen;
}

Seen KioskDriver::wait_until(const std::string& what, const std::function<bool(const Seen&)>& question,
                             milliseconds at_most) const {
  return wait_seen("widgets", what, question, at_most);
}

Seen KioskDriver::wait_customer(const std::string& what, const std::function<bool(const Seen&)>& question) const {
  return wait_seen("customer", what, question, std::chrono::seconds{20});
}

Seen KioskDriver::wait_seen(const std::string& request, const std::string& what,
                            const std::function<bool(const Seen&)>& question, milliseconds at_most) const {
  const auto end = steady_clock::now() + at_most;
  for (;;) {
    Seen seen = ask(request);
    if (question(seen)) return seen;
    if (steady_clock::now() > end) {
      std::string shown;
      for (const SeenWidget& widget : seen.widgets) shown += " " + widget.id;
      throw std::runtime_error(what + " did not come; the screen is \"" + seen.screen + "\" with" + shown);
    }
    rest(8);
  }
}

Seen KioskDriver::wait_screen(const std::string& name) const {
  return wait_until("the screen " + name, [&](const Seen& seen) { return seen.screen == name; });
}

SeenWidget KioskDriver::wait_for(const std::string& id) const {
  return *wait_until(id, [&](const Seen& seen) { return seen.find(id) != nullptr; }).find(id);
}

void KioskDriver::touch(const std::string& id) {
  SeenWidget before;
  wait_until("a way to touch " + id, [&](const Seen& seen) {
    const SeenWidget* widget = seen.find(id);
    if (!can_be_touched(widget)) return false;
    const bool stands_still =
        widget->x == before.x && widget->y == before.y && widget->w == before.w && widget->h == before.h;
    before = *widget;
    return stands_still;
  });
  ++touches_;
  click(before.x + before.w / 2, before.y + before.h / 2);
}

void KioskDriver::touch_first(const std::string& beginning) {
  const Seen seen =
      wait_until(beginning + "...", [&](const Seen& s) { return s.find_beginning(beginning) != nullptr; });
  touch(seen.find_beginning(beginning)->id);
}

void KioskDriver::type_on_screen(const std::string& text) {
  const auto typed = [&](const std::string& what) {
    wait_until("“" + what + "” in the field", [&](const Seen& seen) {
      const SeenWidget* field = seen.find("settings.address.field");
      return field != nullptr && field->label == what;
    });
  };
  std::string now;
  wait_until("the open field", [&](const Seen& seen) {
    const SeenWidget* field = seen.find("settings.address.field");
    if (field != nullptr) now = field->label;
    return field != nullptr;
  });
  for (; !now.empty(); now.pop_back(), typed(now)) touch("key.delete");
  for (const char c : text) {
    const bool is_sign = c == '.' || c == ':' || c == '/' || c == '-' || c == '_';
    const char key = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    touch((is_sign ? "key.sign." : "key.") + std::string(1, key));
    typed(now += key);
  }
}

void KioskDriver::scan(const std::string& code) const {
  run_program({"xdotool", "type", "--delay", "2", "--args", "1", code, "key", "Return"},
              {{"DISPLAY", display_.name()}});
}

void KioskDriver::click(int x, int y) const {
  run_program({"xdotool", "mousemove", "--window", window_, std::to_string(x), std::to_string(y), "click", "1"},
              {{"DISPLAY", display_.name()}});
}

void KioskDriver::hammer(const std::vector<std::pair<int, int>>& points, int touches_a_second) {
  const double wanted_s = 1.0 / touches_a_second;
  if (hammer_pause_s_ < 0) hammer_pause_s_ = wanted_s;
  const auto begun = std::chrono::steady_clock::now();
  Words words{"xdotool"};
  for (const auto& [x, y] : points)
    words.insert(words.end(), {"mousemove", "--window", window_, std::to_string(x), std::to_string(y), "click", "1",
                               "sleep", std::to_string(hammer_pause_s_)});
  run_program(words, {{"DISPLAY", display_.name()}});
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
  hammer_pause_s_ =
      std::clamp(hammer_pause_s_ + wanted_s - took.count() / static_cast<double>(points.size()), 0.0, wanted_s);
}

void KioskDriver::sign_in() {
  press_pin("P1", "2025");
  wait_screen("till");  // four digits and a short pause are enough
}

void KioskDriver::press_pin(const std::string& person, std::string_view pin) {
  if (look().screen == "attract") {
    touch("attract");
    wait_screen("home");
  }
  touch("till.enter");
  wait_screen("till.pin");
  touch("person:" + person);
  for (const char digit : pin) touch(std::string("pin.") + digit);
}

std::vector<std::string> read_codes(const std::filesystem::path& picture) {
  const Ran ran = run_program({"zbarimg", "--raw", "-q", "-Sdisable", "-Sqrcode.enable", picture.string()});
  std::vector<std::string> codes;
  std::istringstream lines(ran.out);
  for (std::string line; std::getline(lines, line);)
    if (!line.empty()) codes.push_back(line);
  return codes;
}

std::vector<std::vector<std::string>> read_codes_harmed(const std::filesystem::path& picture) {
  std::vector<std::vector<std::string>> all;
  for (const Words& harm :
       {Words{"-blur", "0x1.5"}, Words{"-background", "gray", "-rotate", "5"}, Words{"-resize", "50%"}}) {
    const std::string harmed = picture.string() + ".harmed.pgm";
    Words command{"convert", picture.string()};
    command.insert(command.end(), harm.begin(), harm.end());
    command.push_back(harmed);
    const Ran ran = run_program(command);
    if (ran.exit_code != 0) throw std::runtime_error("convert: " + ran.err);
    all.push_back(read_codes(harmed));
  }
  return all;
}

std::int64_t paise_of(const std::string& label) {
  static const std::string rupee = "₹";
  const std::size_t at = label.find(rupee);
  if (at == std::string::npos) return -1;
  std::int64_t rupees = -1, paise = 0;
  std::size_t i = at + rupee.size();
  for (; i < label.size() && (label[i] == ',' || (label[i] >= '0' && label[i] <= '9')); ++i)
    if (label[i] != ',') rupees = std::max<std::int64_t>(rupees, 0) * 10 + (label[i] - '0');
  if (rupees < 0) return -1;
  if (i + 2 < label.size() && label[i] == '.') paise = (label[i + 1] - '0') * 10 + (label[i + 2] - '0');
  return rupees * 100 + paise;
}

}  // namespace odop::test
