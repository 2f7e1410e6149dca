// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/wishes.hpp"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <ctime>
#include <set>
#include <vector>

#include "base/json_reader.hpp"
#include "base/whole.hpp"
#include "cli/told.hpp"
#include "plan/before.hpp"
#include "screening/screening.hpp"

namespace unknot::cli {

std::string moment_now() {
  const std::time_t now = std::time(nullptr);
  std::tm local = {};
  localtime_r(&now, &local);
  char text[32] = {};
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M%z", &local);
  std::string out = text;
  out.insert(out.size() - 2, ":");
  return out;
}

namespace {

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == at)
      parts.emplace_back();
    else
      parts.back() += c;
  }
  return parts;
}

std::vector<std::string> region_ids(const guide::Guide& guide) {
  std::vector<std::string> ids;
  for (const auto& [id, unused] : guide.regions) ids.push_back(id);
  return ids;
}

struct Place {
  const guide::Region* region = nullptr;
  std::string side;  ///< "", left, right
};

/// "rhomboids" or "rhomboids:left".
Place place_in(const guide::Guide& guide, const std::string& option, const std::string& text) {
  const std::vector<std::string> parts = split(text, ':');
  if (parts.size() > 2 || parts[0].empty())
    throw Stop{kBadArguments, option + ": \"" + text + "\" is not a region or region:side"};
  Place place{&region_called(guide, option, parts[0]), ""};
  if (parts.size() < 2) return place;
  place.side = folded(parts[1]);
  if (place.side == "both") place.side.clear();
  if (!place.side.empty() && place.side != "left" && place.side != "right")
    throw Stop{kBadArguments,
               option + ": \"" + parts[1] + "\" is not a side (left, right or both)"};
  if (!place.side.empty() && place.region->midline)
    throw Stop{kBadArguments, option + ": \"" + place.region->id +
                                  "\" lies in the middle and has no sides; leave the side out"};
  return place;
}

void read_focus(const guide::Guide& guide, const std::string& text, plan::Request& request) {
  if (text.empty()) return;
  // No place begins with a figure: a comma before one is decimal, "lower-back=2,5".
  std::vector<std::string> parts;
  for (std::string& part : split(text, ',')) {
    if (!parts.empty() && !part.empty() && part[0] >= '0' && part[0] <= '9')
      parts.back() += "," + part;
    else
      parts.push_back(std::move(part));
  }
  for (const std::string& part : parts) {
    const std::size_t sign = part.find('=');
    const Place place = place_in(guide, "--focus", part.substr(0, sign));
    const double weight = sign == std::string::npos
                              ? 2.0
                              : number_option("--focus", part.substr(sign + 1), 0.0, 10.0);
    const std::string key = place.region->id + (place.side.empty() ? "" : ":" + place.side);
    (weight < 1 ? request.less : request.focus)[key] = weight;
  }
}

void read_techniques(const guide::Guide& guide, const std::string& text, plan::Request& request) {
  if (text.empty()) return;
  std::set<std::string> said;
  for (const std::string& part : split(text, ',')) {
    const std::size_t sign = part.find('=');
    const std::string name = folded(part.substr(0, sign));
    const std::string wish = sign == std::string::npos ? "" : folded(part.substr(sign + 1));
    if (wish != "like" && wish != "more" && wish != "never" && wish != "on")
      throw Stop{kBadArguments, "--techniques: \"" + part + "\" needs a wish: " + name +
                                    "=like, =more, =never or =on"};
    std::vector<std::string> words;
    std::string found;
    for (const auto& [id, t] : guide.techniques) {
      const bool called = std::any_of(t.aliases.begin(), t.aliases.end(),
                                      [&](const std::string& a) { return folded(a) == name; });
      if (id == name || folded(t.name) == name || called) found = id;
      words.push_back(id);
    }
    if (found.empty()) {
      const std::string near = nearest(name, words);
      throw Stop{kBadArguments, "--techniques: there is no technique \"" + name + "\"" +
                                    (near.empty() ? "" : "; did you mean \"" + near + "\"?") +
                                    "\nTechniques: " + joined(words)};
    }
    if (!said.insert(found).second)
      throw Stop{kBadArguments, "--techniques: \"" + found + "\" stands there twice"};
    request.techniques[found] = wish;
  }
}

