#include "sync/http_transport.h"

#include <curl/curl.h>

#include "core/errors.h"
#include "sync/protocol.h"

namespace odop::sync {

namespace {

struct Receiving {
  Reply reply;
  bool too_long = false;
};

std::size_t take_body(char* bytes, std::size_t size, std::size_t count, void* user) {
  auto& receiving = *static_cast<Receiving*>(user);
  const std::size_t length = size * count;
  if (receiving.reply.body.size() + length > answer_bytes_max) {
    receiving.too_long = true;
    return 0;  // ends the exchange
  }
  receiving.reply.body.append(bytes, length);
  return length;
}

int look_for_stop(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return *static_cast<std::atomic<bool>*>(user) ? 1 : 0;
}

bool is_about_trust(CURLcode code) {
  return code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CACERT_BADFILE || code == CURLE_SSL_ISSUER_ERROR;
}

struct FreeHeaders {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

}  // namespace

struct HttpTransport::Handle {
  CURL* curl = curl_easy_init();
  Handle() = default;
  ~Handle() { curl_easy_cleanup(curl); }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
};

HttpTransport::HttpTransport(const std::string& base_url, std::filesystem::path ca_file, const HttpLimits& limits)
    : base_url_(base_url), ca_file_(std::move(ca_file)), limits_(limits) {
  static const CURLcode global = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (global != CURLE_OK) throw MachineError("network", "curl_global_init failed");
  while (!base_url_.empty() && base_url_.back() == '/') base_url_.pop_back();
  handle_ = std::make_unique<Handle>();
  if (!handle_->curl) throw MachineError("network", "curl_easy_init failed");
}

HttpTransport::~HttpTransport() = default;

SendOutcome HttpTransport::send(const std::string& path, std::string_view body, const std::string& content_type) {
  if (stopped_) return NetworkFailure{"stopped"};
  CURL* curl = handle_->curl;
  curl_easy_reset(curl);  // keeps the connection
  Receiving receiving;
  char error[CURL_ERROR_SIZE] = {};
  std::unique_ptr<curl_slist, FreeHeaders> headers;
  for (const std::string& line : {"Content-Type: " + content_type, std::string{"Expect:"}}) {
    curl_slist* longer = curl_slist_append(headers.get(), line.c_str());
    if (!longer) throw MachineError("no_memory", "curl_slist_append");
    (void)headers.release();
    headers.reset(longer);
  }
  const std::string url = base_url_ + path;
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
  std::error_code unreadable;  // then curl says so: a file that is there but cannot be used is never passed over
  if (!ca_file_.empty() && std::filesystem::exists(ca_file_, unreadable)) {
    curl_easy_setopt(curl, CURLOPT_CAINFO, ca_file_.c_str());
    curl_easy_setopt(curl, CURLOPT_CAPATH, nullptr);
    curl_easy_setopt(curl, CURLOPT_CA_CACHE_TIMEOUT, 0L);  // the file may be replaced under a running kiosk
  }
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, limits_.connect_timeout_ms);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, limits_.exchange_timeout_ms);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, error);
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(curl, CURLOPT_POST, 1L);
  curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
  curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body.data());
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &receiving);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, look_for_stop);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &stopped_);
  const CURLcode result = curl_easy_perform(curl);
  if (receiving.too_long) return NetworkFailure{"the answer is longer than an answer can be"};
  if (result != CURLE_OK)
    return NetworkFailure{error[0] != '\0' ? error : curl_easy_strerror(result), is_about_trust(result)};
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  receiving.reply.status = static_cast<int>(status);
  curl_off_t retry_after_s = 0;  // libcurl reads both forms, seconds and dates
  if (curl_easy_getinfo(curl, CURLINFO_RETRY_AFTER, &retry_after_s) == CURLE_OK && retry_after_s > 0)
    receiving.reply.retry_after_ms = static_cast<std::int64_t>(retry_after_s > 86'400 ? 86'400 : retry_after_s) * 1'000;
  return receiving.reply;
}

}  // namespace odop::sync
