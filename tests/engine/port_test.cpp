// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "engine/port.hpp"

#include <cmath>
#include <map>
#include <set>

#include <doctest/doctest.h>

#include "base/json_reader.hpp"
#include "base/random.hpp"
#include "support/massage.hpp"

using namespace unknot;

namespace {

constexpr const char* kCalls[] = {"questions",      "screen",        "lubricant",     "ask",
                                  "plan",           "before",        "check",         "draw",
                                  "learn",          "session_start", "session_event", "session_log",
                                  "session_resume", "load",          "no-such-call",  ""};

Json read(const std::string& answer) {
  const auto json = parse_json(answer, "answer");
  const std::string why = json ? "" : to_text(json.error()[0]) + answer.substr(0, 200);
  INFO(why);
  REQUIRE(json.has_value());
  REQUIRE(json->is_object());
  return *json;
}

/// Asks and holds the answer to its form.
Json ask(engine::Port& port, std::string_view call, std::string_view input) {
  const Json out = read(port.answer(call, input));
  REQUIRE(out.contains("ok"));
  if (out["ok"] == true) return out;
  REQUIRE(out.contains("kind"));
  const bool input_problem = out["kind"] == "input";
  const Json& list = out[input_problem ? "problems" : "reasons"];
  REQUIRE(list.is_array());
  REQUIRE_FALSE(list.empty());
  for (const auto& item : list) REQUIRE_FALSE(item[input_problem ? "message" : "text"] == "");
  return out;
}

engine::Port& loaded() {
  static engine::Port port;
  static const bool kReady = ask(port, "load", test::guide_text())["ok"] == true;
  REQUIRE(kReady);
  return port;
}

/// A session of eight minutes that has begun.
Json begin(engine::Port& port) {
  ask(port, "load", test::guide_text());
  const Json made = ask(port, "plan", R"({"request": {"minutes": 8}})");
  REQUIRE(made["ok"] == true);
  const Json start = {{"plan", made["plan"]}, {"quiet", "full"}, {"language", "en"}};
  return ask(port, "session_start", start.dump());
}

Json say(engine::Port& port, std::int64_t t, const char* who, const char* kind) {
  return ask(port, "session_event", Json{{"t_ms", t}, {"who", who}, {"kind", kind}}.dump());
}

std::string random_json(Random& random, int depth) {
  static const char* kWords[] = {"plan",    "request", "limits", "minutes",  "log",
                                 "kind",    "t_ms",    "who",    "steps",    "path",
                                 "marks",   "u",       "v",      "receiver", "giver",
                                 "answers", "text",    "region", "tool",     "question"};
  const auto word = [&] {
    return "\"" + std::string(kWords[random.below(std::size(kWords))]) + "\"";
  };
  switch (random.below(depth > 0 ? 9 : 6)) {
    case 0:
      return "null";
    case 1:
      return random.below(2) == 0 ? "true" : "false";
    case 2:
      return std::to_string(static_cast<std::int64_t>(random.next()));
    case 3:
      return random.below(2) == 0 ? "1e300" : "-0.5";
    case 4:
      return word();
    case 5:
      return "\"\\u0000\\ud83d\\ude42\"";
    case 6: {
      std::string out = "[";
      for (auto n = random.below(4); n > 0; --n)
        out += random_json(random, depth - 1) + (n > 1 ? "," : "");
      return out + "]";
    }
    default: {
      std::string out = "{";
      for (auto n = random.below(5); n > 0; --n)
        out += word() + ":" + random_json(random, depth - 1) + (n > 1 ? "," : "");
      return out + "}";
    }
  }
}

}  // namespace

TEST_CASE("PLAN-7: the port makes a request of a massage, and a plan of it is like that one") {
  engine::Port& port = loaded();
  const Json last = ask(port, "plan", R"({"request": {"minutes": 20}})");
  REQUIRE(last["ok"] == true);
  const Json like = ask(port, "before", Json{{"plan", last["plan"]}}.dump());
  REQUIRE(like["ok"] == true);
  Json request = like["request"];
  CHECK(request["before"]["minutes"] == 20);
  CHECK(request["before"]["parts"].size() > 5);
  const auto warned = [](const Json& answer, std::string_view id) {
    const Json& all = answer["plan"]["warnings"];
    return std::any_of(all.begin(), all.end(), [&](const Json& w) { return w["id"] == id; });
  };
  const Json again = ask(port, "plan", Json{{"request", request}}.dump());
  REQUIRE(again["ok"] == true);
  CHECK(again["plan"]["steps"].size() == last["plan"]["steps"].size());
  CHECK_FALSE(warned(again, "before-shorter"));
  request["minutes"] = 12;
  const Json shorter = ask(port, "plan", Json{{"request", request}}.dump());
  REQUIRE(shorter["ok"] == true);
  CHECK(warned(shorter, "before-shorter"));
}

