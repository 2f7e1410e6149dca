// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "server/files.hpp"

/// The web server of `unknot serve`: hands out the files of the app and nothing else. One thread,
/// everything in memory; bounds on the number of connections, the size of a request and the time
/// a silent connection stays open.
namespace unknot::server {

struct Options {
  std::string bind = "127.0.0.1";  ///< an address of this machine, IPv4 or IPv6
  std::uint16_t port = 8137;       ///< 0: any free one
  int idle_s = 30;                 ///< a request or an answer may take this long
  int most_connections = 200;      ///< one more is closed at once
};

bool is_address(const std::string& text);

/// Serves until SIGINT or SIGTERM, then returns nothing. `started` gets the URL once connections
/// are accepted. What kept it from starting comes back in words.
std::optional<std::string> serve(const Files& files, const Options& options,
                                 const std::function<void(const std::string& url)>& started);

}  // namespace unknot::server