/// Regions to keep away from join those of the intake, so that one place decides what they mean.
std::string with_avoided(const guide::Guide& guide, const std::string& text,
                         const std::string& intake) {
  if (text.empty()) return intake;
  std::vector<std::string> avoided;
  for (const std::string& part : split(text, ',')) {
    const Place place = place_in(guide, "--avoid", part);
    std::vector<std::string> ids = {place.region->id};
    if (place.region->group) ids = place.region->members;
    for (const std::string& id : ids) {
      const auto found = guide.regions.find(id);
      const bool sides = found != guide.regions.end() && !found->second.midline;
      avoided.push_back(id + (sides && !place.side.empty() ? ":" + place.side : ""));
    }
  }
  const Result<Json> parsed = parse_json(intake, "intake");
  if (!parsed || !parsed->is_object()) return intake;  // the engine says what is wrong with it
  Json json = *parsed;
  Json& receiver = json["receiver"];
  if (receiver.is_null()) receiver = Json::object();
  if (!receiver.is_object()) return intake;
  Json& list = receiver["avoid_regions"];
  if (list.is_null()) list = Json::array();
  if (!list.is_array()) return intake;
  for (const std::string& one : avoided) list.push_back(one);
  return json.dump();
}

/// The engine reads no clock: the moment of asking comes from here, and so does that of answers
/// without times.
void take_times(const guide::Guide& guide, Asked& asked) {
  const auto dated = screening::dated(guide, asked.intake, moment_now());
  if (!dated) return;
  asked.intake = dated->intake;
  if (dated->without == 0) return;
  asked.note = dated->by_date ? "answers without a time count as given on its date"
                              : "answers without a time count as given now";
}

/// A request with the one part, "giver" or "receiver", that `text` holds, the file `path`.
plan::Request person_in(const std::string& path, const std::string& part, const std::string& text) {
  const Result<Json> json = parse_json(text, part);
  if (!json || !json->is_object()) {
    // Read it as it stands for a message that points into it.
    auto problem = plan::request_from_json(text);
    throw Stop{kUnreadable,
               !problem ? problems_in(path, text, problem.error()) : path + ": must be an object"};
  }
  Result<plan::Request> request = plan::request_from_json(Json{{part, *json}}.dump());
  if (!request) {
    Diagnostics problems = request.error();
    for (Diagnostic& problem : problems)
      if (problem.place.starts_with("/" + part)) problem.place.erase(0, part.size() + 1);
    throw Stop{kUnreadable, problems_in(path, text, problems)};
  }
  return *request;
}

/// "giver" or "receiver": a file, or answers; those to questions go into the intake.
plan::Request read_person(const guide::Guide& guide, const std::string& said,
                          const std::string& part, std::string& intake) {
  if (!answers_told(said)) return person_in(said, part, read_input(said));
  const Told told = told_by(guide, part, said, intake);
  intake = told.intake;
  return person_in("--" + part, part, told.person);
}

/// Every area that the list of regions names.
std::set<std::string> areas_in(const guide::Guide& guide, const std::string& option,
                               const std::string& name) {
  const Place place = place_in(guide, option, name);
  std::set<std::string> out;
  std::vector<std::string> ids = {place.region->id};
  if (place.region->group) ids = place.region->members;
  for (const std::string& id : ids) {
    const auto found = guide.regions.find(id);
    const bool sides = found != guide.regions.end() && !found->second.midline;
    if (!sides) out.insert(id);
    if (sides && place.side != "right") out.insert(id + ":left");
    if (sides && place.side != "left") out.insert(id + ":right");
  }
  return out;
}

/// More of a place that nothing may touch: one of the two is a slip, and nobody can tell which.
void refuse_both(const guide::Guide& guide, const std::string& avoid,
                 const plan::Request& request) {
  if (avoid.empty()) return;
  std::set<std::string> closed;
  for (const std::string& part : split(avoid, ',')) closed.merge(areas_in(guide, "--avoid", part));
  for (const auto& [name, weight] : request.focus) {
    const std::set<std::string> wanted = areas_in(guide, "--focus", name);
    const bool none = std::includes(closed.begin(), closed.end(), wanted.begin(), wanted.end());
    if (none)
      throw Stop{kBadArguments,
                 "--focus and --avoid both name \"" + name +
                     "\": it cannot have more time and none; leave out one of the two"};
  }
}

}  // namespace

