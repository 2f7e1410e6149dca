// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "render/text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace unknot::render {
namespace {

using guide::Side;
using plan::Step;

constexpr std::size_t kWidth = 80;
/// Columns of a step: clock 5, blank, length 5, two blanks, then words; at the right hands, level.
constexpr std::size_t kIndent = 13;
constexpr std::size_t kHandsColumn = 57;
constexpr std::size_t kLevelColumn = 72;

std::size_t letters(std::string_view text) {
  // UTF-8 goes on with 10xxxxxx.
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U;
  }));
}

std::vector<std::string> broken(std::string_view text, std::size_t width) {
  std::vector<std::string> lines(1);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    if (!lines.back().empty() && letters(lines.back()) + 1 + letters(word) > width)
      lines.emplace_back();
    if (!lines.back().empty()) lines.back() += ' ';
    lines.back() += word;
  }
  return lines;
}

std::string padded(std::string text, std::size_t width, bool right = false) {
  const std::size_t have = letters(text);
  if (have < width) text.insert(right ? 0 : text.size(), width - have, ' ');
  return text;
}

std::string capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
}

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  return out;
}

std::string listed(const std::vector<std::string>& parts, std::string_view between = ", ") {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += between;
    out += part;
  }
  return out;
}

std::string_view stage_name(plan::Stage stage) {
  switch (stage) {
    case plan::Stage::warm_up:
      return "Warm up";
    case plan::Stage::targeted:
      return "Area by area";
    case plan::Stage::integration:
      return "Bring it together";
    case plan::Stage::cool_down:
      return "Wind down";
    case plan::Stage::stretches:
      return "Stretches, only if both like them";
    case plan::Stage::grounding:
      return "Come to rest";
    case plan::Stage::rest:
      return "The quiet end";
  }
  return "";
}

class Page {
 public:
  Page(const guide::Guide& guide, const plan::Plan& plan, TextOptions options)
      : guide_(guide), plan_(plan), options_(options) {}

  std::string take() { return std::move(out_); }

  void head() {
    const std::string minutes = minutes_text(plan_.total);
    const std::string title = "A back massage of " + minutes;
    heading(title);
    out_ += std::string(letters(title), '=') + "\n\n";
    entry("For", person());
    entry("Giver", giver());
    entry("Wishes", wishes());
    entry("Limits", limits());
    entry("Kit", kit());
    entry("Level",
          "Light calms. Medium is warm and clear. Firm is strong and still good. Anything "
          "that hurts is too much: go softer at once.");
    entry("Sides", "Left and right are always the receiver's own.");
    out_ += "\n";
  }

  void steps() {
    bool first = true;
    plan::Stage stage = plan::Stage::warm_up;
    for (const Step& step : plan_.steps) {
      if (first || step.stage != stage) {
        if (!first) out_ += "\n";
        stage_heading(step.stage, first);
        stage = step.stage;
        first = false;
      }
      one_step(step);
    }
  }

  void areas() {
    // Per region: left, right, both sides at once.
    std::map<std::pair<int, std::string>, std::array<Ms, 3>> sums;
    for (const Step& step : plan_.steps) {
      if (step.region.empty() || step.technique.empty()) continue;
      const auto found = guide_.regions.find(step.region);
      const int order =
          found == guide_.regions.end() || found->second.group ? 0 : found->second.order;
      const std::size_t column = step.side == Side::left ? 0 : step.side == Side::right ? 1 : 2;
      sums[{order, step.region}][column] += step.duration;
    }
    if (sums.empty()) return;
    section("Where the time goes");
    out_ += padded("", 44) + padded("left", 8, true) + padded("right", 8, true) +
            padded("at once", 10, true) + padded("in all", 10, true) + "\n";
    for (const auto& [key, times] : sums) {
      const auto cell = [](Ms t) { return t.value == 0 ? std::string("-") : clock_text(t); };
      out_ += padded("  " + name_of_region(guide_, key.second), 44);
      out_ += padded(cell(times[0]), 8, true) + padded(cell(times[1]), 8, true);
      out_ += padded(cell(times[2]), 10, true);
      out_ += padded(clock_text(times[0] + times[1] + times[2]), 10, true) + "\n";
    }
  }

  void remarks(const std::vector<plan::Reason>& advice) {
    if (plan_.warnings.empty() && plan_.limits.reasons.empty() && advice.empty()) return;
    section("Keep in mind");
    std::set<std::string> said;
    const auto say = [&](const std::string& text) {
      if (said.insert(text).second) bullet(text);
    };
    for (const auto& reason : plan_.limits.reasons) say(reason.text);
    for (const auto& warning : plan_.warnings) say(warning.text);
    for (const auto& one : advice) say(one.text);
  }