TEST_CASE("PLAN-7: of a session that was left the port keeps what was given, no more") {
  engine::Port port;
  ask(port, "load", test::guide_text());
  CHECK(ask(port, "before", "{}")["ok"] == false);
  begin(port);
  say(port, 0, "giver", "start");
  std::int64_t now_ms = 0;
  const auto seconds_at = [&](std::int64_t t_ms) {
    while (now_ms < t_ms) say(port, now_ms += 1000, "clock", "tick");
    const Json like = ask(port, "before", "{}");
    REQUIRE(like["ok"] == true);
    double out = 0;
    for (const auto& part : like["request"]["before"]["parts"])
      out += part["seconds"].get<double>();
    return out;
  };
  const double early = seconds_at(1000);
  const double later = seconds_at(240000);
  CHECK(early == 0);
  CHECK(later > 30);
  CHECK(later < 240);
  CHECK(ask(port, "before", R"({"plan": {}})")["ok"] == false);
  CHECK(ask(port, "before", "7")["ok"] == false);
}

TEST_CASE("before a guide is loaded every call says so") {
  engine::Port port;
  for (const char* call : kCalls) {
    CAPTURE(call);
    CHECK(ask(port, call, "{}")["kind"] == "input");
  }
  CHECK(port.pose(0)[5] == -1);
}

TEST_CASE("load answers with the guide's hash and ids") {
  engine::Port port;
  const Json out = ask(port, "load", test::guide_text());
  CHECK(out["ok"] == true);
  CHECK(out["hash"] == test::the_guide().hash);
  CHECK(out["technique_ids"].size() == test::the_guide().techniques.size());
  CHECK(out["tools"].size() == test::the_guide().tools.size());
}

TEST_CASE("broken text is answered as a problem by every call that reads") {
  for (const char* call : kCalls) {
    if (std::string_view(call) == "session_log" || std::string_view(call).empty()) continue;
    for (const char* input : {"", "{", "[", "nonsense", "\"\xff\"", "{\"a\":1e999}"}) {
      CAPTURE(call);
      CAPTURE(input);
      engine::Port& port = loaded();
      CHECK(ask(port, call, input)["ok"] == false);
    }
  }
}

TEST_CASE("values of every type at the top never break a call") {
  for (const char* call : kCalls)
    for (const char* input : {"null", "[]", "0", "\"\"", "true", "{}"}) {
      CAPTURE(call);
      CAPTURE(input);
      ask(loaded(), call, input);
    }
}

TEST_CASE("a hundred thousand brackets are refused by every call") {
  for (const char* call : kCalls) {
    CAPTURE(call);
    const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
    ask(loaded(), call, deep);
    ask(loaded(), call, "{\"request\":" + deep + ",\"plan\":" + deep + ",\"log\":" + deep + "}");
  }
}

TEST_CASE("random JSON never breaks a call") {
  Random random(2026);
  for (int i = 0; i < 3000; ++i) {
    const std::string input = random_json(random, 4);
    CAPTURE(input);
    ask(loaded(), kCalls[random.below(std::size(kCalls) - 3)], input);
  }
}

TEST_CASE("a good plan with one byte changed never breaks check, start or resume") {
  engine::Port port;
  begin(port);
  const std::string plan = ask(port, "learn", R"({"technique": "effleurage"})")["plan"].dump();
  const std::string log = ask(port, "session_log", "")["log"].get<std::string>();
  Random random(77);
  for (int i = 0; i < 400; ++i) {
    std::string broken = plan;
    broken[random.below(broken.size())] = "0-9.{}[]\",:e x"[random.below(14)];
    ask(port, "check", "{\"plan\":" + broken + "}");
    ask(port, "session_start", "{\"plan\":" + broken + "}");
  }
  for (int i = 0; i < 40; ++i) {
    std::string torn = log.substr(0, random.below(log.size()));
    if (!torn.empty()) torn[random.below(torn.size())] = static_cast<char>(random.below(128));
    ask(port, "session_resume", Json{{"log", torn}}.dump());
  }
}

