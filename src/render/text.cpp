// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "render/text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>
#include <utility>

#include "narration/names.hpp"
#include "narration/narration.hpp"
#include "render/paper.hpp"

namespace unknot::render {
namespace {

using guide::Side;
using plan::Step;

/// Columns of a step: clock 5, blank, length 5, two blanks, words; at the right hands and level.
constexpr std::size_t kIndent = 13;
constexpr std::size_t kHandsColumn = 59;
constexpr std::size_t kLevelColumn = 73;
/// Columns of the head: name 8, a blank, words.
constexpr std::size_t kHead = 9;

class Writer {
 public:
  Writer(const guide::Guide& guide, const plan::Plan& plan, TextOptions options)
      : guide_(guide),
        plan_(plan),
        language_(options.language),
        words_(narration::step_words(guide, plan, options.language)),
        names_(guide, options.language),
        paper_(options.colour) {
    // What is asked at a check-in is the narrator's to say; here it is only written down.
    for (narration::Cue& cue :
         narration::cues(guide, plan, words_, language_, narration::Quiet::full))
      if (cue.kind == narration::Cue::Kind::question) questions_[cue.step] = std::move(cue.text);
  }

  std::string take() { return paper_.take(); }

  void head() {
    const std::string title = say("title", {{"minutes", minutes()}});
    paper_.heading(title);
    paper_.line(std::string(letters(title), '='));
    paper_.blank();
    head_entry("for", capital(person()));
    head_entry("giver", capital(giver()));
    head_entry("wishes", capital(wishes()));
    head_entry("limits", capital(limits()));
    head_entry("kit", say(plan_.request.clothed ? "kit-clothed"
                          : plan_.request.hairy ? "kit-hairy"
                                                : "kit"));
    head_entry("level", say("levels"));
    head_entry("sides", say("sides"));
  }

  void steps() {
    const Step* before = nullptr;
    for (std::size_t i = 0; i < plan_.steps.size();) {
      const Step& step = plan_.steps[i];
      std::size_t end = i + 1;
      while (end < plan_.steps.size() && goes_on(step, plan_.steps[end])) ++end;
      if (before == nullptr || step.stage != before->stage) {
        paper_.blank();
        std::string name = upper(say("stage-" + std::string(guide::word(step.stage))));
        if (before == nullptr) {
          name = padded(name, kHandsColumn) + say("column-hands");
          name = padded(name, kLevelColumn) + say("column-level");
        }
        paper_.heading(name);
      }
      const std::span<const Step> row(plan_.steps.data() + i, end - i);
      one_row(row);
      before = &step;
      i = end;
    }
  }

  void areas() {
    // By the guide's order over the back: left, right, both sides at once.
    std::map<std::pair<int, std::string>, std::array<Ms, 3>> sums;
    for (const Step& step : plan_.steps) {
      const plan::Area& place = told(step).place;
      if (step.technique.empty() || !told(step).doing.touches()) continue;
      const auto found = guide_.regions.find(place.region);
      const bool one = found != guide_.regions.end() && !found->second.group;
      const std::size_t column = place.side == Side::left ? 0 : place.side == Side::right ? 1 : 2;
      sums[{one ? found->second.order : 0, place.region}][column] += step.duration;
    }
    if (sums.empty()) return;
    section("areas");
    const auto row = [&](std::string_view name, const std::array<std::string, 4>& cells) {
      std::string out = padded("  " + std::string(name), 42);
      for (const std::string& cell : cells) out += padded(cell, 9, true);
      paper_.line(out);
    };
    row("", {say("column-left"), say("column-right"), say("column-both"), say("column-all")});
    for (const auto& [key, times] : sums) {
      const auto cell = [](Ms t) { return t.value == 0 ? std::string("-") : clock_text(t); };
      const auto found = guide_.regions.find(key.second);
      row(found != guide_.regions.end() ? found->second.name : say("area-open"),
          {cell(times[0]), cell(times[1]), cell(times[2]),
           clock_text(times[0] + times[1] + times[2])});
    }
  }