  void afterwards() {
    section("Afterwards");
    bullet("Lay the blanket over the back, and leave a minute of quiet before getting up.");
    bullet("Up slowly: onto the side, sit for a moment, then stand.");
    if (!plan_.request.clothed)
      bullet(
          "Wash oily towels soon and do not dry them hot: they can heat up by themselves. Oily "
          "feet slip, and oil weakens latex.");
    bullet("Wash your hands, then cream for them.");
    bullet(
        "Stop at once when either of you wants to. The receiver's word comes before this page, "
        "and none of it is medical advice.");
    if (plan_.bound > 0 && plan_.score > 0) {
      const int share = static_cast<int>(std::min(100.0, 100.0 * plan_.score / plan_.bound));
      out_ += "\n";
      for (const std::string& line :
           broken("This plan is at least " + std::to_string(share) +
                      " % as good as any plan can be for these "
                      "wishes and limits. Seed " +
                      std::to_string(plan_.request.seed) + ", guide " + plan_.guide + ".",
                  kWidth))
        out_ += line + "\n";
    }
  }

 private:
  static std::string minutes_text(Ms total) {
    const long long s = (total.value + 500) / 1000;
    if (s % 60 == 0) return std::to_string(s / 60) + (s == 60 ? " minute" : " minutes");
    return clock_text(total) + " minutes";
  }

  void heading(std::string_view text) {
    out_ +=
        options_.colour ? "\033[1m" + std::string(text) + "\033[0m\n" : std::string(text) + "\n";
  }
  void section(std::string_view text) {
    out_ += "\n";
    heading(upper(text));
  }
  void stage_heading(plan::Stage stage, bool first) {
    const std::string name = upper(stage_name(stage));
    if (!first) return heading(name);
    heading(padded(name, kHandsColumn) + padded("hands", kLevelColumn - kHandsColumn) + "level");
  }

  void entry(std::string_view name, const std::string& text) {
    if (text.empty()) return;
    bool first = true;
    for (const std::string& line : broken(text, kWidth - 9)) {
      out_ += padded(first ? std::string(name) : "", 9) + line + "\n";
      first = false;
    }
  }
  void bullet(const std::string& text) {
    bool first = true;
    for (const std::string& line : broken(text, kWidth - 4)) {
      out_ += (first ? "  - " : "    ") + line + "\n";
      first = false;
    }
  }
  void detail(std::string_view name, const std::string& text) {
    if (text.empty()) return;
    bool first = true;
    const std::size_t hang = name.size() + (name.empty() ? 0 : 1);
    for (const std::string& line : broken(text, kWidth - kIndent - hang)) {
      out_ +=
          std::string(kIndent, ' ') + padded(first ? std::string(name) : "", hang) + line + "\n";
      first = false;
    }
  }

  std::string coloured(Level level, const std::string& text) const {
    if (!options_.colour || level == Level::none) return text;
    constexpr std::array<std::string_view, 4> kCodes{"", "\033[36m", "\033[33m", "\033[35m"};
    return std::string(kCodes[static_cast<std::size_t>(rank(level))]) + text + "\033[0m";
  }

  /// The hand's tool, and what the other hand does meanwhile.
  std::string hands(const Step& step) const {
    if (step.tool.empty() || step.technique.empty()) return "";
    std::string out = name_of_tool(guide_, step.tool);
    const bool left = !step.path[0].points.empty() && step.path[0].tool == step.tool;
    const bool right = !step.path[1].points.empty() && step.path[1].tool == step.tool;
    if (left != right) out += left ? " (left)" : " (right)";
    return out;
  }

  std::string level(const Step& step) const {
    if (step.technique.empty()) return "";
    if (step.pressure == Level::none) return step.kind == Step::Kind::hold ? "resting" : "";
    return std::string(guide::word(step.pressure));
  }

  void one_step(const Step& step) {
    const std::string left = padded(clock_text(step.start), 5, true) + " " +
                             padded(clock_text(step.duration), 5, true) + "  ";
    const auto title = broken(capital(step_title(guide_, step)), kHandsColumn - kIndent - 1);
    const auto tools = broken(hands(step), kLevelColumn - kHandsColumn - 1);
    for (std::size_t i = 0; i < std::max(title.size(), tools.size()); ++i) {
      std::string line = i == 0 ? left : std::string(kIndent, ' ');
      line += i < title.size() ? title[i] : "";
      line = padded(line, kHandsColumn) + (i < tools.size() ? tools[i] : "");
      if (i == 0) line = padded(line, kLevelColumn) + coloured(step.pressure, level(step));
      line.erase(line.find_last_not_of(' ') + 1);
      out_ += line + "\n";
    }
    details(step);
  }

