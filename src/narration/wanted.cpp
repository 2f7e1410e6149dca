// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "narration/wanted.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "narration/words.hpp"

namespace unknot::narration {
namespace {

using plan::Plan;
using plan::Step;

/// Walks over a plan once and remembers what was said already.
class Collector {
 public:
  Collector(const guide::Guide& guide, const Plan& plan, const std::vector<StepWords>& words,
            std::string_view language, Quiet quiet)
      : guide_(guide),
        plan_(plan),
        words_(words),
        language_(language),
        quiet_(quiet),
        namer_(guide, language) {
    drape_ = drape("whole-back");
    last_question_ = Ms(0);
  }

  std::vector<Wanted> collect() {
    const auto given = static_cast<std::size_t>(std::max(plan_.given, 0));
    for (std::size_t i = 0; i < plan_.steps.size(); ++i) {
      const Step& step = plan_.steps[i];
      // What is past was said; only the memory of it stays.
      if (i == given) out_.clear();
      if (step.kind == Step::Kind::check_in)
        question(i);
      else if (works(step))
        work(i);
      else
        other(step);
    }
    std::sort(out_.begin(), out_.end(), [](const Wanted& a, const Wanted& b) {
      return a.at != b.at ? a.at < b.at : a.id < b.id;
    });
    return std::move(out_);
  }

 private:
  Ms span(std::string_view key) const { return seconds(guide_.limit("LIVE/cues", key)); }
  std::string say(std::string_view id, const std::map<std::string, std::string>& slots = {}) const {
    return phrase(guide_, language_, id, slots);
  }
  /// The words of a step of the plan.
  const StepWords& told(const Step& step) const {
    return words_[static_cast<std::size_t>(&step - plan_.steps.data())];
  }
  const std::string& titled(const Step& step) const { return told(step).title; }
  /// Would both be called the same, and done the same but for the weight?
  bool same_work(const Step& a, const Step& b) const {
    const StepWords& x = told(a);
    const StepWords& y = told(b);
    return a.technique == b.technique && x.place == y.place && x.doing.tool == y.doing.tool &&
           x.doing.count() == y.doing.count() && x.doing.touches() == y.doing.touches() &&
           closing(a) == closing(b);
  }
  std::string drape(const std::string& region) const {
    const std::string* found = find_phrase(guide_, language_, "drape." + region);
    return found != nullptr ? *found : say("drape.whole-back");
  }
  void add(Cue::Kind kind, std::string_view prefix, const Step& step, Ms at,
           std::vector<std::string> variants) {
    out_.push_back({kind, std::string(prefix) + "/" + std::to_string(step.id), step.id, at,
                    std::move(variants)});
  }
  /// The long wording first, unless little is to be said.
  std::vector<std::string> variants(std::string full, std::string brief) const {
    if (quiet_ == Quiet::brief || full == brief) return {std::move(brief)};
    return {std::move(full), std::move(brief)};
  }

  void question(std::size_t i) {
    const Step& step = plan_.steps[i];
    last_question_ = step.start;
    add(Cue::Kind::question, "question", step, step.start,
        {fact_text(guide_, language_, session::check_in_question(plan_, i))});
  }

  void other(const Step& step) {
    if (step.kind == Step::Kind::rest_break) {
      const bool is_long = step.duration >= span("long_break_s");
      const char* words = is_long              ? "cues.break-long"
                          : breaks_++ % 2 == 0 ? "cues.break"
                                               : "cues.break-ask";
      add(Cue::Kind::now, "now", step, step.start, variants(say(words), say("cues.break-short")));
    } else if (step.kind == Step::Kind::ending) {
      add(Cue::Kind::now, "now", step, step.start,
          variants(say("cues.ending"), say("cues.ending-short")));
      add(Cue::Kind::ahead, "up", step, step.start + step.duration - span("ahead_s"),
          {say("cues.get-up")});
    }
  }