  void remarks(const std::vector<plan::Reason>& advice) {
    if (plan_.warnings.empty() && plan_.limits.reasons.empty() && advice.empty()) return;
    section("mind");
    std::set<std::string> said;
    const auto bullet = [&](const std::string& text) {
      if (said.insert(text).second) paper_.entry("-", sentence(text), 2, 2);
    };
    for (const plan::Reason& reason : plan_.limits.reasons) bullet(reason.text);
    for (const plan::Warning& warning : plan_.warnings)
      if (!left_out_as_asked(warning)) bullet(warning.text);
    for (const plan::Reason& one : advice) bullet(one.text);
  }

  void afterwards() {
    section("afterwards");
    for (const char* id : {"after-cover", "after-up", "after-oil", "after-hands", "after-stop"})
      if (std::string_view(id) != "after-oil" || !plan_.request.clothed)
        paper_.entry("-", say(id), 2, 2);
    paper_.blank();
    std::string made =
        say("made", {{"seed", std::to_string(plan_.request.seed)}, {"guide", plan_.guide}});
    if (plan_.score > 0 && plan_.bound >= plan_.score) {
      const int gap = static_cast<int>(100 * (plan_.bound - plan_.score) / plan_.score) + 1;
      made = say("good", {{"gap", std::to_string(gap)}, {"scope", plan_.bound_scope}}) + " " + made;
    }
    paper_.entry("", made, 0, 0);
  }

 private:
  std::string say(std::string_view id, const std::map<std::string, std::string>& slots = {}) const {
    return narration::phrase(guide_, language_, "print." + std::string(id), slots);
  }
  std::string level_word(Level level) const {
    return narration::phrase(guide_, language_, "words.level-" + std::string(guide::word(level)));
  }
  std::string tool_word(const std::string& id) const {
    return narration::phrase(guide_, language_, "words.tool-" + id);
  }
  std::string area_word(const std::string& region, Side side) const {
    return narration::area_name(guide_, region, side, language_);
  }

  std::string minutes() const {
    const long long s = (plan_.total.value + 500) / 1000;
    return say("minutes", {{"n", s % 60 == 0 ? std::to_string(s / 60) : clock_text(plan_.total)}});
  }

  const narration::StepWords& told(const Step& step) const {
    return words_[static_cast<std::size_t>(&step - plan_.steps.data())];
  }

  /// Is it about a place of which a reason says already that it is left out?
  bool left_out_as_asked(const plan::Warning& warning) const {
    if (!warning.id.starts_with("left-out")) return false;
    const auto given = [&](const std::string& name) {
      return std::any_of(plan_.limits.reasons.begin(), plan_.limits.reasons.end(),
                         [&](const plan::Reason& reason) {
                           return reason.id == "SCREEN-1/regions" &&
                                  reason.text.find(name) != std::string::npos;
                         });
    };
    for (const auto& [id, region] : guide_.regions) {
      if (warning.text.ends_with(": " + region.name + ".")) return given(region.name);
      for (const Side side : {Side::left, Side::right})
        if (warning.text.ends_with(": " + area_word(id, side) + "."))
          return given(region.name + " (" + std::string(guide::word(side)) + ")");
    }
    return false;
  }

  void head_entry(const std::string& id, const std::string& text) {
    paper_.entry(say("head-" + id), text, 0, kHead);
  }
  void section(std::string_view id) {
    paper_.blank();
    paper_.heading(upper(say(id)));
  }
  void detail(const std::string& first, const std::string& text) {
    paper_.entry(first, capital(text), kIndent, first.empty() ? 0 : letters(first) + 1);
  }

