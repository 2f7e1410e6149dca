// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "support/said.hpp"

#include <cstdlib>
#include <map>
#include <regex>
#include <sstream>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "base/random.hpp"
#include "engine/engine.hpp"
#include "engine/summary.hpp"
#include "narration/narration.hpp"
#include "render/text.hpp"
#include "session/session.hpp"
#include "support/massage.hpp"
#include "support/people.hpp"

/// COACH-3, issue 11: no place, side, tool or level is named that the hands of that moment do not
/// have. UNKNOT_WORDS_PLANS=10000 asks for so many plans; UNKNOT_WORDS_FROM for other ones.
using namespace unknot;
using test::the_guide;

namespace {

using plan::Step;

int number_from(const char* name, int usual) {
  const char* told = std::getenv(name);
  return told == nullptr ? usual : std::atoi(told);
}

bool works(const Step& s) {
  return s.kind == Step::Kind::stroke || s.kind == Step::Kind::hold ||
         s.kind == Step::Kind::transition;
}

/// What was wrong, by kind of text and name; one example each.
struct Book {
  std::map<std::string, int> count;
  std::map<std::string, std::string> example;
  std::int64_t texts = 0;

  void note(const std::string& where, const std::vector<std::string>& wrong,
            const std::string& text, const Step& step) {
    ++texts;
    for (const std::string& one : wrong) {
      const std::string key = where + " " + one;
      ++count[key];
      example.try_emplace(key, text + "  [" + step.technique + " " + step.region + " " +
                                   std::string(guide::word(step.side)) + " " + step.tool + " " +
                                   std::string(guide::word(step.pressure)) + "]");
    }
  }
  std::string told() const {
    std::string out;
    for (const auto& [key, n] : count)
      out += std::to_string(n) + " x " + key + "\n    " + example.at(key) + "\n";
    return out;
  }
};

/// A text without the sentences that are no words about the hands: the sheet, how to stand.
std::string about_hands(std::string text) {
  for (const auto& [id, phrase] : the_guide().phrases.at("en")) {
    if (!id.starts_with("drape.") && !id.starts_with("cues.first-sheet")) continue;
    const std::size_t at = text.find(phrase);
    if (at != std::string::npos && !phrase.empty()) text.erase(at, phrase.size());
  }
  return text;
}

class Judge {
 public:
  Judge(Book& book, const plan::Plan& plan)
      : book_(book), plan_(plan), eyes_(the_guide(), plan.body) {
    for (const Step& step : plan.steps) hands_.push_back(eyes_.hands(step));
  }

  const test::Hands& of(std::size_t i) const { return hands_[i]; }

  void say(const std::string& where, const std::string& text, std::size_t i, bool sides = true) {
    book_.note(where, ears().wrong(text, hands_[i], sides), text, plan_.steps[i]);
  }

  void words() {
    const auto words = narration::step_words(the_guide(), plan_);
    REQUIRE(words.size() == plan_.steps.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!works(plan_.steps[i])) continue;
      say("title", words[i].title, i);
      say("line", words[i].line, i);
      titles_.push_back(words[i].title);
      CHECK(words[i].doing.level == hands_[i].level);
    }
    for (const auto quiet : {narration::Quiet::full, narration::Quiet::brief})
      for (const narration::Cue& cue : narration::cues(the_guide(), plan_, words, "en", quiet))
        spoken(cue.text, cue.step, words);
  }

  /// A cue speaks of its step, and may lead on to the next one by its title.
  void spoken(std::string text, int step, const std::vector<narration::StepWords>& words) {
    for (std::size_t i = 0; i < plan_.steps.size(); ++i) {
      if (plan_.steps[i].id != step) continue;
      if (!works(plan_.steps[i])) return;
      text = about_hands(text);
      const std::size_t then =
          i + 1 < words.size() ? text.find(", then " + words[i + 1].title) : std::string::npos;
      if (then != std::string::npos) {
        if (works(plan_.steps[i + 1])) say("cue", words[i + 1].title, i + 1);
        text.erase(then, words[i + 1].title.size() + 7);
      }
      return say("cue", text, i);
    }
  }