  void work(std::size_t i) {
    const Step& step = plan_.steps[i];
    const Step* before = i > 0 ? &plan_.steps[i - 1] : nullptr;
    if (before != nullptr && same_work(*before, step)) return go_on(i);
    const Step* after = i + 1 < plan_.steps.size() ? &plan_.steps[i + 1] : nullptr;
    if (after != nullptr && (!works(*after) || same_work(step, *after))) after = nullptr;
    const bool is_short = step.duration < span("short_step_s");
    if (is_short && merged_) {
      merged_ = false;  // said together with the one before
      return;
    }
    merged_ = is_short && after != nullptr && after->duration < span("short_step_s");
    const bool join = is_short && after != nullptr && step.kind == Step::Kind::transition;
    const bool told = ahead(i, join ? after : nullptr);
    if (join && told && !merged_) return;  // the signal for "next" is enough
    if (merged_ || join) {
      add(Cue::Kind::now, "now", step, step.start,
          {say("cues.now-then", {{"title", titled(step)}, {"next", titled(*after)}}),
           say("cues.now-short", {{"title", titled(step)}})});
    } else {
      now(step);
    }
    tips(step);
  }

  void now(const Step& step) {
    const std::string brief = say("cues.now-short", {{"title", titled(step)}});
    const body::Doing& doing = told(step).doing;
    const std::string tool = tool_words(guide_, doing, language_);
    const std::string pressure = say("words.say-" + std::string(guide::word(doing.level)));
    const std::string cloth = new_drape(step);
    std::string full =
        tool.empty()
            ? say("cues.now-level", {{"title", titled(step)}, {"pressure", capital(pressure)}})
            : say("cues.now",
                  {{"title", titled(step)}, {"tool", capital(tool)}, {"pressure", pressure}});
    // Known by now: the name alone will do.
    if (!introduced_.insert({step.technique, tool, doing.level}).second || !doing.touches())
      full = brief;
    std::vector<std::string> texts = variants(std::move(full), brief);
    if (!cloth.empty()) texts.insert(texts.begin(), cloth + " " + texts[0]);
    if (step.start.value == 0 && doing.touches()) {
      const std::string breath = say("cues.first-breath") + " " + texts[0];
      texts.insert(texts.begin(), breath);
      if (!plan_.request.clothed)
        texts.insert(texts.begin(), say("cues.first-sheet") + " " + breath);
    }
    add(Cue::Kind::now, "now", step, step.start, std::move(texts));
  }

  /// Announces step `i`, with `then` where a short join leads on to it. False: no room before it.
  bool ahead(std::size_t i, const Step* then) {
    const Step& step = plan_.steps[i];
    // Not while a step is under way that began only just now.
    const Step* before = i > 0 ? &plan_.steps[i - 1] : nullptr;
    const Ms lead = span("ahead_s");
    if (before == nullptr || step.start - before->start < lead) return false;
    if (works(*before) && before->duration < span("short_step_s") + lead) return false;
    // Nor while a check-in waits for its answer.
    if (before->kind == Step::Kind::check_in && before->duration < 2 * lead) return false;
    const std::string next =
        then != nullptr ? say("cues.next-then", {{"title", titled(step)}, {"next", titled(*then)}})
                        : say("cues.next", {{"title", titled(step)}});
    std::vector<std::string> texts{next};
    const std::string cloth = new_drape(then != nullptr ? *then : step);
    if (!cloth.empty()) texts.insert(texts.begin(), next + " " + cloth);
    add(Cue::Kind::ahead, "ahead", step, step.start - lead, std::move(texts));
    return true;
  }

  /// What to cover or uncover for this step, if it is not so already.
  std::string new_drape(const Step& step) {
    if (plan_.request.clothed || step.stage > guide::Stage::cool_down) return {};
    std::string cloth = drape(told(step).place.region);
    if (cloth.empty() || cloth == drape_) return {};
    drape_ = cloth;
    return cloth;
  }