TEST_CASE("plan: made, refused, and what cannot be read") {
  engine::Port& port = loaded();
  const Json made =
      ask(port, "plan", R"({"request": {"minutes": 12}, "limits": {"cap": "light"}})");
  CHECK(made["ok"] == true);
  CHECK(made["plan"]["unknot"] == "plan/1");
  CHECK(made["summary"]["areas"].size() > 3);
  CHECK(made["summary"]["stages"].size() >= 4);
  CHECK(ask(port, "plan", R"({"request": {"minutes": 4}})")["kind"] == "no-plan");
  const Json ill = ask(port, "plan", R"({"request": {"minutes": 20},
                                         "intake": {"now": "2026-11-28T20:15Z", "receiver": {"answers": {"fever": "yes"},
                                           "given": {"fever": "2026-11-28T20:15Z"}}}})");
  const Json old = ask(port, "plan", R"({"request": {"minutes": 20},
                                         "intake": {"now": "2026-11-28T20:15Z", "receiver": {"answers": {"fever": "no"}}}})");
  CHECK(old["kind"] == "ask-again");
  CHECK(old["reasons"].size() == 2);
  CHECK(ask(port, "screen",
            R"({"receiver": {"answers": {"fever": "no"}}})")["problems"][0]["place"] == "/now");
  CHECK(ill["kind"] == "postpone");
  const Json wrong = ask(port, "plan", R"({"request": {"minutes": "20"}})");
  CHECK(wrong["kind"] == "input");
  CHECK(wrong["problems"][0]["place"].get<std::string>().ends_with("/minutes"));
}

TEST_CASE("check: a planned massage is no worse than notes, with one step moved it is") {
  engine::Port& port = loaded();
  Json plan = ask(port, "plan", R"({"request": {"minutes": 8}})")["plan"];
  const Json good = ask(port, "check", Json{{"plan", plan}}.dump());
  CHECK((good["verdict"] == "clean" || good["verdict"] == "notes"));
  for (auto& step : plan["steps"])
    for (auto& point : step["path"]) point["x_mm"] = 0;
  CHECK(ask(port, "check", Json{{"plan", plan}}.dump())["verdict"] == "unsafe");
  // An unsafe plan starts no session.
  CHECK(ask(port, "session_start", Json{{"plan", plan}}.dump())["kind"] == "no-plan");
}

TEST_CASE("draw: whole pictures come as SVG, of the guide and of a plan") {
  engine::Port port = loaded();
  const Json effleurage = ask(port, "draw", R"({"picture": "technique-effleurage"})");
  CHECK(effleurage["svg"].get<std::string>().starts_with("<svg"));
  CHECK(effleurage["title"].get<std::string>().starts_with("long glides"));
  const Json made = ask(port, "plan", R"({"request": {"minutes": 12}})");
  REQUIRE(made["ok"] == true);
  for (const char* name : {"card", "heat"}) {
    const Json wish = {{"picture", name}, {"plan", made["plan"]}, {"look", {{"tone", "deep"}}}};
    CHECK(ask(port, "draw", wish.dump())["svg"].get<std::string>().find("</svg>") !=
          std::string::npos);
  }
  for (const char* wrong : {R"({"picture": "nothing"})", R"({"picture": 3})", R"({"picture": ""})",
                            R"({"picture": "heat", "plan": 3})",
                            R"({"picture": "card", "plan": {}, "look": {"tone": "green"}})"}) {
    CAPTURE(wrong);
    CHECK(ask(port, "draw", wrong)["ok"] == false);
  }
}

TEST_CASE("draw: all roles are there, with marks, inside the box") {
  const Json out = ask(loaded(), "draw",
                       R"({"marks": [{"kind": "avoid", "u": 0.2, "v": 0.5, "radius_mm": 20}]})");
  std::set<std::string> roles;
  for (const auto& shape : out["shapes"]) roles.insert(shape["role"]);
  for (const char* role :
       {"outline", "muscle", "bone", "furrow", "region", "zone", "mark", "landmark"})
    CHECK(roles.contains(role));
  CHECK(ask(loaded(), "draw", R"({"marks": [{"u": 0}]})")["ok"] == false);
}

