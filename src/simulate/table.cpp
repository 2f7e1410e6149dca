// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "simulate/table.hpp"

#include <functional>
#include <utility>
#include <vector>

#include "base/json_writer.hpp"

namespace unknot::simulate {
namespace {

std::string shown(double value, int decimals) {
  JsonWriter out;
  out.number(value, decimals);
  return out.take();
}

double per_session(double total, const Sum& sum) {
  return sum.sessions > 0 ? total / static_cast<double>(sum.sessions) : 0;
}
double per_session(std::int64_t total, const Sum& sum) {
  return per_session(static_cast<double>(total), sum);
}

struct Line {
  std::string name;
  std::vector<std::string> cells;
};

std::vector<Line> lines(const Table& table) {
  std::vector<Line> out;
  const auto row = [&](std::string name, const std::function<std::string(const Sum&)>& cell) {
    Line line{std::move(name), {}};
    for (const Sum& sum : table.arms) line.cells.push_back(cell(sum));
    out.push_back(std::move(line));
  };
  row("comfort, %", [](const Sum& s) { return shown(100 * per_session(s.comfort, s), 1); });
  row("need met, %", [](const Sum& s) { return shown(100 * per_session(s.met, s), 1); });
  row("minutes that hurt, a session",
      [](const Sum& s) { return shown(per_session(s.hurt_s, s) / 60, 2); });
  row("left early, %", [](const Sum& s) { return shown(100 * per_session(s.left, s), 1); });
  row("fell asleep, %", [](const Sum& s) { return shown(100 * per_session(s.asleep, s), 1); });
  row("said or done, a session", [](const Sum& s) { return shown(per_session(s.events, s), 1); });
  row("new plans, a session", [](const Sum& s) { return shown(per_session(s.replans, s), 1); });
  row("no plan found, a session", [](const Sum& s) { return shown(per_session(s.refused, s), 2); });
  row("plans judged once more", [](const Sum& s) { return std::to_string(s.judged); });
  row("rules broken", [](const Sum& s) { return std::to_string(s.broken); });
  if (table.per_second[0] <= 0) return out;
  Line speed{"sessions a second", {}};
  for (const double rate : table.per_second) speed.cells.push_back(shown(rate, rate < 100 ? 1 : 0));
  out.push_back(std::move(speed));
  return out;
}

constexpr std::array kHeads{"replanned", "nothing said", "fixed plan", "random plan"};
static_assert(kHeads.size() == kArms.size());

std::string padded(const std::string& text, std::size_t width, bool right) {
  const std::size_t space = text.size() < width ? width - text.size() : 0;
  return right ? std::string(space, ' ') + text : text + std::string(space, ' ');
}

std::string title(const Table& table) {
  return std::to_string(table.wanted.sessions) + " virtual pairs, " +
         shown(to_seconds(table.wanted.request.total) / 60, 1) + " minutes, seed " +
         std::to_string(table.wanted.seed);
}

}  // namespace

std::int64_t Table::broken() const {
  std::int64_t out = 0;
  for (const Sum& sum : arms) out += sum.broken;
  return out;
}

std::string to_text(const Table& table) {
  std::string out = title(table) + "\n\n" + padded("", 30, false);
  for (const char* head : kHeads) out += padded(head, 14, true);
  out += '\n';
  for (const Line& line : lines(table)) {
    out += padded(line.name, 30, false);
    for (const std::string& cell : line.cells) out += padded(cell, 14, true);
    out += '\n';
  }
  return out + "\nThe people are invented: this says nothing about real ones.\n";
}

std::string to_json(const Table& table) {
  JsonWriter out;
  out.begin_object().field("unknot", "simulation/1");
  out.key("sessions").integer(table.wanted.sessions);
  out.key("seed").unsigned_integer(table.wanted.seed);
  out.field("minutes", to_seconds(table.wanted.request.total) / 60, 3);
  out.key("rules_broken").integer(table.broken());
  out.key("arms").begin_object();
  for (std::size_t i = 0; i < kArms.size(); ++i) {
    const Sum& s = table.arms[i];
    out.key(kArms[i].second).begin_object();
    out.field("comfort", per_session(s.comfort, s), 6).field("met", per_session(s.met, s), 6);
    out.field("hurt_s", per_session(s.hurt_s, s), 3);
    for (const auto& [key, value] : {std::pair{"left", s.left},
                                     {"asleep", s.asleep},
                                     {"stops", s.stops},
                                     {"flinches", s.flinches},
                                     {"events", s.events},
                                     {"replans", s.replans},
                                     {"refused", s.refused},
                                     {"judged", s.judged},
                                     {"broken", s.broken}})
      out.key(key).integer(value);
    out.field("course", std::to_string(s.hash));
    out.end_object();
  }
  out.end_object().end_object();
  return out.take() + "\n";
}

std::string to_markdown(const Table& table) {
  std::string out =
      "# Virtual people\n\nWritten by `./dev simulate`; do not edit. " + title(table) + ".\n\n";
  out +=
      "**These people are invented.** What they feel, want and say is drawn from `guide/simulate`, "
      "whose numbers are\nproposals, not measurements. So the table tells whether the software "
      "listens and keeps its rules whoever is there. It\nsays nothing about real people: not how "
      "much a massage helps, nor how often anybody flinches.\n\n|  |";
  for (const char* head : kHeads) out += std::string(" ") + head + " |";
  out += "\n| --- |";
  for (std::size_t i = 0; i < kArms.size(); ++i) out += " ---: |";
  for (const Line& line : lines(table)) {
    out += "\n| " + line.name + " |";
    for (const std::string& cell : line.cells) out += " " + cell + " |";
  }
  out +=
      "\n\nThe same pairs live through the same evening four times: *replanned* as people do; with "
      "*nothing said*; with a *fixed\nplan*, where only stop and pause are heard; and so with a "
      "*random plan*, made from wishes out of a hat.\n\n"
      "- Comfort: the share of the time under working hands that was not above what feels good at "
      "that place (a level too\n  much counts in full, tickling in part).\n"
      "- Need met: of the hand time that each area wants, the part it got; less where it was "
      "softer "
      "than liked or out of\n  rhythm, nothing where it hurt.\n"
      "- Rules broken: unsafe findings of the checker in every plan of one session in twenty (in "
      "all of them with\n  `--check all`), stops that did not stop, and sessions that did not end. "
      "Those sessions get their plans as people do,\n  judged before they are used; the others "
      "get them unjudged, because nobody lies under these hands.\n";
  return out;
}

}  // namespace unknot::simulate