  /// The same as before: only what changes is worth a word.
  void go_on(std::size_t i) {
    const Step& before = plan_.steps[i - 1];
    const Step& step = plan_.steps[i];
    // At the seam of a new plan the answer to what was said has told it.
    if (static_cast<int>(i) == plan_.given) return tips(step);
    const Level now = told(step).doing.level;
    const Level then = told(before).doing.level;
    if (now < then)
      add(Cue::Kind::now, "now", step, step.start, {say("cues.lighter")});
    else if (now > then)
      add(Cue::Kind::now, "now", step, step.start,
          {namer_.first_true({"cues.firmer", "cues.firmer-light"}, told(step).doing)});
    tips(step);
  }

  /// A question while the hands work: on each new area, and when none was asked for long. It waits
  /// for no answer.
  void ask(const Step& step) {
    const Ms after = span("ask_after_s");
    if (closing(step) || step.duration < 2 * after || !told(step).doing.touches()) return;
    const std::string& region = told(step).place.region;
    const auto known = guide_.regions.find(region);
    const bool place = known != guide_.regions.end() && !body::is_whole(guide_, known->second);
    if (place && visited_.insert(region).second && quiet_ == Quiet::full)
      ask_at(step, step.start + after, "check-in.here");
    const Ms last = step.start + step.duration - after;
    for (;;) {
      const Ms at = std::max(step.start + after, last_question_ + span("ask_every_s"));
      if (at > last) return;
      ask_at(step, at, asked_++ % 2 == 0 ? "check-in.wishes" : "check-in.giver");
    }
  }

  void ask_at(const Step& step, Ms at, std::string_view words) {
    last_question_ = at;
    const std::string t = std::to_string(at.value / 1000);
    add(Cue::Kind::question, "question-" + t, step, at, {say(words)});
  }

  void tips(const Step& step) {
    ask(step);
    if (quiet_ != Quiet::full || step.duration < span("long_step_s")) return;
    const auto at = [&](double share) {
      return step.start + seconds(to_seconds(step.duration) * share);
    };
    add(Cue::Kind::tip, "tip", step, at(0.4), {tip(step)});
    if (step.duration >= span("second_tip_s")) {
      add(Cue::Kind::tip, "tip2", step, at(0.7), {general_tip(step)});
    }
  }

  /// First how to do this technique well, later how to stand well.
  std::string tip(const Step& step) {
    const body::Doing& doing = told(step).doing;
    std::string own =
        namer_.first_true(closest("techniques." + step.technique + "-tip", doing), doing);
    if (!own.empty() && tipped_.insert(step.technique).second) return own;
    return general_tip(step);
  }

  std::string general_tip(const Step& step) {
    const body::Doing& doing = told(step).doing;
    if (!doing.touches()) return {};
    if (closing(step)) return say("cues.slower");
    const int turn = turn_++;
    if (turn % 3 == 2) return say("cues.breathe-together");
    const std::string place = "stance." + plan_.request.giver.surface + "-";
    int count = 0;
    while (find_phrase(guide_, language_, place + std::to_string(count + 1)) != nullptr) ++count;
    // In turn, those that are true of these hands: no leaning where they are light.
    std::vector<std::string> ids;
    for (int i = 0; i < count; ++i)
      ids.push_back(place + std::to_string((turn - turn / 3 + i) % count + 1));
    return namer_.first_true(ids, doing);
  }

  const guide::Guide& guide_;
  const Plan& plan_;
  const std::vector<StepWords>& words_;
  std::string_view language_;
  Quiet quiet_;
  Namer namer_;
  std::vector<Wanted> out_;
  std::set<std::tuple<std::string, std::string, Level>> introduced_;
  std::set<std::string> tipped_;
  std::string drape_;
  std::set<std::string> visited_;
  Ms last_question_;
  int turn_ = 0;
  int breaks_ = 0;
  int asked_ = 0;
  bool merged_ = false;
};

}  // namespace

std::vector<Wanted> wanted_cues(const guide::Guide& guide, const Plan& plan,
                                const std::vector<StepWords>& words, std::string_view language,
                                Quiet quiet) {
  return Collector(guide, plan, words, language, quiet).collect();
}

}  // namespace unknot::narration
