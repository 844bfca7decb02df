#include "page/html.h"

#include <sodium.h>

namespace odop::page {
namespace {

constexpr std::string_view style = R"css(
:root{--paper:#FBF6EA;--card:#FFFDF7;--sand:#F3EAD6;--line:#D9CBAE;--edge:#8A7B62;--ink:#2A211B;--ink2:#5E5246;
--indigo:#24457F;--indigo-deep:#16294D;--turmeric:#DDA02A;--turmeric-deep:#7A4E00;--turmeric-tint:#F6E3B4;--madder:#A3322B;
--leaf-deep:#234320;color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);-webkit-text-size-adjust:100%;
font:18px/1.5 "Noto Sans","Noto Sans Devanagari","Noto Nastaliq Urdu",system-ui,sans-serif}
h1,h2,h3,p,ul,figure{margin:0;padding:0}
h1{font:700 1.75rem/1.25 "Noto Serif","Noto Serif Devanagari",Georgia,serif;color:var(--indigo-deep)}
h2{font-size:1.25rem;line-height:1.35;color:var(--indigo-deep)}
[dir=rtl] body,[dir=rtl] h1,[dir=rtl] h2{line-height:1.9}
header{background:var(--card);border-bottom:2px solid var(--line)}
header::before{content:"";display:block;height:14px;background-color:var(--turmeric-tint);background-size:28px 14px;
background-image:url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='28' height='14'%3E%3Cpath d='M7 2l5 5-5 5-5-5z' fill='%23A3322B'/%3E%3Cpath d='M21 4l3 3-3 3-3-3z' fill='%2324457F'/%3E%3C/svg%3E")}
header>div,main{max-width:760px;margin:0 auto;padding:16px}
main{display:grid;gap:16px;padding-bottom:48px}
main>*{min-width:0}
nav{display:flex;flex-wrap:wrap;gap:8px;margin-top:12px}
nav a,.key{display:inline-flex;align-items:center;min-height:44px;padding:4px 14px;border:2px solid var(--edge);
border-radius:10px;background:var(--card);color:var(--ink);text-decoration:none;overflow-wrap:anywhere}
nav a[aria-current]{background:var(--indigo);border-color:var(--indigo);color:#fff}
.key.main{background:var(--turmeric);border-color:var(--turmeric-deep);font-weight:700;justify-content:center;min-height:56px}
.keys{display:flex;flex-wrap:wrap;gap:8px}
.pill{display:inline-block;background:var(--turmeric-tint);color:var(--turmeric-deep);border-radius:8px;padding:2px 10px;font-size:.9rem;font-weight:700}
.card{background:var(--card);border:1px solid var(--line);border-bottom-width:5px;border-radius:14px;padding:16px;display:grid;gap:10px}
.thing{grid-template-columns:112px minmax(0,1fr);column-gap:16px}
.thing>*{grid-column:2}
.thing>img{grid-column:1;grid-row:1/span 3;width:112px;height:84px;object-fit:contain}
.thing>.wide{grid-column:1/-1}
.price{font-size:1.35rem;font-weight:700}
.small{font-size:.95rem;color:var(--ink2)}
blockquote{margin:0;padding-inline-start:12px;border-inline-start:4px solid var(--turmeric)}
ul{list-style:none;display:grid;gap:8px}
a{color:var(--indigo)}
a:focus-visible{outline:4px solid var(--turmeric);outline-offset:2px}
.warn{border-color:var(--madder);border-width:2px}
.rows{border-top:1px solid var(--line)}
.rows li{border-bottom:1px solid var(--line)}
.rows a{display:flex;justify-content:space-between;gap:12px;min-height:48px;align-items:center;text-decoration:none}
.sideways{overflow-x:auto}
svg.plan{display:block;width:100%;min-width:700px;height:auto;background:var(--card);border:1px solid var(--line);border-radius:14px}
bdi{unicode-bidi:isolate}
@media print{nav,.keys{display:none}}
)css";

std::string base64_of(std::string_view bytes) {
  constexpr int variant = sodium_base64_VARIANT_ORIGINAL;
  std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                    variant);
  text.pop_back();  // libsodium ends it with a zero
  return text;
}

}  // namespace

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string data_address(std::string_view picture) {
  const std::string_view kind = picture.starts_with("\x89PNG")                                    ? "image/png"
                                : picture.starts_with("\xFF\xD8\xFF")                             ? "image/jpeg"
                                : picture.substr(0, 1'024).find("<svg") != std::string_view::npos ? "image/svg+xml"
                                                                                                  : "";
  return kind.empty() ? std::string{} : "data:" + std::string(kind) + ";base64," + base64_of(picture);
}

std::string in_frame(const Frame& frame, std::string_view body) {
  const std::string code(code_of(frame.language));
  std::string html = "<!doctype html>\n<html lang=\"" + code + "\" dir=\"" +
                     (is_right_to_left(frame.language) ? "rtl" : "ltr") +
                     "\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     // Also in the file that is kept at home, where no header says it.
                     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                     "'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">\n"
                     "<meta name=\"referrer\" content=\"no-referrer\">\n<link rel=\"icon\" href=\"data:,\">\n<title>" +
                     escape_html(frame.title) + "</title>\n<style>";
  html += style;
  html += "</style>\n</head>\n<body>\n<header><div>";
  if (!frame.notice.empty()) html += "<p><span class=\"pill\">" + escape_html(frame.notice) + "</span></p>";
  html += "<h1>" + escape_html(frame.title) + "</h1>";
  if (!frame.same_page.empty()) {
    html += "<nav>";
    for (std::size_t i = 0; i < language_count; ++i) {
      const auto each = static_cast<Language>(i);
      const std::string address = fill(frame.same_page, {code_of(each)});
      html += "<a lang=\"" + std::string(code_of(each)) + "\" href=\"" + escape_html(address) + "\"" +
              (each == frame.language ? " aria-current=\"page\"" : "") + ">" + std::string(own_name_of(each)) + "</a>";
    }
    html += "</nav>";
  }
  html += "</div></header>\n<main>\n";
  html += body;
  if (!frame.home.empty())
    html += "<p><a class=\"key\" href=\"" + escape_html(frame.home) + "\">" +
            escape_html(Translator::of(frame.language).tr("All districts")) + "</a></p>\n";
  html += "</main>\n</body>\n</html>\n";
  return html;
}

}  // namespace odop::page
