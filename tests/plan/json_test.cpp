// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <string>

#include <doctest/doctest.h>

#include "base/random.hpp"
#include "plan/plan.hpp"
#include "support/massage.hpp"

using namespace unknot;
using Texts = std::vector<std::string>;

namespace {

plan::Request full_request() {
  plan::Request r;
  r.total = seconds(1234.567);
  r.focus = {{"rhomboids:left", 2.5}, {"sacrum", 3}};
  r.less = {{"sides", 0.25}};
  r.pressure = Level::firm;
  r.mix = "knots";
  r.techniques = {{"friction", "on"}, {"thumb-walking", "never"}, {"petrissage", "more"}};
  r.before = plan::Before{
      seconds(1800.25),
      {{"petrissage", "rhomboids", plan::Side::left, Level::medium, seconds(61.5), 2},
       {"palm-compression", "lower-back", plan::Side::both, Level::light, seconds(78), 1}}};
  r.stretches = r.clothed = r.hairy = true;
  r.seed = 9007199254740991ULL;
  r.receiver.stature_cm = 171.5;
  r.receiver.sex = "female";
  r.receiver.build = "broad";
  r.receiver.arms = "overhead";
  r.receiver.position = "seated";
  r.receiver.moved_landmarks = {{"c7", {0, 1.0125}}, {"blade-inner", {0.4375, 0.84}}};
  r.giver.experience = "experienced";
  r.giver.stamina = "low";
  r.giver.hand_breadth_mm = 78.5;
  r.giver.stature_cm = 180;
  r.giver.surface = "floor";
  r.giver.hurting_tools = {"thumb", "knuckles"};
  return r;
}

plan::Limits full_limits() {
  plan::Limits l;
  l.cap = Level::medium;
  l.area_caps = {{{"lower-back", guide::Side::left}, Level::none},
                 {{"sacrum", guide::Side::none}, Level::light}};
  l.marks = {{plan::Mark::Kind::avoid, {-0.3, 0.5}, Mm(35.5), "a \"scar\"\n\x01"},
             {plan::Mark::Kind::sore, {0.3, 0.8125}, Mm(20), ""}};
  l.barred_tools = {"elbow"};
  l.barred_techniques = {"friction"};
  l.opted_in = {"upper-gluteals"};
  l.max_total = seconds(45.5 * 60);
  l.firm_asked = l.lumbar_more = true;
  l.positions = {"seated"};
  l.reasons = {{"age", "Short and light."}};
  return l;
}

/// "place: message" of every problem, for text that must not read.
template <class R>
Texts problems(const Result<R>& read) {
  REQUIRE_FALSE(read.has_value());
  Texts out;
  for (const auto& d : read.error()) out.push_back(d.place);
  return out;
}
Texts in_request(std::string_view text) { return problems(plan::request_from_json(text)); }
Texts in_limits(std::string_view text) { return problems(plan::limits_from_json(text)); }
Texts in_plan(std::string_view text) { return problems(plan::plan_from_json(text)); }

}  // namespace

TEST_CASE("a request with everything in it comes back the same") {
  const std::string once = plan::to_json(full_request());
  const auto back = plan::request_from_json(once);
  REQUIRE(back.has_value());
  CHECK(plan::to_json(*back) == once);
  CHECK(back->receiver.moved_landmarks.at("c7") == shapes::PointUv{0, 1.0125});
  CHECK(back->giver.hurting_tools == full_request().giver.hurting_tools);
  CHECK(back->focus == full_request().focus);
  CHECK(back->total == full_request().total);
}

TEST_CASE(
    "PLAN-7: what a massage is to be like comes back the same, or is refused where it is wrong") {
  const auto back = plan::request_from_json(plan::to_json(full_request()));
  REQUIRE(back.has_value());
  CHECK((back->before == full_request().before));
  CHECK_FALSE(plan::request_from_json("{}")->before.has_value());
  for (const auto& [text, place] : std::vector<std::pair<std::string, std::string>>{
           {R"({"before": 7})", "/before"},
           {R"({"before": {"minutes": -1, "parts": []}})", "/before/minutes"},
           {R"({"before": {"minutes": 20, "parts": [{"technique": 1}]}})",
            "/before/parts/0/technique"},
           {R"({"before": {"minutes": 20, "parts": [{"technique": "petrissage",
               "region": "sides", "side": "left", "pressure": "medium", "seconds": 30,
               "steps": 0}]}})",
            "/before/parts/0/steps"}}) {
    CAPTURE(text);
    const Texts places = in_request(text);
    CHECK(std::find(places.begin(), places.end(), place) != places.end());
  }
}

