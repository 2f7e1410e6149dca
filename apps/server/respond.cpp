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

/// Whether an If-None-Match list names this tag; a weak tag matches, too.
bool matches(std::string_view list, std::string_view etag) {
  while (!list.empty()) {
    const std::size_t comma = list.find(',');
    std::string_view one = list.substr(0, comma);
    list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 1);
    while (!one.empty() && (one.front() == ' ' || one.front() == '\t')) one.remove_prefix(1);
    while (!one.empty() && (one.back() == ' ' || one.back() == '\t')) one.remove_suffix(1);
    if (one.starts_with("W/")) one.remove_prefix(2);
    if (one == "*" || one == etag) return true;
  }
  return false;
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
  answer.headers.emplace_back("ETag", file.etag);
  answer.headers.emplace_back("Cache-Control",
                              file.immutable ? "public, max-age=31536000, immutable" : "no-cache");
  if (matches(request.if_none_match, file.etag)) {
    answer.status = 304;
    return answer;
  }
  answer.headers.emplace_back("Content-Type", file.type);
  answer.length = file.bytes.size();
  if (!head) answer.body = file.bytes;
  return answer;
}

}  // namespace unknot::server
