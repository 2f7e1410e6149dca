// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "server/files.hpp"

#include <array>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "base/random.hpp"

namespace unknot::server {
namespace {

namespace fs = std::filesystem;

/// Far above any build of the app; keeps `--root /` from reading a whole disk.
constexpr std::uintmax_t kMostBytes = 256U << 20U;
constexpr std::size_t kMostFiles = 5000;

constexpr std::array<std::pair<std::string_view, std::string_view>, 25> kTypes{{
    {".css", "text/css; charset=utf-8"},
    {".html", "text/html; charset=utf-8"},
    {".ico", "image/x-icon"},
    {".jpg", "image/jpeg"},
    {".js", "text/javascript; charset=utf-8"},
    {".json", "application/json"},
    {".map", "application/json"},
    {".md", "text/plain; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".mp3", "audio/mpeg"},
    {".ogg", "audio/ogg"},
    {".opus", "audio/ogg"},
    {".pdf", "application/pdf"},
    {".png", "image/png"},
    {".svg", "image/svg+xml"},
    {".ttf", "font/ttf"},
    {".txt", "text/plain; charset=utf-8"},
    {".wasm", "application/wasm"},
    {".wav", "audio/wav"},
    {".webm", "audio/webm"},
    {".webmanifest", "application/manifest+json"},
    {".webp", "image/webp"},
    {".woff", "font/woff"},
    {".woff2", "font/woff2"},
    {".xml", "application/xml"},
}};

/// Vite puts a hash of the content into the name of everything in assets/.
bool is_hashed_asset(std::string_view url) {
  return url.starts_with("/assets/") && url.find('-') != std::string_view::npos;
}

std::string etag_of(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out = "\"";
  for (const std::uint64_t h : {fnv1a(bytes), static_cast<std::uint64_t>(bytes.size())})
    for (int shift = 60; shift >= 0; shift -= 4) out += kDigits[(h >> shift) & 15U];
  return out + "\"";
}

/// Files that are another one packed go to that one.
void pair_up(Files& files, std::string_view ending, std::string File::* packed) {
  for (auto file = files.begin(); file != files.end();) {
    const std::string_view name = file->first;
    const auto whole = name.ends_with(ending)
                           ? files.find(name.substr(0, name.size() - ending.size()))
                           : files.end();
    if (whole == files.end()) {
      ++file;
      continue;
    }
    if (file->second.bytes.size() < whole->second.bytes.size())
      whole->second.*packed = std::move(file->second.bytes);
    file = files.erase(file);
  }
}

bool inside(const fs::path& path, const fs::path& root) {
  std::error_code error;
  const fs::path real = fs::canonical(path, error);
  if (error) return false;
  const auto [end, unused] = std::mismatch(root.begin(), root.end(), real.begin(), real.end());
  return end == root.end();
}

}  // namespace

std::string_view content_type(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot != std::string_view::npos)
    for (const auto& [ending, type] : kTypes)
      if (name.substr(dot) == ending) return type;
  return "application/octet-stream";
}

std::expected<Files, std::string> read_folder(const fs::path& folder) {
  std::error_code error;
  const fs::path root = fs::canonical(folder, error);
  if (error || !fs::is_directory(root, error))
    return std::unexpected("there is no folder " + folder.string());
  if (!fs::is_regular_file(root / "index.html", error))
    return std::unexpected("there is no index.html in " + folder.string());

  Files files;
  std::uintmax_t total = 0;
  fs::recursive_directory_iterator walk(root, error);
  for (; !error && walk != fs::recursive_directory_iterator(); walk.increment(error)) {
    const fs::directory_entry& entry = *walk;
    if (entry.path().filename().string().starts_with('.')) {
      if (entry.is_directory(error)) walk.disable_recursion_pending();
      continue;
    }
    if (!entry.is_regular_file(error) || !inside(entry.path(), root)) {
      error.clear();  // a link to nowhere is no reason to stop
      continue;
    }
    total += entry.file_size(error);
    if (total > kMostBytes || files.size() >= kMostFiles)
      return std::unexpected(folder.string() + " is too large to be the app");
    std::ifstream in(entry.path(), std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (!in) return std::unexpected("cannot read " + entry.path().string());
    const std::string url = "/" + entry.path().lexically_relative(root).generic_string();
    std::string etag = etag_of(bytes);
    files[url] = {std::move(bytes),
                  std::string(content_type(url)),
                  std::move(etag),
                  is_hashed_asset(url),
                  {},
                  {}};
  }
  if (error) return std::unexpected("cannot read " + folder.string() + ": " + error.message());
  pair_up(files, ".br", &File::brotli);
  pair_up(files, ".gz", &File::gzip);
  return files;
}

}  // namespace unknot::server