TEST_CASE("any length in milliseconds comes back the same") {
  Random random(11);
  for (int i = 0; i < 2000; ++i) {
    plan::Request r;
    r.total = Ms(static_cast<std::int64_t>(random.below(90 * 60 * 1000)));
    const auto back = plan::request_from_json(plan::to_json(r));
    REQUIRE(back.has_value());
    REQUIRE(back->total == r.total);
  }
}

TEST_CASE("limits with everything in them come back the same") {
  const std::string once = plan::to_json(full_limits());
  const auto back = plan::limits_from_json(once);
  REQUIRE(back.has_value());
  CHECK(plan::to_json(*back) == once);
  CHECK(back->area_caps == full_limits().area_caps);
  CHECK(back->marks[0].note == full_limits().marks[0].note);
}

TEST_CASE("planned massages come back the same") {
  for (const double length : {7.0, 25.0}) {
    const plan::Plan made = test::plan_of(length);
    const std::string once = plan::to_json(made);
    const auto back = plan::plan_from_json(once);
    REQUIRE(back.has_value());
    CHECK(plan::to_json(*back) == once);
    CHECK(back->steps.size() == made.steps.size());
    CHECK(back->total == made.total);
  }
}

TEST_CASE("an empty request and empty limits are the defaults") {
  CHECK(plan::to_json(*plan::request_from_json("{}")) == plan::to_json(plan::Request{}));
  CHECK(plan::to_json(*plan::limits_from_json("{}")) == plan::to_json(plan::Limits{}));
}

TEST_CASE("unknown keys in a request are refused where they stand") {
  CHECK(in_request(R"({"minute": 5})") == Texts{"/minute"});
  CHECK(in_request(R"({"receiver": {"height": 170}, "giver": {"hurts": []}})") ==
        Texts{"/receiver/height", "/giver/hurts"});
}

TEST_CASE("unknown keys in limits are refused where they stand") {
  CHECK(in_limits(R"({"caps": "light"})") == Texts{"/caps"});
  CHECK(in_limits(R"({"marks": [{"u": 0, "v": 0.5, "radius_mm": 9, "size": 3}]})") ==
        Texts{"/marks/0/size"});
  CHECK(in_limits(R"({"area_caps": [{"region": "sacrum", "cap": "light", "sides": "left"}]})") ==
        Texts{"/area_caps/0/sides"});
}

TEST_CASE("wrong values in a request are named by their pointers, all at once") {
  CHECK(in_request(R"({"minutes": "20", "focus": {"sides": -1}, "less": {"sides": 2},
                       "pressure": "too much", "mix": 3, "techniques": {"friction": "off"},
                       "stretches": 1, "seed": 1.5})") ==
        Texts{"/minutes", "/focus/sides", "/less/sides", "/pressure", "/mix",
              "/techniques/friction", "/stretches", "/seed"});
  CHECK(in_request(R"({"minutes": null})") == Texts{"/minutes"});
  CHECK(in_request(R"({"minutes": 1e300})") == Texts{"/minutes"});
  CHECK(in_request(R"({"seed": -1})") == Texts{"/seed"});
  CHECK(in_request(R"({"receiver": {"stature_cm": 30, "sex": "x", "build": "", "arms": "up",
                       "position": "supine", "moved_landmarks": {"c7": [0], "dimple": [9, 9]}}})") ==
        Texts{"/receiver/stature_cm", "/receiver/sex", "/receiver/build", "/receiver/arms",
              "/receiver/position", "/receiver/moved_landmarks/c7",
              "/receiver/moved_landmarks/dimple"});
  CHECK(in_request(R"({"giver": {"experience": "pro", "hand_breadth_mm": 500, "surface": "sofa",
                       "hurting_tools": ["thumb", 3]}})") ==
        Texts{"/giver/experience", "/giver/hand_breadth_mm", "/giver/surface",
              "/giver/hurting_tools/1"});
  CHECK(in_request("[]") == Texts{""});
  CHECK(in_request("{") == Texts{"request"});
}

