// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "screening/effects.hpp"

#include <cmath>

namespace unknot::screening {
namespace {

Verdict verdict_of(const Json& effect) {
  const std::string word = text(effect, "verdict");
  if (word == "emergency") return Verdict::emergency;
  return word == "postpone" ? Verdict::postpone : Verdict::adapt;
}

}  // namespace

bool detail_holds(const Json& condition, const Json* value) {
  if (value == nullptr || *value == "unsure") return true;
  if (get(condition, "below") != nullptr)
    return !value->is_number() || value->get<double>() < number(condition, "below", 0);
  const std::string given = value->is_string() ? value->get<std::string>() : std::string();
  if (get(condition, "is") != nullptr) return contains(texts(condition, "is"), given);
  return !contains(texts(condition, "not"), given);
}

bool Gatherer::holds(const Json& condition, const Row& row, Who who) const {
  const Person& person = intake_.person(who);
  if (const std::string id = text(condition, "detail"); !id.empty()) {
    const auto it = person.details.find(id);
    return detail_holds(condition, it == person.details.end() ? nullptr : &it->second);
  }
  if (get(condition, "who") != nullptr) return text(condition, "who") == word(who);
  if (get(condition, "accepted") != nullptr) return !intake_.accepted.contains(row.id);
  if (get(condition, "guardian") != nullptr) return !intake_.guardian_present;
  if (get(condition, "adult") != nullptr) return !intake_.adult_present;
  if (get(condition, "age_below") != nullptr)
    return person.age && *person.age < number(condition, "age_below", 0);
  return true;
}

void Gatherer::take(const Row& row, Who who) {
  const Person& person = intake_.person(who);
  if (!row.asks(who) || !applies(row, person)) return;
  for (const Json* effect : items(*row.data, "effects")) {
    bool all = true;
    for (const Json* condition : items(*effect, "when")) all = all && holds(*condition, row, who);
    if (all) apply(*effect, row);
  }
  if (const Json* where = get(*row.data, "place")) place(*where, row, person);
}

void Gatherer::apply(const Json& effect, const Row& row) {
  const std::string cap = text(effect, "cap");
  if (const auto level = guide::value_of(guide::kLevels, cap))
    limits.cap = lower(limits.cap, *level);
  for (const Json* caps : items(effect, "area_caps"))
    if (const auto level = guide::value_of(guide::kLevels, text(*caps, "cap")))
      for (const std::string& region : texts(*caps, "regions"))
        for (const plan::Area& area : areas_of(guide_, region)) cap_area(area, *level);
  for (const std::string& id : texts(effect, "bar_tools")) limits.barred_tools.insert(id);
  for (const std::string& id : texts(effect, "bar_techniques")) limits.barred_techniques.insert(id);
  for (const std::string& id : texts(effect, "opt_out")) limits.opted_in.erase(id);
  for (const std::string& id : texts(effect, "close_zones"))
    if (const auto zone = guide_.zones.find(id); zone != guide_.zones.end())
      close_zone(zone->second);
  if (const double minutes = number(effect, "max_minutes", -1); minutes >= 0)
    limits.max_total = std::min(limits.max_total, seconds(minutes * 60));
  if (const std::vector<std::string> allowed = texts(effect, "positions"); !allowed.empty())
    std::erase_if(limits.positions, [&](const std::string& p) { return !contains(allowed, p); });
  if (const std::string why = text(effect, "reason"); !why.empty())
    because(verdict_of(effect), &row, row.id, why);
  if (const std::string what = text(effect, "advice"); !what.empty()) advise(row.id, what);
}

void Gatherer::place(const Json& place, const Row& row, const Person& person) {
  const bool avoid = text(place, "kind") == "avoid";
  bool shown = false;
  for (const Shown& one : person.shown) {
    if (!one.answers_for.contains(row.id)) continue;
    shown = true;
    const bool closed = avoid || one.kind == plan::Mark::Kind::avoid;
    for (const plan::Area& area : one.areas) cap_area(area, closed ? Level::none : Level::light);
    if (!one.mark) continue;
    plan::Mark mark = *one.mark;
    mark.kind = closed ? plan::Mark::Kind::avoid : plan::Mark::Kind::sore;
    mark.radius += Mm(number(place, "margin_mm", 0));
    if (mark.note.empty()) mark.note = text(*row.data, "title");
    limits.marks.push_back(mark);
  }
  if (shown) return because(Verdict::adapt, &row, row.id, text(place, "reason"));
  if (const std::string where = text(place, "where"); !where.empty()) {
    const auto it = person.details.find(where);
    if (!detail_holds(place, it == person.details.end() ? nullptr : &it->second)) return;
  }
  // Light hands would lie on the place as well: nothing starts before it is shown.
  limits.cap = lower(limits.cap, Level::light);
  because(Verdict::postpone, &row, row.id, text(place, "ask"));
}

/// Discs that cover the zone's box on both sides, wide enough for a body a fifth above the default.
void Gatherer::close_zone(const guide::Zone& zone) {
  if (zone.points.empty()) return;
  auto low = zone.points.front();
  auto high = low;
  for (const auto& p : zone.points) {
    low = {std::min(low.x, p.x), std::min(low.y, p.y)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y)};
  }
  const double large = 1.2;
  const double width = (high.x - low.x) * guide_.atlas.u_unit.value * large + 2 * zone.radius.value;
  const double height =
      (high.y - low.y) * guide_.atlas.v_unit.value * large + 2 * zone.radius.value;
  const int discs = std::clamp(static_cast<int>(height / 50), 1, 12);
  const double half = height / discs / 2;
  for (const double side : {-1.0, 1.0})
    for (int i = 0; i < discs; ++i) {
      plan::Mark mark;
      mark.at = {side * (low.x + high.x) / 2,
                 low.y + (high.y - low.y) * (2 * i + 1) / (2.0 * discs)};
      mark.radius = Mm(std::sqrt(width * width / 4 + half * half));
      mark.note = zone.name;
      limits.marks.push_back(mark);
    }
}

void Gatherer::cap_area(const plan::Area& area, Level cap) {
  const auto [it, fresh] = limits.area_caps.try_emplace(area, cap);
  if (!fresh) it->second = lower(it->second, cap);
}

void Gatherer::because(Verdict verdict, const Row* row, std::string id, std::string text) {
  for (const Found& f : found_)
    if (f.reason.id == id && f.reason.text == text) return;
  found_.push_back({verdict, row != nullptr ? row->order : 1e6, {std::move(id), std::move(text)}});
}

void Gatherer::advise(std::string id, std::string text) {
  for (const plan::Reason& a : advice_)
    if (a.id == id && a.text == text) return;
  advice_.push_back({std::move(id), std::move(text)});
}

Verdict Gatherer::worst() const {
  Verdict out = Verdict::go;
  for (const Found& f : found_) out = std::max(out, f.verdict);
  return out;
}

Outcome Gatherer::finish() {
  // Equal rows keep the order in which their data state them.
  std::stable_sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) {
    return a.verdict != b.verdict ? a.verdict > b.verdict : a.order < b.order;
  });
  Outcome out;
  out.verdict = worst();
  for (const Found& f : found_) out.reasons.push_back(f.reason);
  if (out.verdict == Verdict::emergency)
    out.reasons.insert(out.reasons.begin(), {"emergency-call", text(rows_.words(), "emergency")});
  limits.reasons = out.reasons;
  out.limits = std::move(limits);
  out.advice = std::move(advice_);
  return out;
}

}  // namespace unknot::screening
