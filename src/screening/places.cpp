// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "screening/intake_parts.hpp"

namespace unknot::screening {
namespace {

constexpr std::array kMarkKinds{guide::Spelling<plan::Mark::Kind>{plan::Mark::Kind::avoid, "avoid"},
                                guide::Spelling<plan::Mark::Kind>{plan::Mark::Kind::sore, "sore"}};

/// Whether a spot lies on the drawn figure, with a finger's breadth of grace at its edge.
bool on_body(const guide::Atlas& atlas, plan::PointUv p) {
  const auto& ring = atlas.outline;
  const double x = std::max((p.x < 0 ? -p.x : p.x) * 0.95, 0.01);
  const double y = p.y;
  if (ring.size() < 3) return x <= 1.25 && y >= -0.22 && y <= 1.16;
  bool inside = false;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    const auto& a = ring[i];
    const auto& b = ring[j];
    if ((a.y > y) != (b.y > y) && x < (b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}

/// "for": one question or several; each must be about a place and not be answered "no".
void read_for(const IntakeContext& c, JsonReader& in, const Person& person, Shown& out) {
  const Json* given = in.find("for");
  if (given == nullptr) return;
  if (given->is_string())
    out.answers_for.insert(given->get<std::string>());
  else
    in.texts("for", out.answers_for);
  for (const std::string& id : out.answers_for) {
    const Row* row = c.rows.find(id);
    if (row == nullptr || get(*row->data, "place") == nullptr)
      in.problem("for", "\"" + id + "\" is no question about a place",
                 "an id from the list of questions, or nothing");
    else if (!applies(*row, person))
      in.problem("for", "\"" + id + "\" is not answered yes",
                 "answer it with yes or unsure, or leave \"for\" out");
  }
}

Shown read_mark(const IntakeContext& c, JsonReader& in, const Person& person) {
  in.only({"kind", "u", "v", "radius_mm", "note", "for", "region"});
  Shown out;
  in.word("kind", kMarkKinds, out.kind);
  std::string region;
  in.text("region", region);
  if (!region.empty()) {
    out.areas = areas_of(c.guide, region);
    if (out.areas.empty())
      in.problem("region", "no area \"" + region + "\"", "a region id, with :left or :right");
    if (in.has("u") || in.has("v") || in.has("radius_mm"))
      in.problem("region", "a mark is a region or a spot, not both", "leave one out");
    read_for(c, in, person, out);
    return out;
  }
  plan::Mark mark;
  mark.kind = out.kind;
  const bool both = in.has("u") && in.has("v");
  if (!both) in.problem(in.has("u") ? "v" : "u", "is missing", "u and v, or a region");
  const std::size_t before = c.problems.size();
  in.number("u", mark.at.x, -1.5, 1.5);
  in.number("v", mark.at.y, -0.3, 1.3);
  in.number("radius_mm", mark.radius.value, 5, 200);
  in.text("note", mark.note);
  if (both && c.problems.size() == before && !on_body(c.guide.atlas, mark.at))
    in.problem("u", "this spot is not on the body", "a spot on the picture of the back");
  out.mark = mark;
  read_for(c, in, person, out);
  return out;
}

}  // namespace

void read_places(const IntakeContext& c, JsonReader& in, Person& person) {
  if (const Json* marks = in.array("marks")) {
    std::size_t i = 0;
    for (const Json& mark : *marks) {
      JsonReader one(mark, in.pointer("marks") + "/" + std::to_string(i++), c.problems);
      person.shown.push_back(read_mark(c, one, person));
    }
  }
  in.texts("avoid_regions", person.avoid_regions);
  std::size_t i = 0;
  for (const std::string& name : person.avoid_regions) {
    const std::vector<plan::Area> areas = areas_of(c.guide, name);
    if (areas.empty())
      in.problem("avoid_regions/" + std::to_string(i), "no area \"" + name + "\"",
                 "a region id, with :left or :right");
    person.avoid_areas.insert(person.avoid_areas.end(), areas.begin(), areas.end());
    ++i;
  }
}

}  // namespace unknot::screening