TEST_CASE("wrong values in limits are named by their pointers, all at once") {
  CHECK(in_limits(R"({"cap": "hard", "max_minutes": 91, "firm_asked": "yes", "positions": "prone",
                      "barred_tools": {}, "opted_in": [null], "reasons": [4]})") ==
        Texts{"/cap", "/barred_tools", "/opted_in/0", "/max_minutes", "/firm_asked", "/positions",
              "/reasons/0"});
  CHECK(in_limits(R"({"marks": [{"kind": "hurt", "u": 0, "v": 3, "radius_mm": 0}, {}]})") ==
        Texts{"/marks/0/kind", "/marks/0/v", "/marks/0/radius_mm", "/marks/1/u", "/marks/1/v",
              "/marks/1/radius_mm"});
  CHECK(in_limits(R"({"area_caps": [{"cap": "light"}, {"region": "sacrum", "side": "up"}]})") ==
        Texts{"/area_caps/0/region", "/area_caps/1/side"});
}

TEST_CASE(
    "BACK-6: hands of no size, of less than none, and of giants are refused with what is right") {
  for (const char* breadth : {"0.001", "-83", "49.9", "131", "1e300"}) {
    CAPTURE(breadth);
    const auto read =
        plan::request_from_json(std::string("{\"giver\": {\"hand_breadth_mm\": ") + breadth + "}}");
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().front().place == "/giver/hand_breadth_mm");
    CHECK(read.error().front().remedy != "");
  }
}

TEST_CASE("SCREEN-1: a mark without size, with a size of less than none, or far off is refused") {
  for (const auto& [key, value] : {std::pair{"radius_mm", "0"},
                                   {"radius_mm", "-5"},
                                   {"radius_mm", "601"},
                                   {"radius_mm", "1e300"},
                                   {"u", "1.6"},
                                   {"u", "-40"},
                                   {"v", "-0.31"},
                                   {"v", "1e9"}}) {
    CAPTURE(key);
    CAPTURE(value);
    std::map<std::string, std::string> at = {{"u", "0.3"}, {"v", "0.5"}, {"radius_mm", "20"}};
    at[key] = value;
    std::string mark = R"({"marks": [{"kind": "avoid")";
    for (const auto& [name, number] : at) mark += ", \"" + name + "\": " + number;
    mark += "}]}";
    const auto read = plan::limits_from_json(mark);
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().front().place == std::string("/marks/0/") + key);
    CHECK(read.error().front().remedy != "");
  }
}

TEST_CASE("BACK-6: numbers that are none are no JSON, and where they stand is told") {
  for (const char* number : {"NaN", "nan", "Infinity", "-Infinity", "1e999", "-1e999"}) {
    CAPTURE(number);
    const std::string n = number;
    CHECK_FALSE(plan::request_from_json("{\"giver\": {\"hand_breadth_mm\": " + n + "}}"));
    CHECK_FALSE(plan::request_from_json("{\"minutes\": " + n + "}"));
    CHECK_FALSE(plan::limits_from_json("{\"max_minutes\": " + n + "}"));
    const auto mark = plan::limits_from_json("{\"marks\": [{\"u\": " + n + "}]}");
    REQUIRE_FALSE(mark.has_value());
    CHECK(mark.error().front().line == 1);
    CHECK(mark.error().front().column > 10);
    CHECK_FALSE(plan::plan_from_json("{\"body\": {\"hand_scale\": " + n + "}}"));
  }
}

TEST_CASE("SCREEN-10: of two caps on one area the stricter one counts, in either order") {
  for (const char* text : {R"({"area_caps": [{"region": "sides", "side": "left", "cap": "light"},
                          {"region": "sides", "side": "left", "cap": "medium"}]})",
                           R"({"area_caps": [{"region": "sides", "side": "left", "cap": "medium"},
                          {"region": "sides", "side": "left", "cap": "light"}]})"}) {
    const auto limits = plan::limits_from_json(text);
    REQUIRE(limits.has_value());
    CHECK(limits->area_caps.at({"sides", guide::Side::left}) == Level::light);
  }
}

TEST_CASE("a plan must say that it is one, how long it is, and have steps") {
  CHECK(in_plan("{}") == Texts{"/unknot", "/total_s", "/steps"});
  CHECK(in_plan(R"({"unknot": "plan/2", "total_s": 1, "steps": []})") == Texts{"/unknot"});
  CHECK(plan::plan_from_json(R"({"unknot": "plan/1", "total_s": 1, "steps": [], "new": 1})")
            .has_value());
}

