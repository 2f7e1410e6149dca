// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "server/respond.hpp"

namespace unknot::server {
namespace {

/// The app loads nothing from anywhere else, and says so to the browser. WebAssembly needs its own
/// word; style attributes are drawn by the app itself; blob: is for files it makes for the user.
constexpr std::string_view kPolicy =
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; media-src 'self' data: blob:; worker-src 'self' blob:; "
    "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'";

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

void common_headers(Answer& answer) {
  answer.headers = {
      {"Content-Security-Policy", std::string(kPolicy)},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Embedder-Policy", "require-corp"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Permissions-Policy", "camera=(), geolocation=(), microphone=(self)"},
      {"Referrer-Policy", "no-referrer"},
      {"X-Content-Type-Options", "nosniff"},
  };
}

std::string_view words_for(int status) {
  switch (status) {
    case 400:
      return "This is not a request for a page here.\n";
    case 404:
      return "There is nothing here.\n";
    case 405:
      return "Only GET and HEAD are answered here.\n";
    case 408:
      return "The request did not come in time.\n";
    case 413:
      return "A request has no body here.\n";
    case 431:
      return "The request is too long.\n";
    default:
      return "This does not work.\n";
  }
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

/// Takes what stands before the next `at` off the front.
std::string_view next(std::string_view& list, char at) {
  const std::size_t end = list.find(at);
  const std::string_view one = list.substr(0, end);
  list = end == std::string_view::npos ? std::string_view{} : list.substr(end + 1);
  return trimmed(one);
}

/// Whether an If-None-Match list names this tag; a weak tag matches, too.
bool matches(std::string_view list, std::string_view etag) {
  while (!list.empty()) {
    std::string_view one = next(list, ',');
    if (one.starts_with("W/")) one.remove_prefix(2);
    if (one == "*" || one == etag) return true;
  }
  return false;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

/// Whether an Accept-Encoding list takes this coding (lower case): named, or all by a star, and not
/// with q=0. How much one is preferred to another does not matter: the smallest is sent.
bool accepts(std::string_view list, std::string_view coding) {
  bool by_star = false;
  while (!list.empty()) {
    std::string_view one = next(list, ',');
    std::string name(next(one, ';'));
    for (char& c : name) c = lower(c);
    bool refused = false;
    while (!one.empty()) {
      std::string_view parameter = next(one, ';');
      const std::string_view key = next(parameter, '=');
      if (key == "q" || key == "Q")
        refused = trimmed(parameter).find_first_not_of("0.") == std::string_view::npos;
    }
    if (name == coding) return !refused;
    if (name == "*") by_star = !refused;
  }
  return by_star;
}

/// What is sent of a file: the smallest form that the other side takes.
struct Form {
  std::string_view coding;  ///< empty: as it is
  const std::string* bytes;
};

Form form_for(const File& file, std::string_view accepted) {
  Form best{"", &file.bytes};
  for (const Form form : {Form{"br", &file.brotli}, Form{"gzip", &file.gzip}})
    if (!form.bytes->empty() && form.bytes->size() < best.bytes->size() &&
        accepts(accepted, form.coding))
      best = form;
  return best;
}

/// Other bytes, another tag: `"…"` becomes `"…-br"`.
std::string tag_of(const File& file, const Form& form) {
  std::string tag = file.etag;
  if (!form.coding.empty()) tag.insert(tag.size() - 1, "-" + std::string(form.coding));
  return tag;
}

}  // namespace

std::expected<std::string, std::string_view> path_of(std::string_view target) {
  target = target.substr(0, target.find('?'));
  if (!target.starts_with('/')) return std::unexpected("not an absolute path");
  std::string path;
  for (std::size_t i = 0; i < target.size(); ++i) {
    char c = target[i];
    if (c == '%') {
      const int high = i + 2 < target.size() ? hex(target[i + 1]) : -1;
      const int low = high < 0 ? -1 : hex(target[i + 2]);
      if (low < 0) return std::unexpected("a broken escape");
      c = static_cast<char>(high * 16 + low);
      i += 2;
    }
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '\\')
      return std::unexpected("a character that no path has");
    path += c;
  }
  for (std::size_t at = 0; at != std::string::npos; at = path.find('/', at + 1)) {
    const std::string_view part =
        std::string_view(path).substr(at + 1, path.find('/', at + 1) - at - 1);
    if (part == "." || part == "..") return std::unexpected("a path that leads upwards");
  }
  return path;
}

Answer refusal(int status) {
  Answer answer;
  answer.status = status;
  common_headers(answer);
  answer.headers.emplace_back("Content-Type", "text/plain; charset=utf-8");
  answer.headers.emplace_back("Cache-Control", "no-store");
  if (status == 405) answer.headers.emplace_back("Allow", "GET, HEAD");
  answer.body = words_for(status);
  answer.length = answer.body.size();
  answer.close = status != 404;
  return answer;
}

Answer respond(const Files& files, const Request& request) {
  const bool head = request.method == "HEAD";
  if (!head && request.method != "GET") return refusal(405);
  if (request.has_body) return refusal(413);
  auto path = path_of(request.target);
  if (!path) return refusal(400);
  if (path->ends_with('/')) *path += "index.html";

  const auto found = files.find(*path);
  if (found == files.end()) {
    Answer answer = refusal(404);
    if (head) answer.body = {};
    return answer;
  }
  const File& file = found->second;
  Answer answer;
  common_headers(answer);
  const Form form = form_for(file, request.accept_encoding);
  const std::string etag = tag_of(file, form);
  answer.headers.emplace_back("ETag", etag);
  if (!file.brotli.empty() || !file.gzip.empty())
    answer.headers.emplace_back("Vary", "Accept-Encoding");
  answer.headers.emplace_back("Cache-Control",
                              file.immutable ? "public, max-age=31536000, immutable" : "no-cache");
  if (matches(request.if_none_match, etag)) {
    answer.status = 304;
    return answer;
  }
  answer.headers.emplace_back("Content-Type", file.type);
  if (!form.coding.empty()) answer.headers.emplace_back("Content-Encoding", form.coding);
  answer.length = form.bytes->size();
  if (!head) answer.body = *form.bytes;
  return answer;
}

}  // namespace unknot::server
