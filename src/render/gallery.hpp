// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/back.hpp"

/// The pictures of the guide: what the documentation shows, and what the command line draws.
namespace unknot::render {

/// A picture by name. Its title is one sentence on what must be seen.
struct Exhibit {
  std::string id;       ///< "regions", "zone-kidney", "technique-effleurage"
  std::string chapter;  ///< back, tones, builds, places, regions, zones, techniques
  Picture picture;
};

/// All names, in the order in which they are shown.
std::vector<std::string> exhibits(const guide::Guide& guide);

/// Nothing where there is no such picture (or a technique without a way, such as one that is only
/// spoken).
std::optional<Exhibit> exhibit(const guide::Guide& guide, std::string_view id);

/// Where the plan's time goes, with its legend.
Picture heat_picture(const guide::Guide& guide, const plan::Plan& plan, const BackLook& look);

}  // namespace unknot::render
