// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "session/understand.hpp"

#include <fstream>
#include <set>

#include <nlohmann/json.hpp>

#include "base/random.hpp"
#include "guide/hearing.hpp"
#include "session/world.hpp"

using namespace world;
using session::Heard;

namespace {

session::Context agreed() {
  session::Context context;
  context.stop_word = "red kite";
  return context;
}

/// "giver: softer" and "softer": who is named, and what is said.
Heard hear(const std::string& line, const session::Context& context = agreed()) {
  for (const auto& [who, word] : session::kWho) {
    const std::string prefix = std::string(word) + ": ";
    if (line.starts_with(prefix))
      return session::understand(the_guide(), who, line.substr(prefix.size()), context);
  }
  return session::understand(the_guide(), std::nullopt, line, context);
}

std::string number(double value) {
  std::string out = std::to_string(value);
  out.erase(out.find_last_not_of('0') + 1);
  if (out.ends_with('.')) out.pop_back();
  return out;
}

std::string told(const Heard& heard) {
  if (heard.kind == Heard::Kind::nothing) return "nothing";
  if (heard.kind == Heard::Kind::question) return "question";
  if (heard.kind == Heard::Kind::unclear)
    return heard.events.at(0).who == Who::receiver ? "asks" : "unclear";
  std::string out;
  for (const session::Event& e : heard.events) {
    out += (out.empty() ? "" : " + ") + std::string(session::word(e.kind));
    if (e.kind == EventKind::answer) out += " " + e.text;
    if (e.kind == EventKind::minutes_left) out += " " + number(e.minutes);
    if (!e.tool.empty()) out += " " + e.tool;
    if (!e.region.empty()) out += " @" + e.region;
    if (!e.region.empty() && e.side != Side::none) out += ":" + std::string(guide::word(e.side));
    const bool lowers = e.kind == EventKind::softer || e.kind == EventKind::harder;
    if (lowers && e.who == Who::giver) out += " by giver";
  }
  return out;
}

bool stops(const Heard& heard) {
  return !heard.events.empty() && heard.events[0].kind == EventKind::stop;
}

/// Hands do not go on with what they do.
bool rests(const Heard& heard) {
  if (heard.events.empty()) return false;
  const session::Event& first = heard.events[0];
  return first.kind == EventKind::stop || first.kind == EventKind::red_flag ||
         (first.kind == EventKind::unknown && first.who == Who::receiver);
}

}  // namespace

TEST_CASE("LIVE-6, LIVE-7, LIVE-19: what people type is understood as the table says") {
  std::ifstream in(std::string(UNKNOT_ROOT) + "/tests/session/utterances.txt");
  REQUIRE(in.good());
  std::string expected;
  std::set<EventKind> covered;
  int count = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("#")) continue;
    if (line.starts_with("== ")) {
      expected = line.substr(3);
      continue;
    }
    if (line.empty()) continue;
    ++count;
    CAPTURE(line);
    const Heard heard = hear(line);
    CHECK(told(heard) == expected);
    for (const session::Event& e : heard.events) covered.insert(e.kind);
  }
  CHECK(count >= 400);
  // Every command that people can say is in the table.
  for (const auto& [id, command] : the_guide().commands) {
    CAPTURE(id);
    if (command.who == std::set<std::string>{"clock"}) continue;
    CHECK(covered.contains(guide::value_of(session::kEventKinds, id).value_or(EventKind::unknown)));
  }
}

TEST_CASE("issue 11: the words that were refused while the massage went on") {
  for (const auto& [line, what] :
       std::vector<std::pair<std::string, std::string>>{{"stop!", "stop"},
                                                        {"Stop.", "stop"},
                                                        {"ouch!", "flinch"},
                                                        {"too much", "softer"},
                                                        {"a bit softer", "softer"},
                                                        {"much softer", "softer"},
                                                        {"my wrist hurts", "hurts heel"},
                                                        {"five minutes left", "minutes-left 5"},
                                                        {"chest pain", "red-flag"},
                                                        {"halt", "stop"},
                                                        {"no", "stop"},
                                                        {"red kite", "stop"},
                                                        {"-5 minutes left", "minutes-left 0"}}) {
    CAPTURE(line);
    CHECK(told(hear(line)) == what);
  }
}