TEST_CASE("wrong values in a plan are named by their pointers") {
  const std::string head = R"({"unknot": "plan/1", "total_s": 1, "steps": )";
  CHECK(in_plan(head + R"([{"id": "a", "stage": "warmup", "kind": "rub", "side": "up",
        "pressure": "hard", "cycles": 0, "start_s": -1, "duration_s": 1e9, "path": 3}]})") ==
        Texts{"/steps/0/id", "/steps/0/cycles", "/steps/0/stage", "/steps/0/kind", "/steps/0/side",
              "/steps/0/pressure", "/steps/0/start_s", "/steps/0/duration_s", "/steps/0/path"});
  const std::string step = R"({"kind": "stroke", "start_s": 0, "duration_s": 1, "path": )";
  CHECK(in_plan(head + "[" + step + R"([{"hand": "third", "t_s": null, "x_mm": 1e9, "y_mm": "1",
        "angle_rad": [], "level": 2, "contact": 1, "tool": 5}, 7]}]})") ==
        Texts{"/steps/0/path/0/hand", "/steps/0/path/0/t_s", "/steps/0/path/0/x_mm",
              "/steps/0/path/0/y_mm", "/steps/0/path/0/angle_rad", "/steps/0/path/0/level",
              "/steps/0/path/0/contact", "/steps/0/path/0/tool", "/steps/0/path/1"});
  CHECK(in_plan(head + R"([{}, 7]})") ==
        Texts{"/steps/0/kind", "/steps/0/start_s", "/steps/0/duration_s", "/steps/1"});
  CHECK(in_plan(head + "[" + step + R"([{"y-mm": 3}]}]})") ==
        Texts{"/steps/0/path/0/t_s", "/steps/0/path/0/x_mm", "/steps/0/path/0/y_mm"});
  CHECK(in_plan(head + R"([], "given": 1})") == Texts{"/given"});
  CHECK(in_plan(head + R"([], "request": {"minutes": -1}, "limits": {"cap": 1},
        "body": {"u_unit_mm": 1, "spine_mm": [400, 0], "pulls": [{"a_mm": [1], "b_mm": [1, null],
                 "move_a_mm": [1, 1], "move_b_mm": [501, 0], "reach_mm": 0, "still_mm": 9,
                 "full_mm": 9}, {}], "sides": {"from_mm": 9, "full_mm": 8,
                 "widen": [[1, 1], [1, 1]]}}})") ==
        Texts{"/request/minutes", "/limits/cap", "/body/u_unit_mm", "/body/spine_mm",
              "/body/pulls/0/a_mm", "/body/pulls/0/b_mm", "/body/pulls/0/move_b_mm",
              "/body/pulls/0/reach_mm", "/body/pulls/0/full_mm", "/body/pulls/1/a_mm",
              "/body/pulls/1/b_mm", "/body/pulls/1/move_a_mm", "/body/pulls/1/move_b_mm",
              "/body/pulls/1/reach_mm", "/body/pulls/1/still_mm", "/body/pulls/1/full_mm",
              "/body/pulls/1/full_mm", "/body/sides/full_mm", "/body/sides/widen"});
}

TEST_CASE("the verdict is the worst finding's") {
  using Severity = plan::Finding::Severity;
  const auto of = [](std::vector<Severity> list) {
    std::vector<plan::Finding> findings;
    for (const Severity s : list) findings.emplace_back().severity = s;
    return std::string(plan::verdict(findings));
  };
  CHECK(of({}) == "clean");
  CHECK(of({Severity::note}) == "notes");
  CHECK(of({Severity::cannot_tell, Severity::note}) == "notes");
  CHECK(of({Severity::note, Severity::poor}) == "poor");
  CHECK(of({Severity::unsafe, Severity::poor, Severity::note}) == "unsafe");
}

TEST_CASE("a step lasts as long as its longer hand, or as long as it says") {
  plan::Step step;
  step.duration = Ms(9000);
  CHECK(plan::cycle_time(step) == Ms(9000));
  step.path[0].points.resize(2);
  step.path[1].points.resize(2);
  step.path[0].points[1].t = Ms(2000);
  step.path[1].points[1].t = Ms(3000);
  CHECK(plan::cycle_time(step) == Ms(3000));
}
