// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/guide_text.hpp"

#include <cctype>
#include <cstdio>
#include <vector>

#include "cli/common.hpp"
#include "cli/told.hpp"

namespace unknot::cli {
namespace {

constexpr std::size_t kWidth = 80;

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%g", value);
  return text;
}

std::string range(const guide::Range& r, const std::string& unit) {
  if (r.max <= 0) return "";
  const std::string ends = r.min == r.max ? number(r.max) : number(r.min) + " to " + number(r.max);
  return ends + " " + unit + (r.min < r.max ? ", best " + number(r.typical) : "");
}

/// "name      text", wrapped behind the name.
std::string entry(std::string_view name, const std::string& text) {
  if (text.empty()) return "";
  constexpr std::size_t kColumn = 12;
  std::string lines = wrapped(text, kWidth, std::string(kColumn, ' '));
  lines.replace(0, std::min(name.size(), kColumn - 1), name.substr(0, kColumn - 1));
  return lines;
}

template <class Item>
bool is_called(const Item& item, const std::string& id, const std::string& wanted) {
  if (folded(id) == wanted) return true;
  if constexpr (requires { item.name; })
    if (folded(item.name) == wanted) return true;
  if constexpr (requires { item.number; })
    if (folded(item.number) == wanted) return true;
  if constexpr (requires { item.aliases; })
    for (const std::string& alias : item.aliases)
      if (folded(alias) == wanted) return true;
  return false;
}

std::string about(const guide::Guide& guide, const guide::Technique& t) {
  std::vector<std::string> tools;
  std::vector<std::string> regions;
  for (const std::string& id : t.tools) tools.push_back(guide.tools.at(id).name);
  for (const std::string& id : t.regions) regions.push_back(guide.regions.at(id).name);
  std::string out =
      t.name + " (" + t.id + ", " + t.number + ")\n\n" + wrapped(t.purpose, kWidth, "") + "\n";
  out += entry("How", t.how);
  for (std::size_t i = 0; i < t.steps.size(); ++i)
    out += entry("  " + std::to_string(i + 1), t.steps[i]);
  for (const std::string& one : t.avoid) out += entry("  not", one);
  out += entry("Feels", t.feel) + entry("With", joined(tools)) + entry("Where", joined(regions));
  out +=
      entry("Pressure",
            std::string(guide::word(t.min_level)) +
                (t.min_level == t.max_level ? "" : " to " + std::string(guide::word(t.max_level))));
  out +=
      entry("Pace", range(t.tempo, t.tempo_unit)) + entry("For", range(t.dose_s, "s on one area"));
  if (!t.on_by_default) out += entry("Off", "unless it is asked for");
  if (t.experienced_only) out += entry("Only", "for experienced hands");
  return out + entry("Also", joined(t.aliases));
}

std::string about(const guide::Guide& guide, const guide::Region& r) {
  std::vector<std::string> members;
  for (const std::string& id : r.members) members.push_back(guide.regions.at(id).name);
  std::string out = r.name + " (" + r.id + ")\n\n";
  out += entry("Find it", r.find) + entry("Tender", r.tender) + entry("Holds", joined(members));
  if (r.both_hands_max.value > 0)
    out += entry("At most", number(r.both_hands_max.value) + " newtons with both hands together");
  if (r.opt_in) out += entry("Off", "unless the receiver asks for it");
  return out + entry("Also", joined(r.aliases));
}

std::string about(const guide::Guide&, const guide::Tool& t) {
  std::string out = t.name + " (" + t.id + ")\n\n" + entry("Say", t.cue);
  out += entry("Size", number(t.length.value) + " by " + number(t.width.value) + " mm");
  for (const Level level : {Level::light, Level::medium, Level::firm})
    out +=
        entry(guide::word(level), range(t.force[static_cast<std::size_t>(rank(level))], "newtons"));
  out += entry("Highest", std::string(guide::word(t.max_level)));
  if (t.experienced_only) out += entry("Only", "for experienced hands that were asked for it");
  return out + entry("Also", joined(t.aliases));
}

std::string about(const guide::Guide&, const guide::Zone& z) {
  std::string out = z.name + " (" + z.id + ")\n\n" + entry("Why", z.why);
  if (z.no_go) return out + entry("Here", "nothing touches, not even a resting hand");
  if (z.opt_in) out += entry("Here", "nothing touches unless the receiver asks for it");
  out += entry("Small tools", "at most " + std::string(guide::word(z.point_max)));
  return out + entry("Broad ones", "at most " + std::string(guide::word(z.broad_max)));
}

std::string about(const guide::Guide&, const guide::Rule& r) {
  std::string out = r.id + "\n\n" + entry("Says", r.text) + entry("If broken", r.severity);
  for (const auto& [key, value] : r.limit) out += entry("  " + key, number(value));
  return out;
}

template <class Map>
void rows(std::string& out, std::string_view kind, const std::string& wanted, const Map& map) {
  if (!wanted.empty() && wanted != kind) return;
  if (!out.empty()) out += "\n";
  out += std::string(kind) + "\n";
  for (const auto& [id, item] : map) {
    std::string line = "  " + id;
    line += std::string(line.size() < 24 ? 24 - line.size() : 1, ' ');
    if constexpr (requires { item.name; })
      line += item.name;
    else
      line += item.text;
    const std::string cut = wrapped(line.substr(24), kWidth, std::string(24, ' '));
    out += line.substr(0, 24) + (cut.size() > 24 ? cut.substr(24) : "\n");
  }
}

}  // namespace

std::string guide_list(const guide::Guide& guide, const std::string& kind) {
  if (kind == "questions") return questions_text(guide);
  std::string out;
  rows(out, "techniques", kind, guide.techniques);
  rows(out, "regions", kind, guide.regions);
  rows(out, "tools", kind, guide.tools);
  rows(out, "zones", kind, guide.zones);
  rows(out, "rules", kind, guide.rules);
  if (out.empty())
    throw Stop{kBadArguments,
               "guide list: there is no kind \"" + kind +
                   "\"; there are: techniques, regions, tools, zones, rules, questions"};
  return out;
}

std::string guide_entry(const guide::Guide& guide, const std::string& name) {
  const std::string wanted = folded(name);
  std::vector<std::string> ids;
  std::string out;
  const auto look = [&](const auto& map) {
    for (const auto& [id, item] : map) {
      ids.push_back(id);
      if (out.empty() && is_called(item, id, wanted)) out = about(guide, item);
    }
  };
  look(guide.techniques);
  look(guide.regions);
  look(guide.tools);
  look(guide.zones);
  look(guide.rules);
  if (!out.empty()) return out;
  const std::string near = nearest(wanted, ids);
  throw Stop{kBadArguments, "guide show: there is nothing called \"" + name + "\"" +
                                (near.empty() ? "" : "; did you mean \"" + near + "\"?") +
                                "\nAll ids: unknot guide list"};
}

}  // namespace unknot::cli