TEST_CASE("LIVE-7: whatever follows the stop word, stop, halt or no: it stops") {
  const char* firsts[] = {"stop", "Stop!",    "halt",        "no",
                          "NO",   "red kite", "please stop", "red  kite,"};
  std::ifstream in(std::string(UNKNOT_ROOT) + "/tests/session/utterances.txt");
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);)
    if (!line.starts_with("#") && !line.starts_with("==")) lines.push_back(line);
  for (std::size_t i = 0; i < lines.size(); i += 7)
    for (const char* first : firsts)
      for (const char* who : {"", "giver: ", "receiver: "}) {
        const std::string said = who + (std::string(first) + " ") + lines[i];
        CAPTURE(said);
        CHECK(stops(hear(said)));
      }
}

TEST_CASE(
    "LIVE-7: any bytes are heard without harm; what the receiver says unclearly never goes by") {
  const std::vector<std::string> pieces{"stop",     "soft",   "harder",   "no",    "don't ",
                                        "not ",     "’",      "\xE2\x80", "\xFF",  "5",
                                        "-",        ".",      "½",        " ",     "\t",
                                        "\xC2\xA0", "?",      "minutes ", "left ", "numb ",
                                        "go on ",   "chest ", "red ",     "kite ", "\xE2\x80\x8B",
                                        "thumb ",   "hurts "};
  Random random(11);
  for (int i = 0; i < 300; ++i) {
    std::string text;
    for (std::uint64_t n = random.below(9); n > 0; --n) {
      if (random.below(4) == 0)
        text += static_cast<char>(random.below(256));
      else
        text += pieces[random.below(pieces.size())];
    }
    CAPTURE(text);
    const Heard heard = session::understand(the_guide(), Who::receiver, text, agreed());
    for (const session::Event& e : heard.events) {
      CHECK(e.who == Who::receiver);
      CHECK(e.minutes >= 0);
      CHECK(e.text.size() < 600);
    }
    if (heard.kind == Heard::Kind::unclear) CHECK(rests(heard));
    if (heard.kind == Heard::Kind::nothing) CHECK(guide::spoken_words(text).empty());
    CHECK(stops(session::understand(the_guide(), std::nullopt, "stop " + text, agreed())));
    CHECK(stops(session::understand(the_guide(), std::nullopt, "red kite " + text, agreed())));
  }
  CHECK(rests(hear(std::string(100000, 'x'))));
  CHECK(stops(hear("stop " + std::string(100000, 'x'))));
}

TEST_CASE("LIVE-8: a word turned round or left over never makes anything harder or go on") {
  for (const char* raise :
       {"harder", "deeper", "go on", "it may go on", "more pressure", "more here"})
    for (const char* turn : {"not", "don't", "do not", "never", "don’t ever", "nothing"})
      for (const char* who : {"receiver: ", "", "giver: "}) {
        const std::string said = who + (std::string(turn) + " ") + raise;
        CAPTURE(said);
        for (const session::Event& e : hear(said).events)
          CHECK((e.kind == EventKind::unknown || e.kind == EventKind::stop));
      }
}

TEST_CASE("LIVE-7: the agreed stop word is heard however it is written, and wherever") {
  for (const auto& [word, said] :
       std::vector<std::pair<std::string, std::string>>{{"Red", "red!"},
                                                        {"red", "I said RED"},
                                                        {"pineapple", "pinapple"},
                                                        {"КРАСНЫЙ", "красный"},
                                                        {"Röd", "RÖD"},
                                                        {"l'été", "L’ÉTÉ"},
                                                        {"please", "a bit softer please"},
                                                        {"softer", "much softer"},
                                                        {"🍍", "🍍"}}) {
    CAPTURE(word);
    session::Context context;
    context.stop_word = word;
    CHECK(stops(hear(said, context)));
    CHECK(stops(hear(said + " and then more", context)));
  }
  // None agreed, or one without any letter: the usual words stop.
  for (const char* word : {"", "!!!", "  "}) {
    session::Context context;
    context.stop_word = word;
    CHECK(stops(hear("stop", context)));
    CHECK(told(hear("softer", context)) == "softer");
  }
}