const guide::Region& region_called(const guide::Guide& guide, const std::string& option,
                                   const std::string& name) {
  const std::string wanted = folded(name);
  std::vector<std::string> words;
  for (const auto& [id, region] : guide.regions) {
    if (id == wanted || folded(region.name) == wanted) return region;
    words.push_back(id);
  }
  for (const auto& [id, region] : guide.regions)
    for (const std::string& alias : region.aliases) {
      if (folded(alias) == wanted) return region;
      words.push_back(folded(alias));
    }
  std::string out = option + ": there is no region \"" + name + "\"";
  const std::string near = nearest(wanted, words);
  if (!near.empty()) out += "; did you mean \"" + near + "\"?";
  throw Stop{kBadArguments, out + "\nRegions: " + joined(region_ids(guide))};
}

void add_wishes(CLI::App& command, Wishes& wishes) {
  command.option_defaults()->group(kWishGroup);
  command.add_option("--minutes", wishes.minutes, "How long, 5 to 90 (20)")->type_name("N");
  command
      .add_option("--focus", wishes.focus,
                  "Where more (2: twice) or less (0.5: half) is wanted: rhomboids=2,sides:left=0.5")
      ->type_name("REGION[:SIDE][=WEIGHT],..");
  command.add_option("--avoid", wishes.avoid, "Where nothing may touch: sacrum,lower-back:left")
      ->type_name("REGION[:SIDE],..");
  command.add_option("--pressure", wishes.pressure, "light, medium or firm (medium)")
      ->type_name("LEVEL");
  command.add_option("--intake", wishes.intake, "What both people answered beforehand (JSON)")
      ->type_name("FILE");
  command
      .add_option("--giver", wishes.giver,
                  "Who gives: experience=some,surface=floor,giver-hands=yes, or a file (JSON)")
      ->type_name("NAME=ANSWER,..|FILE");
  command
      .add_option("--receiver", wishes.receiver,
                  "Who receives: fever=no,pregnancy=yes,position=seated, or a file (JSON); all "
                  "names: unknot guide list questions")
      ->type_name("NAME=ANSWER,..|FILE");
  command.add_option("--seed", wishes.seed, "Another one among equally good plans (1)")
      ->type_name("N");
  command
      .add_option("--techniques", wishes.techniques,
                  "like, more, never, or on for what is off: petrissage=more,friction=on")
      ->type_name("TECHNIQUE=WISH,..");
  command
      .add_option("--as-before", wishes.as_before,
                  "A plan (JSON) to be like; its wishes hold where nothing else is said")
      ->type_name("PLAN");
  command.add_flag("--stretches", wishes.stretches, "With gentle stretches near the end");
  command.option_defaults()->group("Options");
}

Asked read_wishes(const guide::Guide& guide, const Wishes& wishes) {
  Asked asked;
  plan::Request& request = asked.request;
  if (!wishes.as_before.empty()) {
    const std::string text = read_input(wishes.as_before);
    const Result<plan::Plan> before = plan::plan_from_json(text);
    if (!before) throw Stop{kUnreadable, problems_in(wishes.as_before, text, before.error())};
    request = before->request;
    request.before = plan::before_of(guide, *before);
  }
  asked.original = wishes.intake.empty() ? "{}" : read_input(wishes.intake);
  asked.intake = asked.original;
  if (!wishes.giver.empty())
    request.giver = read_person(guide, wishes.giver, "giver", asked.intake).giver;
  if (!wishes.receiver.empty())
    request.receiver = read_person(guide, wishes.receiver, "receiver", asked.intake).receiver;
  if (!wishes.minutes.empty())
    request.total = seconds(60 * number_option("--minutes", wishes.minutes,
                                               guide.limit("PLANNER/lengths", "least_s") / 60,
                                               guide.limit("PLANNER/lengths", "most_s") / 60,
                                               Measured::minutes));
  if (!wishes.pressure.empty()) {
    const auto level = guide::value_of(guide::kLevels, folded(wishes.pressure));
    if (!level || *level == Level::none)
      throw Stop{kBadArguments,
                 "--pressure: \"" + wishes.pressure + "\" is not one of light, medium, firm"};
    request.pressure = *level;
  }
  if (!wishes.seed.empty()) request.seed = whole_option("--seed", wishes.seed, kMostWhole);
  request.stretches = request.stretches || wishes.stretches;
  read_focus(guide, wishes.focus, request);
  read_techniques(guide, wishes.techniques, request);
  take_times(guide, asked);
  if (!wishes.focus.empty()) refuse_both(guide, wishes.avoid, request);
  asked.intake = with_avoided(guide, wishes.avoid, asked.intake);
  return asked;
}

}  // namespace unknot::cli