  /// The steps of the printed page: title, hands and level in columns, indented lines below.
  void page() {
    std::istringstream in(render::plan_text(the_guide(), plan_, {}, {}));
    static const std::regex row("^ *([0-9]+:[0-9][0-9]) +[0-9]+:[0-9][0-9]  (.*)$");
    std::string title;
    std::string hands;
    std::string level;
    std::string below;
    std::size_t at = 0;
    bool open = false;
    const auto close = [&] {
      if (open && at < plan_.steps.size() && works(plan_.steps[at])) {
        say("page title", title, at);
        say("page hands", hands + ", " + level, at, false);
        say("page words", below, at);
      }
      open = false;
      title = hands = level = below = "";
    };
    std::size_t from = 0;
    for (std::string line; std::getline(in, line);) {
      std::smatch m;
      const auto columns = [&] {
        const auto cut = [&](std::size_t a, std::size_t b) {
          return a < line.size() ? line.substr(a, b - a) : std::string();
        };
        title += cut(13, 59) + " ";
        hands += cut(59, 73) + " ";
        level += cut(73, 99);
      };
      if (std::regex_match(line, m, row)) {
        close();
        for (at = from; at < plan_.steps.size(); ++at)
          if (render::clock_text(plan_.steps[at].start) == m[1].str()) break;
        if (at == plan_.steps.size()) continue;
        from = at + 1;
        open = true;
        columns();
      } else if (line.starts_with(std::string(13, ' ')) && open) {
        const bool rest_of_row = below.empty() && !title.empty() &&
                                 (line.size() <= 13 || line[13] != ' ') && continues(title, line);
        if (rest_of_row)
          columns();
        else
          below += line.substr(13) + " ";
      } else {
        close();
      }
    }
    close();
  }

  void summary() {
    const auto json = nlohmann::json::parse(engine::summary_json(the_guide(), plan_));
    std::size_t i = 0;
    for (const auto& level : json["levels"]) {
      while (plan_.steps[i].stage == plan::Stage::rest) ++i;
      CHECK(level["level"] == guide::word(hands_[i].level));
      ++i;
    }
    for (const auto& area : json["areas"]) {
      const std::string name = area["name"];
      bool had = false;
      for (std::size_t k = 0; k < hands_.size() && !had; ++k)
        had = ears().wrong(name, hands_[k]).empty();
      if (!had) book_.note("summary", {name}, name, plan_.steps[0]);
    }
  }

  /// “Left out” and “lighter” are true of the whole plan.
  void warnings() {
    for (const auto& warning : plan_.warnings) {
      const bool out = warning.id == "left-out" || warning.id == "left-out-side";
      if (!out && warning.id != "lighter") continue;
      for (const std::string& place : ears().places(warning.text)) {
        const std::size_t colon = place.find(':');
        for (std::size_t k = static_cast<std::size_t>(plan_.given); k < hands_.size(); ++k) {
          const double share = on(hands_[k], place.substr(0, colon),
                                  colon == std::string::npos ? "" : place.substr(colon + 1));
          const bool wrong = out ? share > 0.02 : share > 0.5 && hands_[k].level == Level::firm;
          book_.note("warning",
                     wrong ? std::vector{warning.id + " " + place} : std::vector<std::string>{},
                     warning.text, plan_.steps[k]);
        }
      }
    }
  }

  void all() {
    words();
    page();
    summary();
  }

  static const test::Ears& ears() {
    static const test::Ears the(the_guide());
    return the;
  }

 private:
  /// Titles are broken over lines; what follows them is not.
  bool continues(const std::string& title, const std::string& line) const {
    const std::string so_far = test::heard(title + line.substr(13, 46));
    for (const std::string& one : titles_)
      if (test::heard(one).starts_with(so_far.substr(0, so_far.size() - 1))) return true;
    return false;
  }
  double on(const test::Hands& hands, const std::string& region, const std::string& side) const {
    const auto& r = the_guide().regions.at(region);
    double sum = 0;
    for (const std::string& member : r.members) sum += on(hands, member, side);
    const auto at = hands.on.find(region);
    if (at == hands.on.end()) return sum;
    return sum + (side == "right" ? 0 : at->second[0]) + (side == "left" ? 0 : at->second[1]);
  }

  Book& book_;
  const plan::Plan& plan_;
  test::Eyes eyes_;
  std::vector<test::Hands> hands_;
  std::vector<std::string> titles_;
};

/// Labels that say something else than the paths.
plan::Plan tampered(plan::Plan plan, test::People& people) {
  const guide::Guide& g = the_guide();
  for (Step& step : plan.steps) {
    if (!works(step)) continue;
    if (people.one_in(2)) step.pressure = people.level(Level::none);
    if (people.one_in(2)) step.tool = people.id(g.tools);
    if (people.one_in(2)) step.region = people.id(g.regions);
    if (people.one_in(2)) step.side = people.any_of(guide::kSides).first;
    if (people.one_in(6)) step.technique = people.id(g.techniques);
  }
  return plan;
}

/// Places in an answer about "here" that the hands are not on. The whole back is what is answered
/// where much of it is meant.
std::vector<std::string> here_wrong(const std::string& text, const test::Hands& felt) {
  std::vector<std::string> out;
  for (const std::string& one : Judge::ears().wrong(text, felt))
    if (one.starts_with("p:") && one.find("whole") == std::string::npos) out.push_back(one);
  return out;
}