TEST_CASE(
    "ASK-1, LIVE-12: what is asked in mid-session is answered, and the session does not notice") {
  engine::Port port;
  begin(port);
  say(port, 0, "giver", "start");
  say(port, 60'000, "clock", "tick");
  const Json log = ask(port, "session_log", "{}");
  const std::map<std::string, std::string> expected{
      {"they want it deeper and I am worried", "deeper"},
      {"their back is as hard as concrete", "hard-muscle"},
      {"my hands are tired", "tired-hands"},
      {"my thumb hurts", "thumb-pain"},
      {"something cracked", "popped"},
      {"they fell asleep", "asleep"},
      {"it tickles", "ticklish"},
      {"tingling in the arm", "tingling"}};
  for (const auto& [question, id] : expected) {
    CAPTURE(question);
    const Json answer = ask(port, "ask", Json{{"question", question}}.dump());
    CHECK(answer["id"] == id);
    CHECK(answer["answer"].get<std::string>().size() > 60);
  }
  CHECK((ask(port, "session_log", "{}") == log));
  const Json next = say(port, 61'000, "clock", "tick");
  CHECK(next["view"]["plan_ms"] == 61'000);
  CHECK(next["view"]["status"] == "working");
}

TEST_CASE("LIVE-22: a session goes on from its log with the same view") {
  engine::Port port;
  begin(port);
  say(port, 0, "giver", "start");
  std::int64_t t = 0;
  const char* kinds[] = {"softer", "more-here",  "tired",     "pause",
                         "resume", "just-right", "never-here"};
  for (const char* kind : kinds) {
    for (int i = 0; i < 20; ++i) say(port, t += 1250, "clock", "tick");
    say(port, t, "receiver", kind);
  }
  const Json before = say(port, t += 250, "clock", "tick");
  const std::string log = ask(port, "session_log", "")["log"].get<std::string>();
  engine::Port other;
  ask(other, "load", test::guide_text());
  const Json after = ask(other, "session_resume", Json{{"log", log}}.dump());
  CHECK(after["lost"] == 0);
  CHECK(after["view"] == before["view"]);
  // Compared as a whole: doctest would print both logs.
  const bool same_log = ask(other, "session_log", "")["log"] == log;
  CHECK(same_log);
  // And from there both go on alike.
  for (int i = 0; i < 8; ++i) {
    t += 2000;
    const Json one = say(port, t, "clock", "tick")["view"];
    CHECK(one == say(other, t, "clock", "tick")["view"]);
  }
  const auto here = port.pose(100000);
  const auto there = other.pose(100000);
  CHECK(here == there);
}

TEST_CASE("LIVE-22: a torn log resumes as far as it is good, and the new log has no torn line") {
  engine::Port port;
  begin(port);
  for (int i = 0; i < 30; ++i)
    say(port, i * 1000, i == 0 ? "giver" : "clock", i == 0 ? "start" : "tick");
  const std::string log = ask(port, "session_log", "")["log"].get<std::string>();
  engine::Port other;
  ask(other, "load", test::guide_text());
  const Json back =
      ask(other, "session_resume", Json{{"log", log.substr(0, log.size() - 9)}}.dump());
  CHECK(back["ok"] == true);
  CHECK(back["lost"] == 1);
  const std::string kept = ask(other, "session_log", "")["log"].get<std::string>();
  const bool same_log = kept == log.substr(0, kept.size());
  CHECK(same_log);
  CHECK(kept.back() == '\n');
  say(other, 60000, "clock", "tick");
  engine::Port third;
  ask(third, "load", test::guide_text());
  const Json again =
      ask(third, "session_resume", Json{{"log", ask(other, "session_log", "")["log"]}}.dump());
  CHECK(again["lost"] == 0);
}

TEST_CASE("every command is answered in every moment of a session") {
  const char* kinds[] = {"start",     "tick",        "softer",        "harder",   "just-right",
                         "more-here", "less-here",   "never-here",    "skip",     "back",
                         "undo",      "repeat",      "pause",         "resume",   "stop",
                         "release",   "wind-down",   "minutes-left",  "tired",    "hurts",
                         "cold",      "warm",        "uncomfortable", "ticklish", "drag",
                         "popped",    "red-flag",    "flinch",        "answer",   "link-lost",
                         "link-back", "hard-muscle", "asleep",        "sing"};
  engine::Port port;
  Random random(5);
  for (int round = 0; round < 3; ++round) {
    begin(port);
    say(port, 0, "giver", "start");
    std::int64_t t = 0;
    for (int i = 0; i < 40; ++i) {
      const Json out = say(port, t += static_cast<std::int64_t>(random.below(9000)), "receiver",
                           kinds[random.below(std::size(kinds))]);
      REQUIRE(out["ok"] == true);
      REQUIRE(out["view"].contains("status"));
      const auto pose = port.pose(out["view"]["plan_ms"].get<double>());
      for (const double v : pose) REQUIRE(std::isfinite(v));
    }
  }
}

TEST_CASE("pose takes any number") {
  engine::Port port;
  begin(port);
  for (const double t : {-1.0, 0.0, 1e18, std::nan(""), HUGE_VAL, -HUGE_VAL, 1e9})
    for (const double v : port.pose(t)) CHECK(std::isfinite(v));
}

TEST_CASE("LIVE-22: every turn carries its lines, and together they are the log") {
  engine::Port port;
  const auto joined = [](const Json& lines) {
    std::string text;
    for (const auto& line : lines) text += line.get<std::string>() + "\n";
    return text;
  };
  std::string log = joined(begin(port)["lines"]);
  const char* kinds[] = {"start", "softer", "never-here", "stop", "release", "resume"};
  for (int i = 0; i < 6; ++i) {
    const Json turn = say(port, 20'000 * i, i == 0 ? "giver" : "receiver", kinds[i]);
    CHECK(turn["lines"].size() == 1);
    log += joined(turn["lines"]);
    CHECK(say(port, 20'000 * i, "nobody", "softer")["ok"] == false);
  }
  const std::string whole = ask(port, "session_log", "")["log"].get<std::string>();
  const bool same_log = whole == log;
  CHECK(same_log);

  // What stands of a log is not sent back; what does not is sent anew from its first bad line.
  const auto back = [&](const std::string& sent) {
    engine::Port other;
    ask(other, "load", test::guide_text());
    const Json turn = ask(other, "session_resume", Json{{"log", sent}}.dump());
    std::size_t end = 0;
    for (int i = 0; i < turn["keep"].get<int>(); ++i) end = sent.find('\n', end) + 1;
    const bool same =
        sent.substr(0, end) + joined(turn["lines"]) == ask(other, "session_log", "")["log"];
    CHECK(same);
    return turn;
  };
  CHECK(back(log)["keep"] == 7);
  CHECK(back(log)["lines"].empty());
  CHECK(back(log.substr(0, log.size() - 9))["keep"] == 6);
  CHECK(back(log.substr(0, log.size() - 1))["lines"].size() == 1);
  std::string dos = log;
  dos.insert(dos.find('\n', dos.find('\n') + 1), "\r");
  CHECK(back(dos)["keep"] == 1);
  CHECK(back(dos)["lines"].size() == 6);
}

TEST_CASE("issue 11: words are understood by the port, which knows the session's stop word") {
  engine::Port port;
  ask(port, "load", test::guide_text());
  const auto heard = [&](const char* text) {
    return ask(port, "understand", Json{{"text", text}}.dump());
  };
  CHECK(heard("a bit softer!")["events"][0]["kind"] == "softer");
  CHECK(heard("how hard should I press?")["kind"] == "question");
  CHECK(heard("how hard should I press?")["answer"]["id"] == "how-hard");
  CHECK(heard("how do you do with the aardvark?")["kind"] == "unclear");
  CHECK(heard("  ")["kind"] == "nothing");
  CHECK(heard("pineapple")["kind"] == "unclear");
  CHECK(ask(port, "understand", R"({"text": "stop", "who": "clock"})")["ok"] == false);
  CHECK(ask(port, "understand", R"({"who": "giver"})")["ok"] == false);

  const Json made = ask(port, "plan", R"({"request": {"minutes": 8}})");
  ask(port, "session_start", Json{{"plan", made["plan"]}, {"stop_word", "Pineapple"}}.dump());
  CHECK(heard("pineapple!")["events"][0]["kind"] == "stop");
  // It is in the log, and known to whoever goes on from there.
  const std::string log = ask(port, "session_log", "")["log"].get<std::string>();
  engine::Port other;
  ask(other, "load", test::guide_text());
  ask(other, "session_resume", Json{{"log", log}}.dump());
  CHECK(ask(other, "understand", R"({"text": "PINEAPPLE"})")["events"][0]["kind"] == "stop");
  CHECK(ask(other, "session_log", "")["log"].get<std::string>() == log);
}
