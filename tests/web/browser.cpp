#include "web/browser.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "core/percent_encoding.h"
#include "support/child_program.h"
#include "support/temporary_folder.h"

namespace odop::test {

namespace {

const std::filesystem::path page = std::filesystem::path{ODOP_SOURCE_DIR} / "assets/web/bill-check.html";

// Answers leave the page percent-encoded in one element, so that no letter in them can be mistaken for the document.
constexpr const char* saving_driver = R"html(<script>
document.addEventListener('DOMContentLoaded', () => {
  const code = document.getElementById('code'), key = document.getElementById('save');
  let file = '';
  window.Blob = function (parts) { file = parts.join(''); };
  URL.createObjectURL = () => '#';
  for (const text of TEXTS) {
    code.value = text;
    code.dispatchEvent(new Event('input'));
    if (!key.hidden) key.click();
  }
  const out = document.createElement('pre');
  out.id = 'heard';
  out.textContent = encodeURIComponent(file);
  document.body.append(out);
});
</script>)html";

constexpr const char* driver = R"html(<script>
document.addEventListener('DOMContentLoaded', () => {
  const code = document.getElementById('code'), answer = document.getElementById('answer');
  const heard = () => {
    const fields = {};
    for (const one of answer.querySelectorAll('[data-field]'))
      (fields[one.dataset.field] ??= []).push(one.textContent);
    return { verdict: answer.dataset.verdict, says: answer.textContent, fields };
  };
  const answers = [heard()];
  for (const text of TEXTS) {
    if (text.startsWith('#')) {
      history.replaceState(null, '', text);
      window.dispatchEvent(new Event('hashchange'));
    } else {
      code.value = text;
      code.dispatchEvent(new Event('input'));
    }
    answers.push(heard());
  }
  const out = document.createElement('pre');
  out.id = 'heard';
  out.textContent = encodeURIComponent(JSON.stringify(answers));
  document.body.append(out);
});
</script>)html";

std::string opened(const std::filesystem::path& file, const std::string& address_tail,
                   const std::filesystem::path& folder) {
  const Ran ran = run_program(
      {"chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
       "--disable-background-networking", "--disable-component-update", "--disable-extensions",
       "--user-data-dir=" + (folder / "profile").string(), "--dump-dom", "file://" + file.string() + address_tail},
      {{"HOME", folder.string()}, {"XDG_CONFIG_HOME", (folder / "config").string()}});
  INFO(ran.err);
  REQUIRE(ran.exit_code == 0);
  REQUIRE(ran.out.find("</html>") != std::string::npos);
  return ran.out;
}

}  // namespace

std::string Answer::field(const std::string& name) const {
  const auto found = fields.find(name);
  return found != fields.end() && found->second.size() == 1 ? found->second.front() : "";
}

std::string page_text() {
  std::ifstream file(page, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  REQUIRE(file);
  return text.str();
}

std::string open_page(const std::string& address_tail) {
  const TemporaryFolder folder("web");
  return opened(page, address_tail, folder.path());
}

namespace {
// What the page with that script behind it, over these texts, leaves in the element "heard".
std::string driven_by(std::string script, const std::vector<std::string>& texts) {
  const TemporaryFolder folder("web");
  std::string list = nlohmann::json(texts).dump(-1, ' ', true);
  for (std::size_t at = 0; (at = list.find('<', at)) != std::string::npos;) list.replace(at, 1, "\\u003c");
  script.replace(script.find("TEXTS"), 5, list);
  std::string driven = page_text();
  driven.insert(driven.rfind("</body>"), script);
  const auto file = folder.path() / "driven.html";
  std::ofstream(file, std::ios::binary) << driven;

  const std::string document = opened(file, "", folder.path());
  const std::string begin = "<pre id=\"heard\">";
  const std::size_t from = document.find(begin), to = document.find("</pre>", from);
  REQUIRE(from != std::string::npos);
  const auto heard = percent_decode(document.substr(from + begin.size(), to - from - begin.size()));
  REQUIRE(heard);
  return *heard;
}
}  // namespace

std::string saved_with(const std::string& text) {
  return driven_by(saving_driver, {text});
}

std::string open_saved(const std::string& file) {
  const TemporaryFolder folder("web");
  const auto path = folder.path() / "saved.html";
  std::ofstream(path, std::ios::binary) << file;
  return opened(path, "", folder.path());
}

std::vector<Answer> give(const std::vector<std::string>& texts) {
  std::vector<Answer> answers;
  for (const auto& one : nlohmann::json::parse(driven_by(driver, texts)))
    answers.push_back({.verdict = one.at("verdict"), .says = one.at("says"), .fields = one.at("fields")});
  REQUIRE(answers.size() == texts.size() + 1);
  return answers;
}

}  // namespace odop::test