/// Lives through a massage in which anything is said, and listens.
void live(Book& book, const plan::Plan& plan, test::People& people, narration::Quiet quiet) {
  const auto replanner = engine::replanner(the_guide());
  session::State state = session::begin(plan);
  narration::Voice voice;
  voice.quiet = quiet;
  int revision = -1;
  std::optional<plan::Plan> heard;
  std::optional<Judge> judge;
  const auto send = [&](const session::Event& e) {
    // What "here" means to who speaks: the hands now, or those last felt.
    const test::Hands* here = nullptr;
    for (std::size_t i = 0; judge && i < state.plan.steps.size(); ++i) {
      const Step& s = state.plan.steps[i];
      if (works(s) && (here == nullptr || s.start <= state.plan_ms)) here = &judge->of(i);
    }
    const std::optional<test::Hands> felt = here ? std::optional(*here) : std::nullopt;
    session::Outcome out = session::step(the_guide(), std::move(state), e, replanner);
    state = std::move(out.state);
    const auto said = narration::speak(the_guide(), state, out.effects, voice);
    if (state.revision != revision) {
      revision = state.revision;
      judge.reset();
      heard = state.plan;
      judge.emplace(book, *heard);
      judge->words();
    }
    for (const narration::Spoken& one : said) {
      if (one.cue.starts_with("answer") && e.region.empty() && felt)
        book.note("answer " + std::string(session::word(e.kind)), here_wrong(one.text, *felt),
                  one.text, state.plan.steps[0]);
      if (const std::size_t slash = one.cue.find('/'); !one.cue.starts_with("answer"))
        judge->spoken(one.text, std::atoi(one.cue.c_str() + slash + 1), voice.steps);
    }
    const auto view = nlohmann::json::parse(narration::view_json(the_guide(), state, voice));
    if (view["step"].is_null()) return;
    for (std::size_t i = 0; i < state.plan.steps.size(); ++i) {
      if (&state.plan.steps[i] == session::current_step(state) && works(state.plan.steps[i])) {
        judge->say("view",
                   view["step"]["title"].get<std::string>() + ". " +
                       view["step"]["line"].get<std::string>(),
                   i);
        CHECK(view["step"]["pressure"] == guide::word(judge->of(i).level));
      }
      if (&state.plan.steps[i] == session::next_step(state) && works(state.plan.steps[i]))
        judge->say("view next", view["next"]["title"], i);
    }
  };
  session::Event start;
  start.kind = session::EventKind::start;
  send(start);
  Ms t{0};
  for (int i = 0; i < 8 && state.status != session::Status::finished; ++i) {
    t += seconds(people.between(1, 120));
    session::Event tick;
    tick.t_ms = t;
    tick.who = session::Who::clock;
    send(tick);
    send(people.event(t));
    if (state.status == session::Status::stopped || state.status == session::Status::paused) {
      session::Event on;
      on.t_ms = t;
      on.who = session::Who::receiver;
      for (const auto kind : {session::EventKind::release, session::EventKind::resume}) {
        on.kind = kind;
        send(on);
      }
    }
  }
}

}  // namespace

TEST_CASE("COACH-3: no place, side, tool or level is named that the hands do not have") {
  const int wanted = number_from("UNKNOT_WORDS_PLANS", 100);
  const auto from = static_cast<std::uint64_t>(number_from("UNKNOT_WORDS_FROM", 11));
  Book book;
  int plans = 0;
  int replans = 0;
  for (std::uint64_t seed = 0; plans < wanted && seed < 20 * static_cast<std::uint64_t>(wanted);
       ++seed) {
    test::People people(the_guide(), Random(from * 1000003 + seed));
    plan::Request request = people.request();
    plan::Limits limits = people.limits();
    if (people.one_in(3))
      for (const char* region : {"lower-back", "rhomboids", "paraspinals-mid"})
        if (people.one_in(2))
          limits.area_caps[{region, people.any_of(std::array{guide::Side::left, guide::Side::both,
                                                             guide::Side::right})}] = Level::none;
    const auto answer = engine::make_plan(the_guide(), request, limits);
    REQUIRE(answer.has_value());
    const auto* made = std::get_if<engine::Made>(&*answer);
    if (made == nullptr) continue;
    ++plans;
    Judge judge(book, made->plan);
    judge.all();
    judge.warnings();
    const plan::Plan other = tampered(made->plan, people);
    Judge(book, other).all();
    if (plans % 4 == 0) {
      ++replans;
      live(book, people.one_in(3) ? other : made->plan, people,
           people.any_of(narration::kQuiet).first);
    }
  }
  MESSAGE(plans, " plans, ", replans, " sessions, ", book.texts, " texts");
  const std::string told = book.told();
  CHECK_MESSAGE(told.empty(), told);
  CHECK(plans == wanted);
}