  void details(const Step& step) {
    if (step.kind == Step::Kind::check_in) {
      detail("", step.reason.empty() ? "\"How is the pressure here: softer, just right, or more?\" "
                                       "No answer is an answer: stay as you are."
                                     : step.reason);
      return;
    }
    if (step.kind == Step::Kind::rest_break && step.technique.empty()) {
      detail("", "Shake out your hands, shift your stance, leave one hand resting where it can.");
      detail("Why:", step.reason);
      return;
    }
    detail("", capital(pace_text(guide_, step)));
    const auto found = guide_.techniques.find(step.technique);
    if (found != guide_.techniques.end() && explained_.insert(step.technique).second) {
      detail("How:", found->second.how);
      detail("Why:", step.reason.empty() ? found->second.purpose : step.reason);
      return;
    }
    if (step.kind != Step::Kind::transition) detail("Why:", step.reason);
  }

  std::string person() const {
    const plan::Receiver& r = plan_.request.receiver;
    std::vector<std::string> parts;
    if (r.position == "prone") parts.emplace_back("lying face down");
    if (r.position == "side-left") parts.emplace_back("lying on the left side");
    if (r.position == "side-right") parts.emplace_back("lying on the right side");
    if (r.position == "seated") parts.emplace_back("sitting, leaning forward");
    if (r.arms == "rests") parts.emplace_back("arms on rests");
    if (r.arms == "overhead") parts.emplace_back("arms beside the head");
    if (r.stature_cm > 0)
      parts.push_back(std::to_string(static_cast<int>(r.stature_cm + 0.5)) + " cm tall");
    if (r.build != "average") parts.push_back(r.build + " build");
    if (plan_.request.clothed) parts.emplace_back("clothed, no oil");
    return listed(parts);
  }

  std::string giver() const {
    const plan::Giver& g = plan_.request.giver;
    std::vector<std::string> parts;
    parts.emplace_back(g.experience == "beginner" ? "a beginner"
                       : g.experience == "some"   ? "with some experience"
                                                  : "experienced");
    if (g.surface == "bed") parts.emplace_back("beside a bed");
    if (g.surface == "table") parts.emplace_back("at a table");
    if (g.surface == "floor") parts.emplace_back("on the floor, knees on something soft");
    if (g.surface == "chair") parts.emplace_back("behind a chair");
    for (const std::string& tool : g.hurting_tools)
      parts.push_back("no " + name_of_tool(guide_, tool) + ": it hurts");
    return listed(parts);
  }

  std::string area_name(const std::string& key) const {
    const std::size_t colon = key.find(':');
    std::string out = name_of_region(guide_, key.substr(0, colon));
    if (colon != std::string::npos) out += ", " + key.substr(colon + 1);
    return out;
  }

  std::string wishes() const {
    std::vector<std::string> parts;
    parts.push_back("up to " + std::string(guide::word(plan_.request.pressure)) + " pressure");
    if (plan_.request.mix == "relaxing") parts.emplace_back("something to relax");
    if (plan_.request.mix == "knots") parts.emplace_back("work on the firm spots");
    for (const auto& [key, weight] : plan_.request.focus)
      if (weight > 1) parts.push_back("more on: " + area_name(key));
    for (const auto& [key, weight] : plan_.request.less)
      if (weight < 1) parts.push_back("less on: " + area_name(key));
    return listed(parts, "; ");
  }

  std::string limits() const {
    const plan::Limits& l = plan_.limits;
    std::vector<std::string> parts;
    if (l.cap < Level::firm) parts.push_back("never above " + std::string(guide::word(l.cap)));
    for (const auto& [area, cap] : l.area_caps) {
      std::string name = name_of_region(guide_, area.region);
      if (area.side == Side::left || area.side == Side::right)
        name += ", " + std::string(guide::word(area.side));
      parts.push_back(cap == Level::none
                          ? "nothing on: " + name
                          : "at most " + std::string(guide::word(cap)) + " on: " + name);
    }
    const auto marks = static_cast<int>(l.marks.size());
    if (marks > 0)
      parts.push_back(std::to_string(marks) + (marks == 1 ? " marked spot" : " marked spots") +
                      " on the back to keep clear of or go gently");
    for (const std::string& tool : l.barred_tools)
      parts.push_back("no " + name_of_tool(guide_, tool));
    for (const std::string& id : l.barred_techniques)
      parts.push_back("no " + name_of_technique(guide_, id));
    return listed(parts, "; ");
  }

  std::string kit() const {
    std::string out = plan_.request.clothed ? "Two towels"
                      : plan_.request.hairy ? "Oil, more than you think, two towels"
                                            : "One oil or lotion, two towels";
    return out +
           ", a blanket, pillows; short nails; hands washed and rubbed warm. Take one calm "
           "breath before the first touch.";
  }

  const guide::Guide& guide_;
  const plan::Plan& plan_;
  TextOptions options_;
  std::set<std::string> explained_;
  std::string out_;
};

}  // namespace

std::string plan_text(const guide::Guide& guide, const plan::Plan& plan,
                      const std::vector<plan::Reason>& advice, TextOptions options) {
  Page page(guide, plan, options);
  page.head();
  page.steps();
  page.areas();
  page.remarks(advice);
  page.afterwards();
  return page.take();
}

}  // namespace unknot::render
