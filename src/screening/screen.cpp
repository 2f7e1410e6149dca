// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "base/json_writer.hpp"
#include "screening/effects.hpp"
#include "screening/freshness.hpp"

namespace unknot::screening {
namespace {

/// What the receiver showed or asked for, without any question behind it.
void take_wishes(const guide::Guide& guide, const Rows& rows, const Intake& intake, Gatherer& g) {
  const Person& r = intake.receiver;
  g.limits.opted_in = r.opted_in;
  g.limits.firm_asked = r.asked_firm;
  g.limits.lumbar_more = r.asked_lumbar_more && intake.giver.experience == "experienced";
  bool marked = false;
  for (const Shown& one : r.shown) {
    if (!one.answers_for.empty()) continue;
    marked = true;
    for (const plan::Area& area : one.areas)
      g.cap_area(area, one.kind == plan::Mark::Kind::avoid ? Level::none : Level::light);
    if (one.mark) g.limits.marks.push_back(*one.mark);
  }
  if (marked) g.because(Verdict::adapt, nullptr, "SCREEN-1/marks", text(rows.words(), "marks"));
  if (!r.avoid_areas.empty()) {
    for (const plan::Area& area : r.avoid_areas) g.cap_area(area, Level::none);
    std::vector<std::string> names;
    for (const std::string& name : r.avoid_regions) {
      const auto region = guide.regions.find(name.substr(0, name.find(':')));
      if (region == guide.regions.end()) continue;
      const std::size_t colon = name.find(':');
      names.push_back(region->second.name +
                      (colon == std::string::npos ? "" : " (" + name.substr(colon + 1) + ")"));
    }
    g.because(Verdict::adapt, nullptr, "SCREEN-1/regions",
              text(rows.words(), "avoid_regions") + joined(names) + ".");
  }
  if (!intake.giver.hurting_tools.empty()) {
    std::vector<std::string> names;
    for (const std::string& id : intake.giver.hurting_tools) {
      g.limits.barred_tools.insert(id);
      names.push_back(guide.tools.find(id)->second.name);
    }
    g.because(Verdict::adapt, nullptr, "SCREEN-9/tools",
              text(rows.words(), "hurting_tools") + joined(names) + ".");
  }
}

/// Words for both, whatever was answered; and what is still to be asked or agreed.
void take_advice(const Rows& rows, const Intake& intake, Gatherer& g) {
  const Json& words = rows.words();
  if (g.worst() < Verdict::postpone) g.advise("SCREEN-4", text(words, "not_ruled_out"));
  g.advise("SCREEN-4", text(words, "no_advice"));
  g.advise("SCREEN-11", text(words, "own_word"));
  const auto& agreed = intake.receiver.agreed;
  if (!agreed || !agreed->consent)
    g.advise("SCREEN-5", text(words, "agree_first"));
  else if (!agreed->pressure_words)
    g.advise("SCREEN-5", text(words, "pressure_words"));
  if (agreed && agreed->consent && agreed->stop_word.empty())
    g.advise("SCREEN-5", text(words, "stop_word"));
  std::string open;
  for (const Who who : {Who::receiver, Who::giver}) {
    const Person& person = intake.person(who);
    if (person.answers.empty()) continue;
    for (const Row& row : rows.in_order)
      if (row.asks(who) && row.yes_no() && text(*row.data, "ask") == "every-session" &&
          !person.answers.contains(row.id))
        open += (open.empty() ? "" : "; ") + text(*row.data, "title");
  }
  if (!open.empty()) g.advise("SCREEN-8", text(words, "not_asked") + open + ".");
}

/// Nobody begins on answers of another evening; what today's answers forbid is said first.
Outcome with_stale(const Rows& rows, Outcome outcome, const std::vector<Stale>& stale) {
  if (stale.empty()) return outcome;
  for (const Stale& one : stale) outcome.again.push_back(one.path);
  if (outcome.verdict >= Verdict::postpone) return outcome;
  outcome.verdict = Verdict::ask_again;
  outcome.limits.cap = Level::none;  // for whoever reads the limits and not the verdict
  outcome.reasons = {{"SCREEN-8", text(rows.words(), "again_first")}};
  for (const Stale& one : stale) outcome.reasons.push_back({one.id, one.text});
  outcome.advice.clear();
  return outcome;
}

std::string_view spelled(Verdict v) {
  constexpr std::string_view kWords[] = {"go", "adapt", "ask-again", "postpone", "emergency"};
  return kWords[static_cast<int>(v)];
}

void write(JsonWriter& out, std::string_view key, const std::vector<plan::Reason>& list) {
  out.key(key).begin_array();
  for (const plan::Reason& r : list)
    out.begin_object().field("id", r.id).field("text", r.text).end_object();
  out.end_array();
}

}  // namespace

Result<Outcome> screen(const guide::Guide& guide, std::string_view intake_json) {
  const Result<Rows> rows = load_rows(guide);
  if (!rows) return std::unexpected(rows.error());
  Result<Intake> read = read_intake(guide, *rows, intake_json);
  if (!read) return std::unexpected(read.error());
  if (!read->now && needs_now(*rows, *read))
    return failure("/now", text(rows->words(), "now_missing"), kMomentForm);
  // What is old counts neither for nor against: it is asked again.
  const std::vector<Stale> stale = stale_answers(*rows, *read);
  const Intake intake = without(*rows, *std::move(read), stale);
  Gatherer g(guide, *rows, intake);
  take_wishes(guide, *rows, intake, g);
  for (const Row& row : rows->in_order) {
    g.take(row, Who::receiver);
    g.take(row, Who::giver);
  }
  if (g.limits.positions.empty())
    g.because(Verdict::postpone, nullptr, "SCREEN-4/position", text(rows->words(), "no_position"));
  take_advice(*rows, intake, g);
  Outcome out = with_stale(*rows, g.finish(), stale);
  out.giver_experience = intake.giver.experience;
  if (const auto until = good_until(*rows, intake)) out.limits.good_until = moment_text(*until);
  return out;
}

Result<std::string> too_late(const guide::Guide& guide, const plan::Limits& limits,
                             std::string_view now, Ms grace) {
  if (limits.good_until.empty()) return std::string();
  const Result<Rows> rows = load_rows(guide);
  if (!rows) return std::unexpected(rows.error());
  const auto until = read_moment(limits.good_until);
  if (!until) return failure("/limits/good_until", "is no moment", kMomentForm);
  if (now.empty()) return failure("/now", text(rows->words(), "now_missing"), kMomentForm);
  const auto moment = read_moment(now);
  if (!moment) return failure("/now", "is no moment", kMomentForm);
  const bool late = moment->minute > until->minute + grace.value / 60'000;
  return late ? text(rows->words(), "again_plan") : std::string();
}

std::string to_json(const Outcome& outcome) {
  JsonWriter out;
  out.begin_object().field("verdict", spelled(outcome.verdict));
  out.key("limits").raw(plan::to_json(outcome.limits));
  write(out, "reasons", outcome.reasons);
  write(out, "advice", outcome.advice);
  out.key("again").begin_array();
  for (const std::string& path : outcome.again) out.text(path);
  out.end_array().end_object();
  return out.take();
}

}  // namespace unknot::screening