namespace {

/// All that is spoken of the steps, and the page.
std::string all_words(const plan::Plan& plan) {
  std::string out;
  for (const narration::Cue& cue : narration::cues(the_guide(), plan, "en", narration::Quiet::full))
    out += cue.text + "\n";
  return out;
}

std::string text_of(const plan::Plan& plan, std::string_view id) {
  for (const auto& warning : plan.warnings)
    if (warning.id == id) return warning.text;
  return {};
}

}  // namespace

TEST_CASE("COACH-3, issue 11: steps labelled firm with light hands are not spoken firm") {
  plan::Request request = test::minutes(20);
  request.pressure = Level::light;
  plan::Plan plan = test::plan_of(request);
  const std::string before = all_words(plan);
  for (Step& step : plan.steps)
    if (works(step) && step.pressure != Level::none) step.pressure = Level::firm;
  CHECK(all_words(plan) == before);
  CHECK(before.find("leaning in") == std::string::npos);
  CHECK(before.find("Lean in") == std::string::npos);
  for (const auto& words : narration::step_words(the_guide(), plan)) {
    CHECK(words.line.find("firm") == std::string::npos);
    CHECK(words.line.find("lean") == std::string::npos);
  }
  const std::string page = render::plan_text(the_guide(), plan, {}, {});
  CHECK(page.find(" firm\n") == std::string::npos);
  const auto summary = nlohmann::json::parse(engine::summary_json(the_guide(), plan));
  for (const auto& level : summary["levels"]) CHECK(level["level"] != "firm");
}

TEST_CASE("COACH-3, issue 11: ten minutes without the lower back do not end on the lower back") {
  plan::Limits limits;
  limits.area_caps[{"lower-back", guide::Side::both}] = Level::none;
  const plan::Plan plan = test::plan_of(test::minutes(10), limits);
  CHECK(all_words(plan).find("ower back") == std::string::npos);
  for (const auto& words : narration::step_words(the_guide(), plan)) {
    CAPTURE(words.title);
    CHECK(words.title.find("ower back") == std::string::npos);
    CHECK(words.title.find("whole back") == std::string::npos);
  }
}

TEST_CASE("COACH-3, issue 11: where one side is closed one palm is spoken of, on that side") {
  plan::Limits limits;
  limits.area_caps[{"lower-back", guide::Side::left}] = Level::none;
  const plan::Plan plan = test::plan_of(test::minutes(25), limits);
  const test::Eyes eyes(the_guide(), plan.body);
  const auto words = narration::step_words(the_guide(), plan);
  int alone = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!works(plan.steps[i]) || eyes.hands(plan.steps[i]).count != 1) continue;
    CAPTURE(plan.steps[i].id);
    CHECK(words[i].line.find("both") == std::string::npos);
    CHECK(render::hands_text(the_guide(), words[i].doing).find("both") == std::string::npos);
    if (plan.steps[i].region == "lower-back") {
      ++alone;
      CHECK(words[i].title.find("left") == std::string::npos);
    }
  }
  CHECK(alone > 0);
}

TEST_CASE(
    "PLAN-1, issue 11: a warning says which side is left out, and altogether only if both are") {
  plan::Limits limits;
  limits.area_caps[{"rhomboids", guide::Side::left}] = Level::none;
  plan::Plan plan = test::plan_of(test::minutes(20), limits);
  CHECK(text_of(plan, "left-out").empty());
  CHECK(text_of(plan, "left-out-side").find("the left shoulder blade") != std::string::npos);
  limits.area_caps[{"rhomboids", guide::Side::right}] = Level::none;
  plan = test::plan_of(test::minutes(20), limits);
  CHECK(text_of(plan, "left-out-side").empty());
  CHECK(text_of(plan, "left-out").find("inner edge of the shoulder blade") != std::string::npos);
  limits.area_caps = {{{"rhomboids", guide::Side::left}, Level::light}};
  plan = test::plan_of(test::minutes(20), limits);
  CHECK(text_of(plan, "left-out").empty());
  CHECK(text_of(plan, "lighter").find("the left shoulder blade") != std::string::npos);
}

TEST_CASE("PLAN-1: what is closed on one side is not put down to a mark somewhere else") {
  plan::Limits limits;
  limits.area_caps[{"rhomboids", guide::Side::left}] = Level::none;
  limits.marks.push_back({plan::Mark::Kind::avoid, {0.3, 0.05}, Mm(20), ""});
  const plan::Plan plan = test::plan_of(test::minutes(25), limits);
  for (const auto& warning : plan.warnings)
    if (warning.id == "beside-mark")
      CHECK(warning.text.find("the left shoulder blade") == std::string::npos);
}