  /// The closing strokes are steps of their own, each slower; on paper they are one row.
  bool goes_on(const Step& first, const Step& next) const {
    const narration::StepWords& a = told(first);
    const narration::StepWords& b = told(next);
    return !first.technique.empty() && first.technique == next.technique &&
           first.stage == next.stage && first.kind == next.kind && a.place == b.place &&
           a.doing.meant == b.doing.meant && a.doing.tool == b.doing.tool &&
           a.doing.level == b.doing.level;
  }

  /// Breaks, questions and the end: what hands do then is in the words.
  static bool shows_no_hands(const Step& step) {
    return step.technique.empty() && step.kind != Step::Kind::hold;
  }

  std::string level_cell(const Step& step) const {
    const body::Doing& doing = told(step).doing;
    if (shows_no_hands(step) || !doing.touches()) return "";
    if (doing.level == Level::none) return say("resting");
    const std::string word = level_word(doing.level);
    if (!paper_.colour()) return word;
    constexpr std::array<std::string_view, 4> kCodes{"", "\033[36m", "\033[33m", "\033[35m"};
    return std::string(kCodes[static_cast<std::size_t>(rank(doing.level))]) + word + "\033[0m";
  }

  void one_row(std::span<const Step> row) {
    const Step& step = row.front();
    const Ms duration = row.back().start + row.back().duration - step.start;
    std::string line = padded(clock_text(step.start), 5, true) + " " +
                       padded(clock_text(duration), 5, true) + "  ";
    const body::Doing& doing = told(step).doing;
    const auto title = broken(told(step).title, kHandsColumn - kIndent - 1);
    const auto hands =
        broken(shows_no_hands(step) ? std::string() : hands_text(guide_, doing, language_),
               kLevelColumn - kHandsColumn - 1);
    for (std::size_t i = 0; i < std::max(title.size(), hands.size()); ++i) {
      line += i < title.size() ? title[i] : "";
      line = padded(line, kHandsColumn) + (i < hands.size() ? hands[i] : "");
      paper_.line(padded(line, kLevelColumn) + (i == 0 ? level_cell(step) : ""));
      line = std::string(kIndent, ' ');
    }
    if (step.kind == Step::Kind::check_in) return question(step);
    if (step.technique.empty()) {
      if (is_true(step.reason, doing)) detail("", sentence(step.reason));
      return;
    }
    detail("", pace_text(guide_, row, doing, language_));
    reasons(step);
  }

  void question(const Step& step) {
    const auto found = questions_.find(step.id);
    detail("", found == questions_.end() ? say("ask-plain")
                                         : say("ask", {{"question", found->second}}));
    // Once is enough for what always holds.
    if (!silence_said_) detail("", say("silence"));
    silence_said_ = true;
  }

  /// How to do it, at the first time; why, unless it was said already.
  void reasons(const Step& step) {
    const auto found = guide_.techniques.find(step.technique);
    const bool known = found != guide_.techniques.end();
    const body::Doing& doing = told(step).doing;
    if (known && is_true(found->second.how, doing) && said_.insert(step.technique).second)
      detail(say("how"), found->second.how);
    const std::string& why = step.reason.empty() && known ? found->second.purpose : step.reason;
    if (is_true(why, doing) && said_.insert(step.technique + ": " + why).second)
      detail(say("why"), sentence(why));
  }

  /// Is what is written about all such work true of these hands?
  bool is_true(const std::string& text, const body::Doing& doing) const {
    return names_.true_of(text, doing);
  }

  static std::string sentence(std::string text) {
    constexpr std::string_view kEnds = ".!?";
    if (!text.empty() && kEnds.find(text.back()) == std::string_view::npos) text += ".";
    return capital(std::move(text));
  }

  static std::string listed(const std::vector<std::string>& parts, std::string_view between) {
    std::string out;
    for (const std::string& part : parts) {
      if (part.empty()) continue;
      if (!out.empty()) out += between;
      out += part;
    }
    return out;
  }

