// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <set>

#include <doctest/doctest.h>

#include "screening/real_guide.hpp"

/// The table of contraindications, row by row: what each answer brings.
namespace unknot::screening {
namespace {

using Words = std::set<std::string>;

/// The same intake with a mark that answers `id`.
Json marked(Json intake, const std::string& id) {
  intake["receiver"]["marks"] =
      Json::array({{{"kind", "avoid"}, {"u", 0.3}, {"v", 0.5}, {"radius_mm", 30}, {"for", id}}});
  return intake;
}

/// A question about a place: without the place nothing starts, with it the place is left out,
/// `margin` wider than it was drawn.
void check_place(const std::string& id, Json details, double margin) {
  CAPTURE(id);
  const Json intake = yes_to(id, details);
  const Outcome open = outcome_of(intake);
  CHECK(open.verdict == Verdict::postpone);
  CHECK(open.limits.cap <= Level::light);
  const Outcome placed = outcome_of(marked(intake, id));
  CHECK(placed.verdict == Verdict::adapt);
  REQUIRE(placed.limits.marks.size() == 1);
  CHECK(placed.limits.marks[0].kind == plan::Mark::Kind::avoid);
  CHECK(placed.limits.marks[0].radius.value == doctest::Approx(30 + margin));
  details[id + "-where"] = "elsewhere";
  CHECK(outcome_of(yes_to(id, details)).verdict <= Verdict::adapt);
}

TEST_CASE("SCREEN-4: nothing told means go, and never \"you are safe\"") {
  const Outcome o = outcome_of(Json::object());
  CHECK(o.verdict == Verdict::go);
  CHECK(o.reasons.empty());
  CHECK(o.limits.cap == Level::firm);
  CHECK(o.limits.positions.size() == 4);
  CHECK(has_advice(o, "SCREEN-4"));
  CHECK(has_advice(o, "SCREEN-11"));
}

TEST_CASE("SCREEN-4: rows 1 and 2 are emergencies, with the number to call first") {
  for (const char* id : {"nerve-emergency", "chest-emergency", "neck-headache"}) {
    CAPTURE(id);
    const Outcome o = after_yes(id);
    CHECK(o.verdict == Verdict::emergency);
    REQUIRE(o.reasons.size() == 2);
    CHECK(o.reasons[0].id == "emergency-call");
    CHECK(o.reasons[0].text.find("112") != std::string::npos);
    CHECK(o.reasons[1].id == id);
  }
  CHECK(after_yes("chest-emergency", {}, "giver").verdict == Verdict::emergency);
}

TEST_CASE("SCREEN-4: row 3, a newly swollen limb is an emergency, a known clot waits") {
  CHECK(after_yes("clot").verdict == Verdict::emergency);
  CHECK(after_yes("clot", {{"clot-kind", "new-signs"}}).verdict == Verdict::emergency);
  CHECK(after_yes("clot", {{"clot-kind", "known-clot"}}).verdict == Verdict::postpone);
}

TEST_CASE("SCREEN-2: row 4, fever or feeling ill postpones, whoever has it, for the true reason") {
  for (const char* who : {"receiver", "giver"}) {
    const Outcome o = after_yes("fever", {}, who);
    CHECK(o.verdict == Verdict::postpone);
    REQUIRE(has_reason(o, "fever"));
    CHECK(o.reasons[0].text.find("pass it on") != std::string::npos);
    CHECK(o.reasons[0].text.find("circulation") == std::string::npos);
  }
}

TEST_CASE("SCREEN-2: row 5, a mild cold postpones unless both accept: light and short") {
  Json intake = yes_to("cold", {}, "giver");
  CHECK(outcome_of(intake).verdict == Verdict::postpone);
  intake["accepted"] = {"cold"};
  const Outcome o = outcome_of(intake);
  CHECK(o.verdict == Verdict::adapt);
  CHECK(o.limits.cap == Level::light);
  CHECK(o.limits.max_total == seconds(15 * 60));
}

TEST_CASE("SCREEN-4: row 6, back pain with a warning sign: a doctor first") {
  const Outcome o = after_yes("back-warning");
  CHECK(o.verdict == Verdict::postpone);
  CHECK(o.reasons[0].text.find("doctor") != std::string::npos);
}

TEST_CASE("SCREEN-4: row 7, blood thinners: light now, a doctor for more, no small firm tools") {
  const Outcome o = after_yes("blood-thinners");
  CHECK(o.verdict == Verdict::adapt);
  CHECK(o.limits.cap == Level::light);
  CHECK(o.limits.barred_tools == Words{"elbow", "knuckles", "thumb"});
  CHECK(o.limits.barred_techniques.contains("friction"));
  const Outcome more = after_yes("blood-thinners", {{"blood-thinners-cleared", "yes"}});
  CHECK(more.limits.cap == Level::medium);
  CHECK(more.limits.barred_tools == o.limits.barred_tools);
}

TEST_CASE("SCREEN-3: row 8, a fracture of spine or ribs closes the back, others their place") {
  CHECK(after_yes("fracture").verdict == Verdict::postpone);
  CHECK(after_yes("fracture", {{"fracture-where", "spine-or-ribs"}}).verdict == Verdict::postpone);
  check_place("fracture", {{"fracture-where", "back"}}, 30);
}

TEST_CASE("SCREEN-4: row 9, fragile bones: clinician first, then light without leaning in") {
  const Outcome asked = after_yes("fragile-bones");
  CHECK(asked.verdict == Verdict::postpone);
  const Outcome o = after_yes("fragile-bones", {{"fragile-bones-cleared", "yes"}});
  CHECK(o.verdict == Verdict::adapt);
  CHECK(o.limits.cap == Level::light);
  for (const char* id : {"palm-compression", "heel-sink", "stretch-shoulders"})
    CHECK(o.limits.barred_techniques.contains(id));
  CHECK(outcome_of({{"receiver", {{"age", 71}}}}).verdict == Verdict::postpone);
  CHECK(outcome_of({{"receiver", {{"age", 70}}}}).verdict == Verdict::go);
  CHECK(outcome_of({{"giver", {{"age", 80}}}}).verdict == Verdict::go);
}

TEST_CASE("SCREEN-3: row 10, surgery under six weeks postpones unless the surgeon agrees") {
  CHECK(after_yes("surgery", {{"surgery-where", "elsewhere"}}).verdict == Verdict::postpone);
  const Json early = {{"surgery-weeks", 4}, {"surgery-where", "elsewhere"}};
  CHECK(after_yes("surgery", early).verdict == Verdict::postpone);
  Json agreed = early;
  agreed["surgery-cleared"] = "yes";
  CHECK(after_yes("surgery", agreed).verdict <= Verdict::adapt);
  CHECK(after_yes("surgery", {{"surgery-weeks", 6}, {"surgery-where", "elsewhere"}}).verdict <=
        Verdict::adapt);
  check_place("surgery", {{"surgery-weeks", 60}}, 20);
}

TEST_CASE("SCREEN-4: row 11, cancer: care team first, then light, 20 minutes, places left out") {
  CHECK(after_yes("cancer", {{"cancer-where", "elsewhere"}}).verdict == Verdict::postpone);
  const Outcome o = after_yes("cancer", {{"cancer-cleared", "yes"}, {"cancer-where", "elsewhere"}});
  CHECK(o.verdict == Verdict::adapt);
  CHECK(o.limits.cap == Level::light);
  CHECK(o.limits.max_total == seconds(20 * 60));
  check_place("cancer", {{"cancer-cleared", "yes"}}, 20);
}

TEST_CASE(
    "SCREEN-4: row 12, pregnancy: never prone, medium at most, clinician if there is a risk") {
  const Outcome o = after_yes("pregnancy", {{"pregnancy-risk", "no"}});
  CHECK(o.verdict == Verdict::adapt);
  CHECK(o.limits.cap == Level::medium);
  CHECK(o.limits.positions == Words{"seated", "side-left", "side-right"});
  CHECK(after_yes("pregnancy").verdict == Verdict::postpone);
  const Json risk = {{"pregnancy-risk", "yes"}, {"pregnancy-cleared", "yes"}};
  CHECK(after_yes("pregnancy", risk).verdict == Verdict::adapt);
}

TEST_CASE("SCREEN-3: row 13, skin: the place is left out, catching means another day") {
  CHECK(after_yes("skin", {{"skin-where", "elsewhere"}}).verdict == Verdict::postpone);
  const Json catching = {{"skin-where", "elsewhere"}, {"skin-contagious", "yes"}};
  CHECK(after_yes("skin", catching).verdict == Verdict::postpone);
  check_place("skin", {{"skin-contagious", "no"}}, 10);
}

TEST_CASE("SCREEN-4: row 14, a new lump is left alone and shown to a doctor") {
  check_place("lump", Json::object(), 20);
  CHECK(has_reason(after_yes("lump", {{"lump-where", "elsewhere"}}), "lump"));
}

TEST_CASE("SCREEN-4: row 15, an allergy of either changes the oil, not the massage") {
  for (const char* who : {"receiver", "giver"}) {
    const Outcome o = after_yes("allergy", {}, who);
    CHECK(o.verdict == Verdict::go);
    CHECK(has_advice(o, "allergy"));
  }
}

TEST_CASE("SCREEN-4: row 16, a known disc: medium, lower back light, no thumbs there") {
  const Outcome o = after_yes("disc", {{"disc-stable", "yes"}});
  CHECK(o.verdict == Verdict::adapt);
  CHECK(o.limits.cap == Level::medium);
  for (const auto side : {plan::Side::left, plan::Side::right})
    CHECK(o.limits.area_caps.at({"lower-back", side}) == Level::light);
  CHECK(o.limits.barred_techniques.contains("thumb-walking"));
  CHECK(o.limits.barred_techniques.contains("stretch-shoulders"));
  CHECK(after_yes("disc").verdict == Verdict::postpone);
}

TEST_CASE("SCREEN-4: row 17, a device: doctor first, and 5 cm around it untouched") {
  CHECK(after_yes("device", {{"device-where", "elsewhere"}}).verdict == Verdict::postpone);
  check_place("device", {{"device-cleared", "yes"}}, 50);
}

TEST_CASE("SCREEN-4: row 18, kidneys: acute postpones, else the whole kidney zone is covered") {
  CHECK(after_yes("kidney").verdict == Verdict::postpone);
  const Outcome o = after_yes("kidney", {{"kidney-acute", "no"}});
  CHECK(o.verdict == Verdict::adapt);
  const auto& zone = real_guide().zones.at("kidney");
  // Every corner of the zone, and its middle, lies in a disc, on both sides, also on a body that
  // is a fifth larger than the default.
  for (const double size : {0.85, 1.0, 1.2})
    for (const double side : {-1.0, 1.0})
      for (int i = 0; i <= 20; ++i)
        for (const auto& corner : zone.points) {
          const auto& first = zone.points.front();
          const double t = i / 20.0;
          const double u = side * (first.x + (corner.x - first.x) * t);
          const double v = first.y + (corner.y - first.y) * t;
          bool covered = false;
          for (const plan::Mark& m : o.limits.marks) {
            const double dx = (m.at.x - u) * real_guide().atlas.u_unit.value * size;
            const double dy = (m.at.y - v) * real_guide().atlas.v_unit.value * size;
            covered |= dx * dx + dy * dy <= m.radius.value * m.radius.value + 1e-6;
          }
          CHECK(covered);
        }
}

TEST_CASE("SCREEN-4: row 19, the heart: doctor first, light, sitting with heart failure") {
  CHECK(after_yes("heart").verdict == Verdict::postpone);
  const Outcome o = after_yes("heart", {{"heart-cleared", "yes"}, {"heart-failure", "no"}});
  CHECK(o.verdict == Verdict::adapt);
  CHECK(o.limits.cap == Level::light);
  CHECK(o.limits.positions.size() == 4);
  const Outcome failing = after_yes("heart", {{"heart-cleared", "yes"}, {"heart-failure", "yes"}});
  CHECK(failing.limits.positions == Words{"seated"});
}

TEST_CASE("SCREEN-4: row 20, blood pressure: controlled caps at medium, else postpone") {
  const Outcome o = after_yes("blood-pressure", {{"blood-pressure-controlled", "yes"}});
  CHECK(o.verdict == Verdict::adapt);
  CHECK(o.limits.cap == Level::medium);
  CHECK(has_advice(o, "blood-pressure"));
  CHECK(after_yes("blood-pressure").verdict == Verdict::postpone);
}

TEST_CASE("SCREEN-4: row 21, diabetes: sugar near, numb patches left out") {
  CHECK(has_advice(after_yes("diabetes", {{"diabetes-where", "elsewhere"}}), "diabetes"));
  check_place("diabetes", Json::object(), 20);
}

TEST_CASE("SCREEN-4: row 22, numb or weak places are left out, and all is gentler") {
  check_place("numbness", Json::object(), 20);
  CHECK(after_yes("numbness").limits.cap == Level::light);
  CHECK(after_yes("numbness", {{"numbness-where", "elsewhere"}}).limits.cap == Level::medium);
}

TEST_CASE("SCREEN-10: row 23, drunk or high postpones, whoever it is; else medium") {
  for (const char* who : {"receiver", "giver"}) {
    CHECK(after_yes("substances", {}, who).verdict == Verdict::postpone);
    CHECK(after_yes("substances", {{"substances-how", "drunk"}}, who).verdict == Verdict::postpone);
    const Outcome o = after_yes("substances", {{"substances-how", "clear"}}, who);
    CHECK(o.verdict == Verdict::adapt);
    CHECK(o.limits.cap == Level::medium);
  }
}

TEST_CASE("SCREEN-4: row 24, a hot joint stays untouched") {
  check_place("joint-flare", Json::object(), 30);
}

TEST_CASE("SCREEN-4: row 25, trouble lying flat: sitting or on the side") {
  const Outcome o = after_yes("lying-flat");
  CHECK(o.verdict == Verdict::adapt);
  CHECK(o.limits.positions == Words{"seated", "side-left", "side-right"});
}

TEST_CASE("SCREEN-4: row 26, loose joints: no scapula lift, no arm moves") {
  const Outcome o = after_yes("loose-joints");
  CHECK(o.limits.barred_techniques.contains("scapula-lift"));
  CHECK(o.limits.barred_techniques.contains("stretch-arm-self"));
}

TEST_CASE("SCREEN-4: row 27, neck arteries: no neck work even where it was asked for") {
  Json intake = yes_to("neck");
  intake["receiver"]["opted_in"] = {"neck-back"};
  CHECK_FALSE(outcome_of(intake).limits.opted_in.contains("neck-back"));
  intake["receiver"]["answers"]["neck"] = "no";
  CHECK(outcome_of(intake).limits.opted_in.contains("neck-back"));
}

TEST_CASE(
    "SCREEN-10: row 28, ages: 13 at least, a guardian there, light; an adult for a young giver") {
  const auto with_age = [](const char* who, int age, Json more = Json::object()) {
    more[who] = {{"age", age}};
    return outcome_of(more);
  };
  CHECK(with_age("receiver", 12, {{"guardian_present", true}}).verdict == Verdict::postpone);
  CHECK(with_age("giver", 12, {{"adult_present", true}}).verdict == Verdict::postpone);
  CHECK(with_age("receiver", 15).verdict == Verdict::postpone);
  const Outcome o = with_age("receiver", 15, {{"guardian_present", true}});
  CHECK(o.verdict == Verdict::adapt);
  CHECK(o.limits.cap == Level::light);
  CHECK(with_age("receiver", 18).verdict == Verdict::go);
  CHECK(with_age("giver", 16).verdict == Verdict::postpone);
  CHECK(with_age("giver", 16, {{"adult_present", true}}).verdict == Verdict::go);
}

TEST_CASE("SCREEN-5: row 29, no clear yes means no start; a bare plan is told to agree first") {
  const auto agreed = [](Json block) { return outcome_of({{"receiver", {{"agreed", block}}}}); };
  CHECK(agreed({{"consent", false}}).verdict == Verdict::postpone);
  const Outcome yes = agreed({{"consent", true}, {"pressure_words", true}, {"stop_word", "red"}});
  CHECK(yes.verdict == Verdict::go);
  CHECK_FALSE(has_advice(yes, "SCREEN-5"));
  CHECK(has_advice(agreed({{"consent", true}, {"pressure_words", true}}), "SCREEN-5"));
  CHECK(has_advice(outcome_of(Json::object()), "SCREEN-5"));
  CHECK(after_yes("touch-uneasy").verdict == Verdict::postpone);
  CHECK(after_yes("touch-uneasy", {{"touch-wanted", "yes"}}).verdict == Verdict::adapt);
}

TEST_CASE("SCREEN-10: asleep or unable to say no: not started, whoever it is") {
  CHECK(after_yes("unable").verdict == Verdict::postpone);
  CHECK(after_yes("unable", {}, "giver").verdict == Verdict::postpone);
}

TEST_CASE("SCREEN-10: \"not sure\" counts as yes, for every question") {
  for (const auto& [id, data] : real_folder("screening").items()) {
    if (data.contains("kind")) continue;
    CAPTURE(id);
    const std::string who = data["who"] == "giver" ? "giver" : "receiver";
    Json unsure = yes_to(id, Json::object(), who);
    unsure[who]["answers"][id] = "unsure";
    CHECK(to_json(outcome_of(unsure)) == to_json(after_yes(id, {}, who)));
  }
}

TEST_CASE("SCREEN-10: every row of the table is there, none twice but where it has two questions") {
  std::multiset<int> rows;
  for (const auto& [id, data] : real_folder("screening").items())
    if (data.contains("row")) rows.insert(data["row"].get<int>());
  for (int row = 1; row <= 29; ++row) {
    CAPTURE(row);
    CHECK(rows.count(row) == (row == 27 || row == 29 ? 2 : 1));
  }
}

TEST_CASE("SCREEN-4: every place that was spoken of is shown before anything starts, unsure too") {
  int places = 0;
  for (const auto& [id, data] : real_folder("screening").items()) {
    if (!data.contains("place")) continue;
    ++places;
    CAPTURE(id);
    const Json& place = data["place"];
    const std::string where = place.value("where", "");
    std::vector<Json> on_the_back = {nullptr, "unsure"};
    if (!where.empty()) on_the_back.push_back(place["is"][0]);
    for (const char* answer : {"yes", "unsure"})
      for (const Json& told : on_the_back) {
        Json intake = {{"receiver", {{"answers", {{id, answer}}}}}};
        if (!where.empty() && !told.is_null()) intake["receiver"]["details"][where] = told;
        CAPTURE(intake.dump());
        const Outcome open = outcome_of(intake);
        CHECK(open.verdict == Verdict::postpone);
        bool asks = false;
        for (const auto& r : open.reasons) asks = asks || (r.id == id && r.text == place["ask"]);
        CHECK(asks);
      }
  }
  CHECK(places >= 10);
}

TEST_CASE(
    "SCREEN-4: what is shown is left out, even where the answer says that it lies elsewhere") {
  for (const char* id : {"diabetes", "numbness", "lump"}) {
    CAPTURE(id);
    const Outcome o =
        outcome_of(marked(yes_to(id, {{std::string(id) + "-where", "elsewhere"}}), id));
    CHECK(o.verdict == Verdict::adapt);
    REQUIRE(o.limits.marks.size() == 1);
    CHECK(o.limits.marks[0].kind == plan::Mark::Kind::avoid);
  }
}

TEST_CASE("SCREEN-1: sore places are shown before anything starts") {
  CHECK(after_yes("sore-places").verdict == Verdict::postpone);
  Json intake = yes_to("sore-places");
  intake["receiver"]["marks"] = Json::array(
      {{{"kind", "sore"}, {"u", -0.2}, {"v", 0.2}, {"for", "sore-places"}},
       {{"kind", "avoid"}, {"region", "rhomboids:left"}, {"for", Json::array({"sore-places"})}}});
  const Outcome o = outcome_of(intake);
  CHECK(o.limits.cap == Level::firm);
  REQUIRE(o.limits.marks.size() == 1);
  CHECK(o.limits.marks[0].kind == plan::Mark::Kind::sore);
  CHECK(o.limits.marks[0].radius.value == 40);
  CHECK(o.limits.area_caps.at({"rhomboids", plan::Side::left}) == Level::none);
}

TEST_CASE("SCREEN-1: an unexplained mark and an avoided region are limits of their own") {
  const Outcome o = outcome_of(
      {{"receiver",
        {{"marks", Json::array({{{"kind", "avoid"}, {"u", 0.2}, {"v", 0.6}, {"note", "bite"}}})},
         {"avoid_regions", {"low", "shoulder-blade:right"}}}}});
  CHECK(o.verdict == Verdict::adapt);
  REQUIRE(o.limits.marks.size() == 1);
  CHECK(o.limits.marks[0].note == "bite");
  CHECK(o.limits.area_caps.at({"sacrum", plan::Side::none}) == Level::none);
  CHECK(o.limits.area_caps.at({"lower-back", plan::Side::left}) == Level::none);
  CHECK(o.limits.area_caps.at({"shoulder-blade", plan::Side::right}) == Level::none);
  CHECK_FALSE(o.limits.area_caps.contains({"shoulder-blade", plan::Side::left}));
}

TEST_CASE("SCREEN-9, GIVER-4: the giver's hands, back and tiredness limit the plan") {
  const Outcome hands = after_yes("giver-hands", {}, "giver");
  CHECK(hands.limits.barred_tools.contains("thumb"));
  CHECK(hands.limits.max_total == seconds(20 * 60));
  CHECK(after_yes("giver-back", {}, "giver").limits.max_total == seconds(20 * 60));
  CHECK(after_yes("giver-tired", {}, "giver").limits.max_total == seconds(20 * 60));
  const Outcome tools = outcome_of({{"giver", {{"hurting_tools", {"heel"}}}}});
  CHECK(tools.limits.barred_tools == Words{"heel"});
  CHECK(tools.verdict == Verdict::adapt);
}

TEST_CASE("SCREEN-4: the most restrictive wins, and no position left means not today") {
  Json intake = yes_to(
      "pregnancy", {{"pregnancy-risk", "no"}, {"heart-cleared", "yes"}, {"heart-failure", "yes"}});
  intake["receiver"]["answers"]["heart"] = "yes";
  const Outcome o = outcome_of(intake);
  CHECK(o.limits.cap == Level::light);
  CHECK(o.limits.positions == Words{"seated"});
  intake["receiver"]["answers"]["fever"] = "yes";
  const Outcome ill = outcome_of(intake);
  CHECK(ill.verdict == Verdict::postpone);
  CHECK(ill.reasons[0].id == "fever");
}

TEST_CASE("BACK-4: more on the lower back needs an experienced giver and the receiver's word") {
  const auto more = [](bool asked, const char* experience) {
    return outcome_of({{"receiver", {{"asked_lumbar_more", asked}, {"asked_firm", true}}},
                       {"giver", {{"experience", experience}}}})
        .limits;
  };
  CHECK(more(true, "experienced").lumbar_more);
  CHECK(more(true, "experienced").firm_asked);
  CHECK_FALSE(more(true, "some").lumbar_more);
  CHECK_FALSE(more(false, "experienced").lumbar_more);
}

TEST_CASE("SCREEN-8: what was not answered of today's questions is said") {
  CHECK(has_advice(after_yes("lying-flat"), "SCREEN-8"));
  Json answers = Json::object();
  for (const auto& [id, data] : real_folder("screening").items())
    if (!data.contains("kind") && data["ask"] == "every-session" && data["who"] != "giver")
      answers[id] = "no";
  const Outcome all = outcome_of({{"receiver", {{"answers", answers}}}});
  CHECK(all.verdict == Verdict::go);
  CHECK_FALSE(has_advice(all, "SCREEN-8"));
}

}  // namespace
}  // namespace unknot::screening