TEST_CASE("what is asked gives bare words their meaning") {
  session::Context context;
  context.asked = "live.where";
  CHECK(told(hear("the left shoulder blade", context)) == "never-here @shoulder-blade:left");
  context.asked = "live.which-area";
  CHECK(told(hear("lower back", context)) == "more-here @lower-back");
  context.asked = "live.which-tool";
  CHECK(told(hear("the thumb", context)) == "hurts thumb");
  CHECK(told(hear("wrist", context)) == "hurts heel");
  context.asked = "live.popped";
  CHECK(told(hear("yes", context)) == "asks");  // all right, or pain?
  CHECK(told(hear("fine", context)) == "answer good");
  context.asked = "";
  context.status = Status::stopped;
  CHECK(told(hear("receiver: go on", context)) == "release");
  CHECK(told(hear("go on", context)) == "resume");
}

TEST_CASE("a guide that says nothing of hearing still stops, and knows its own commands") {
  guide::Guide bare = the_guide();
  bare.documents.erase("hearing");
  for (const char* said : {"stop", "Stop!", "halt", "please do stop", "stop it"})
    CHECK(session::understand(bare, std::nullopt, said).events.at(0).kind == EventKind::stop);
  CHECK(told(session::understand(bare, std::nullopt, "softer")) == "softer");
  CHECK(told(session::understand(bare, std::nullopt, "never here")) == "never-here");
  CHECK(told(session::understand(bare, std::nullopt, "whatever")) == "asks");
}

TEST_CASE("LIVE-7: what is not understood and comes from the receiver pauses and asks") {
  for (const Who who : {Who::receiver, Who::giver}) {
    Driver d = at(140);
    d.say(EventKind::unknown, who, "flibber");
    const bool receiver = who == Who::receiver;
    CHECK((d.state.status == Status::paused) == receiver);
    CHECK(d.answered("live.unclear") == receiver);
    CHECK(d.answered("live.not-understood") == !receiver);
    CHECK(d.happened("hands rest") == receiver);
    CHECK(d.state.plan_ms == seconds(140));
    if (!receiver) continue;
    CHECK(d.state.question->id == "live.unclear");
    d.say(EventKind::unknown, who, "flibber again");
    CHECK(d.state.status == Status::paused);
    d.say(EventKind::answer, Who::receiver, "good");
    CHECK(d.state.status == Status::working);
    CHECK_FALSE(d.state.question.has_value());
  }
  // Once more while it is asked where it hurts: that stays the question.
  Driver d = at(20);
  d.say(EventKind::red_flag, Who::receiver, "numb");
  REQUIRE(d.state.question->id == "live.where");
  d.say(EventKind::unknown, Who::receiver, "dunno");
  CHECK(d.state.question->id == "live.where");
}

TEST_CASE(
    "LIVE-19: the red flags that can be touched are words that the engine knows, and all are "
    "there") {
  const nlohmann::json guide = nlohmann::json::parse(unknot_guide_json);
  std::set<std::string> there;
  for (const auto& button : guide["commands"]["red-flag"]["buttons"]) {
    const std::string text = button["text"].get<std::string>();
    const std::string label = button["label"].get<std::string>();
    CAPTURE(text);
    there.insert(text);
    Driver d = at(140);
    d.say(EventKind::red_flag, Who::receiver, text);
    CHECK_FALSE(d.answered("live.red-flag-unclear"));
    CHECK(told(hear(text)).find("red-flag") != std::string::npos);
    CHECK_FALSE(label.empty());
  }
  for (const char* word : {"sharp", "burning", "tingling", "numb", "weak", "radiating", "dizzy",
                           "chest pain", "short of breath", "severe headache"})
    CHECK(there.contains(word));
}
