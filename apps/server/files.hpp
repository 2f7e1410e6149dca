// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <expected>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

/// A folder read into memory once. A request can only ever name what is in the map, so no request
/// reaches any other file of the machine, whatever its path looks like.
namespace unknot::server {

struct File {
  std::string bytes;
  std::string type;        ///< content type
  std::string etag;        ///< in quotes; changes with the bytes
  bool immutable = false;  ///< its name holds a hash of its content: may be cached for ever
  std::string brotli;      ///< the same bytes packed, from NAME.br beside it; empty: none
  std::string gzip;        ///< from NAME.gz
};

/// Keys are paths as in a URL, after decoding: "/index.html".
using Files = std::map<std::string, File, std::less<>>;

/// Reads every regular file below `root`. NAME.br and NAME.gz beside a NAME are its packed forms
/// and have no path of their own; one that is not smaller is dropped. Left out: names that start
/// with a dot, and links that lead out of the folder. The error says in words why the folder cannot
/// be served: it is not there, holds no index.html, cannot be read, or is too large to be the app.
std::expected<Files, std::string> read_folder(const std::filesystem::path& root);

/// The content type for a file name; "application/octet-stream" where nothing better is known.
std::string_view content_type(std::string_view name);

}  // namespace unknot::server