  std::string person() const {
    const plan::Receiver& r = plan_.request.receiver;
    std::vector<std::string> parts{say("position-" + r.position)};
    if (r.arms != "sides") parts.push_back(say("arms-" + r.arms));
    const int cm = static_cast<int>(r.stature_cm + 0.5);
    if (cm > 0) parts.push_back(say("tall", {{"cm", std::to_string(cm)}}));
    if (r.build != "average") parts.push_back(say("build-" + r.build));
    if (plan_.request.clothed) parts.push_back(say("clothed"));
    return listed(parts, ", ");
  }

  std::string giver() const {
    const plan::Giver& g = plan_.request.giver;
    std::vector<std::string> parts{say("experience-" + g.experience), say("surface-" + g.surface)};
    for (const std::string& tool : g.hurting_tools)
      parts.push_back(say("sore-tool", {{"tool", tool_word(tool)}}));
    return listed(parts, ", ");
  }

  /// "rhomboids" or "rhomboids:left" as people say it.
  std::string wished_area(const std::string& key) const {
    const std::size_t colon = key.find(':');
    const Side side =
        colon == std::string::npos
            ? Side::none
            : guide::value_of(guide::kSides, key.substr(colon + 1)).value_or(Side::none);
    return area_word(key.substr(0, colon), side);
  }

  std::string wishes() const {
    const plan::Request& r = plan_.request;
    std::vector<std::string> parts{say("wish-pressure", {{"level", level_word(r.pressure)}})};
    if (r.mix != "balanced") parts.push_back(say("wish-" + r.mix));
    for (const auto& [key, weight] : r.focus)
      if (weight > 1) parts.push_back(say("wish-more", {{"area", wished_area(key)}}));
    for (const auto& [key, weight] : r.less)
      if (weight < 1) parts.push_back(say("wish-less", {{"area", wished_area(key)}}));
    return listed(parts, "; ");
  }

  std::string limits() const {
    const plan::Limits& l = plan_.limits;
    std::vector<std::string> parts;
    if (l.cap < Level::firm) parts.push_back(say("limit-cap", {{"level", level_word(l.cap)}}));
    for (const auto& [area, cap] : l.area_caps) {
      // Both sides under one ceiling are one thing to remember.
      const auto other = l.area_caps.find({area.region, Side::right});
      const bool both =
          area.side == Side::left && other != l.area_caps.end() && other->second == cap;
      const auto twin = l.area_caps.find({area.region, Side::left});
      if (area.side == Side::right && twin != l.area_caps.end() && twin->second == cap) continue;
      parts.push_back(say(cap == Level::none ? "limit-nothing" : "limit-area",
                          {{"area", area_word(area.region, both ? Side::none : area.side)},
                           {"level", level_word(cap)}}));
    }
    if (!l.marks.empty()) parts.push_back(say("limit-marks"));
    for (const std::string& tool : l.barred_tools)
      if (!plan_.request.giver.hurting_tools.contains(tool))
        parts.push_back(say("limit-tool", {{"tool", tool_word(tool)}}));
    for (const std::string& id : l.barred_techniques) {
      const auto found = guide_.techniques.find(id);
      parts.push_back(
          say("limit-technique",
              {{"technique", found == guide_.techniques.end() ? id : found->second.name}}));
    }
    return listed(parts, "; ");
  }

  const guide::Guide& guide_;
  const plan::Plan& plan_;
  std::string_view language_;
  std::vector<narration::StepWords> words_;
  narration::Names names_;
  Paper paper_;
  std::map<int, std::string> questions_;  ///< by step
  std::set<std::string> said_;            ///< techniques explained, reasons given
  bool silence_said_ = false;
};

}  // namespace

std::string plan_text(const guide::Guide& guide, const plan::Plan& plan,
                      const std::vector<plan::Reason>& advice, TextOptions options) {
  Writer writer(guide, plan, options);
  writer.head();
  writer.steps();
  writer.areas();
  writer.remarks(advice);
  writer.afterwards();
  return writer.take();
}

}  // namespace unknot::render
