// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/files.hpp"

/// What the server answers, as a pure function of the files and one request: no socket here.
namespace unknot::server {

struct Request {
  std::string_view method;
  std::string_view target;
  std::string_view if_none_match;
  std::string_view accept_encoding;
  bool has_body = false;
};

struct Answer {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string_view body;   ///< into the files, or a constant
  std::size_t length = 0;  ///< of the body that a GET would have
  bool close = false;      ///< the connection cannot be used any further
};

/// The path a target names, percent signs decoded, without query. Nothing where the target is not
/// a clean absolute path: no scheme, no "." or ".." part, no NUL or other control character, no
/// backslash, no broken escape.
std::expected<std::string, std::string_view> path_of(std::string_view target);

Answer respond(const Files& files, const Request& request);

/// An answer with a word of explanation and no file.
Answer refusal(int status);

}  // namespace unknot::server
