// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <span>

#include "base/json_reader.hpp"
#include "base/json_writer.hpp"
#include "checker/checker.hpp"
#include "engine/answered.hpp"
#include "engine/engine.hpp"
#include "engine/routine_plan.hpp"
#include "engine/summary.hpp"
#include "routine/spelling.hpp"
#include "screening/screening.hpp"

namespace unknot::engine {
namespace {

struct Input {
  Json json;
  routine::Vocabulary words;
  routine::Reading reading;
};

Result<Input> read(const guide::Guide& guide, std::string_view input) {
  auto json = parse_json(input, "input");
  if (!json) return std::unexpected(json.error());
  const auto text = json->is_object() ? json->find("text") : json->end();
  if (text == json->end() || !text->is_string())
    return failure("/text", "the routine's text is missing");
  auto words = routine::vocabulary(guide);
  if (!words) return std::unexpected(words.error());
  Input out;
  out.words = *std::move(words);
  out.reading = routine::parse(out.words, text->get_ref<const std::string&>());
  out.json = *std::move(json);
  return out;
}

void write_place(JsonWriter& out, const routine::Where& where) {
  out.key("line").integer(where.line).key("column").integer(where.column);
  out.key("length").integer(where.length);
}

void write_issues(JsonWriter& out, std::string_view key,
                  const std::vector<routine::Issue>& issues) {
  out.key(key).begin_array();
  for (const routine::Issue& issue : issues) {
    out.begin_object().field("severity", issue.error ? "error" : "warning");
    write_place(out, issue.where);
    out.field("message", issue.message).field("hint", issue.hint).end_object();
  }
  out.end_array();
}

/// "verdict" and "findings", without the braces around them.
void write_findings(JsonWriter& out, const std::vector<plan::Finding>& findings) {
  out.key("judged").raw(plan::to_json(findings));
}

JsonWriter begun(const Input& input) {
  JsonWriter out;
  out.begin_object();
  write_issues(out, "issues", input.reading.issues);
  return out;
}

}  // namespace

Result<std::string> routine_fmt_json(const guide::Guide& guide, std::string_view input) {
  const auto in = read(guide, input);
  if (!in) return std::unexpected(in.error());
  JsonWriter out = begun(*in);
  if (in->reading.ok()) out.field("text", routine::print(in->words, in->reading.routine));
  return out.end_object().take();
}

Result<std::string> routine_check_json(const guide::Guide& guide, std::string_view input) {
  const auto in = read(guide, input);
  if (!in) return std::unexpected(in.error());
  plan::Limits limits;
  const auto given = in->json.find("limits");
  const bool known = given != in->json.end() && !given->is_null();
  if (known) {
    auto read_limits = plan::limits_from_json(given->dump());
    if (!read_limits) return std::unexpected(read_limits.error());
    if (Diagnostics bad = unknown_ids(guide, {}, *read_limits); !bad.empty())
      return std::unexpected(std::move(bad));
    limits = *std::move(read_limits);
  }
  JsonWriter out = begun(*in);
  if (in->reading.ok())
    write_findings(out,
                   check_routine(guide, in->words, in->reading.routine, known ? &limits : nullptr));
  return out.end_object().take();
}

namespace {

/// The word that is printed for each value of a closed list.
template <class List>
void write_words(JsonWriter& out, std::string_view key, const List& list) {
  out.key(key).begin_array();
  for (const auto& [value, word] : list)
    if (guide::spelled(list, value) == word) out.text(word);
  out.end_array();
}
/// Words of the vocabulary that nothing speaks against.
template <class Map, class Fine>
void write_words(JsonWriter& out, std::string_view key, const Map& map, Fine fine) {
  out.key(key).begin_array();
  for (const auto& [id, word] : map)
    if (word.rule.empty() && fine(word)) out.text(word.word);
  out.end_array();
}

}  // namespace

Result<std::string> routine_words_json(const guide::Guide& guide) {
  const auto words = routine::vocabulary(guide);
  if (!words) return std::unexpected(words.error());
  JsonWriter out;
  out.begin_object();
  write_words(out, "techniques", words->techniques, [](const auto&) { return true; });
  write_words(out, "places", words->places, [](const auto& w) { return !w.regions.empty(); });
  write_words(out, "tools", words->tools, [](const auto& w) { return !w.tool.empty(); });
  write_words(out, "stages", routine::kStages);
  write_words(out, "settings", routine::kKeys);
  write_words(out, "positions", routine::kPositions);
  write_words(out, "skins", routine::kSkins);
  write_words(out, "sides", routine::kSides);
  write_words(out, "ways", routine::kWays);
  write_words(out, "hands", routine::kHandsWords);
  write_words(out, "pressures", std::span(routine::kPresses).first(4));  // not "painful"
  write_words(out, "tempos", routine::kTempoWords);
  write_words(out, "units", routine::kUnits);
  return out.end_object().take();
}

namespace {

/// The two people, as far as the input tells of them, and what to tell them.
struct Told {
  ForWhom who;
  std::vector<plan::Reason> advice;
  std::optional<Refusal> refusal;
};

Result<Told> told(const guide::Guide& guide, const Json& json) {
  Told out;
  const auto at = [&](const char* key) -> const Json* {
    const auto found = json.find(key);
    return found == json.end() || found->is_null() ? nullptr : &*found;
  };
  if (const Json* request = at("request")) {
    auto read = plan::request_from_json(request->dump());
    if (!read) return std::unexpected(read.error());
    out.who.request = *std::move(read);
  }
  if (at("intake") != nullptr && at("limits") != nullptr)
    return failure("/limits", "either an intake or limits");
  if (const Json* limits = at("limits")) {
    auto read = plan::limits_from_json(limits->dump());
    if (!read) return std::unexpected(read.error());
    out.who.limits = *std::move(read);
  }
  if (const Json* intake = at("intake")) {
    auto screened = screening::screen(guide, intake->dump());
    if (!screened) return std::unexpected(screened.error());
    if (screened->verdict == screening::Verdict::emergency)
      out.refusal = Refusal{"emergency", screened->reasons};
    if (screened->verdict == screening::Verdict::postpone)
      out.refusal = Refusal{"postpone", screened->reasons};
    if (screened->verdict == screening::Verdict::ask_again)
      out.refusal = Refusal{"ask-again", screened->reasons};
    out.who.request = as_answered(std::move(out.who.request), *screened);
    out.who.limits = std::move(screened->limits);
    out.advice = std::move(screened->advice);
  }
  Diagnostics bad = unknown_ids(guide, out.who.request, out.who.limits.value_or(plan::Limits{}));
  if (!bad.empty()) return std::unexpected(std::move(bad));
  return out;
}

}  // namespace

Result<LowerAnswer> routine_lower_json(const guide::Guide& guide, std::string_view input) {
  const auto in = read(guide, input);
  if (!in) return std::unexpected(in.error());
  auto people = told(guide, in->json);
  if (!people) return std::unexpected(people.error());
  if (people->refusal) return LowerAnswer{{}, {}, std::move(people->refusal)};
  JsonWriter out = begun(*in);
  if (!in->reading.ok()) return LowerAnswer{out.end_object().take(), {}, {}};
  auto lowered = lower_routine(guide, in->words, in->reading.routine, people->who);
  if (!lowered) return std::unexpected(lowered.error());
  out.key("plan").raw(plan::to_json(lowered->plan)).key("assumptions").begin_array();
  for (const routine::Assumption& a : lowered->assumptions) {
    out.begin_object();
    write_place(out, a.where);
    out.field("about", a.about).field("text", a.text).end_object();
  }
  out.end_array();
  write_issues(out, "left_out", lowered->left_out);
  write_findings(out, lowered->findings);
  out.key("advice").begin_array();
  for (const plan::Reason& r : people->advice)
    out.begin_object().field("id", r.id).field("text", r.text).end_object();
  out.end_array().key("summary").raw(summary_json(guide, lowered->plan));
  return LowerAnswer{out.end_object().take(), std::move(lowered->plan), {}};
}

}  // namespace unknot::engine
