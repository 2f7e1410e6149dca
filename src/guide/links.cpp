// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "guide/read.hpp"

namespace unknot::guide::read {
namespace {

/// Reports each word of `ids` that is no key of `known`, with the pointer of its place in the list.
template <class Known>
void check(const std::vector<std::string>& ids, const Known& known, const std::string& pointer,
           const char* what, Diagnostics& problems) {
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (known.contains(ids[i])) continue;
    problems.push_back(
        {at(pointer, i), 0, 0, "there is no " + std::string(what) + " \"" + ids[i] + "\"", {}});
  }
}

std::string place(const char* folder, const std::string& id, const char* key) {
  return at(at(at("", folder), id), key);
}

}  // namespace

void sizes(const Guide& guide, Diagnostics& problems) {
  const auto regions = std::count_if(guide.regions.begin(), guide.regions.end(),
                                     [](const auto& r) { return !r.second.group; });
  if (regions > static_cast<std::ptrdiff_t>(kMostRegions)) {
    problems.push_back({"/regions",
                        0,
                        0,
                        "has more than " + std::to_string(kMostRegions) + " regions, groups aside",
                        {}});
  }
  if (guide.zones.size() > kMostZones) {
    problems.push_back(
        {"/zones", 0, 0, "has more than " + std::to_string(kMostZones) + " zones", {}});
  }
}

void links(const Guide& guide, Diagnostics& problems) {
  for (const auto& [id, region] : guide.regions) {
    const std::string members = place("regions", id, "members");
    check(region.members, guide.regions, members, "region", problems);
    for (std::size_t i = 0; i < region.members.size(); ++i) {
      const auto member = guide.regions.find(region.members[i]);
      if (member != guide.regions.end() && member->second.group) {
        problems.push_back({at(members, i), 0, 0, "a group holds regions, not groups", {}});
      }
    }
  }
  for (const auto& [id, zone] : guide.zones) {
    check(zone.broad_tools, guide.tools, place("zones", id, "broad_tools"), "tool", problems);
  }
  for (const auto& [id, position] : guide.positions) {
    std::vector<std::string> closed;
    for (const Place& p : position.closed) closed.push_back(p.region);
    check(closed, guide.regions, place("positions", id, "closed"), "region", problems);
    check(position.barred_techniques, guide.techniques, place("positions", id, "barred_techniques"),
          "technique", problems);
  }
  for (const auto& [id, technique] : guide.techniques) {
    check(technique.tools, guide.tools, place("techniques", id, "tools"), "tool", problems);
    check(technique.regions, guide.regions, place("techniques", id, "regions"), "region", problems);
    for (const std::string& name : technique.tools) {
      const auto tool = guide.tools.find(name);
      if (tool != guide.tools.end() && tool->second.max_level < technique.min_level) {
        problems.push_back({place("techniques", id, "min_level"),
                            0,
                            0,
                            "the tool \"" + name + "\" never reaches this level",
                            {}});
      }
    }
  }
}

}  // namespace unknot::guide::read
