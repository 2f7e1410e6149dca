// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "screening/moment.hpp"
#include "screening/real_guide.hpp"

/// Yesterday's answers are not today's (SCREEN-8, ROAD-6).
namespace unknot::screening {
namespace {

/// One answer of each kind and a yes to the massage, all at `given`; asked about at `now`.
Json evening(const char* given, const char* now) {
  return {{"now", now},
          {"receiver",
           {{"asked", std::string(given).substr(0, 10)},
            {"answers", {{"fever", "no"}, {"heart", "no"}}},
            {"agreed", {{"consent", true}}},
            {"given", {{"fever", given}, {"heart", given}, {"consent", given}}}}}};
}

Outcome judged(const Json& intake) {
  const auto outcome = screen(real_guide(), intake.dump());
  REQUIRE(outcome.has_value());
  return *outcome;
}

const std::vector<std::string> kAll = {"/receiver/answers/fever", "/receiver/answers/heart",
                                       "/receiver/agreed/consent"};

TEST_CASE("SCREEN-8, ROAD-6: an answer holds for two hours and not a minute longer") {
  CHECK(judged(evening("2026-11-28T20:15+01:00", "2026-11-28T20:15+01:00")).verdict == Verdict::go);
  CHECK(judged(evening("2026-11-28T20:15+01:00", "2026-11-28T22:15+01:00")).verdict == Verdict::go);
  const Outcome late = judged(evening("2026-11-28T20:15+01:00", "2026-11-28T22:16+01:00"));
  CHECK(late.verdict == Verdict::ask_again);
  CHECK(late.again == kAll);
  CHECK(late.limits.cap == Level::none);
  REQUIRE(late.reasons.size() == 4);
  CHECK(late.reasons[0].id == "SCREEN-8");
  CHECK(late.reasons[1].text == "Fever or feeling ill (who lies down): answered 2 hours ago");
}

TEST_CASE("SCREEN-8, ROAD-6: forty days later everything is asked again") {
  const Outcome late = judged(evening("2026-10-19T20:15+02:00", "2026-11-28T20:15+01:00"));
  CHECK(late.verdict == Verdict::ask_again);
  CHECK(late.again == kAll);
  CHECK(late.reasons[1].text == "Fever or feeling ill (who lies down): answered 40 days ago");
}

TEST_CASE("ROAD-6: clocks that go back, journeys and midnight make no answer younger") {
  // The clocks go back at three: an hour and a half later by the sun, half an hour by the wall.
  CHECK(judged(evening("2026-10-25T02:30+02:00", "2026-10-25T03:00+01:00")).verdict == Verdict::go);
  CHECK(judged(evening("2026-10-25T02:30+02:00", "2026-10-25T03:31+01:00")).verdict ==
        Verdict::ask_again);
  // Berlin, and the next evening's same hour in New York.
  CHECK(judged(evening("2026-11-28T20:15+01:00", "2026-11-28T20:15-05:00")).verdict ==
        Verdict::ask_again);
  CHECK(judged(evening("2026-11-28T23:50+01:00", "2026-11-29T00:30+01:00")).verdict == Verdict::go);
}

TEST_CASE("ROAD-6: an answer from the future, or of an unknown age, is asked again") {
  CHECK(judged(evening("2026-11-28T20:19+01:00", "2026-11-28T20:15+01:00")).verdict == Verdict::go);
  const Outcome ahead = judged(evening("2026-11-28T20:21+01:00", "2026-11-28T20:15+01:00"));
  CHECK(ahead.verdict == Verdict::ask_again);
  CHECK(ahead.again == kAll);
  Json some = evening("2026-11-28T20:15+01:00", kNow);
  some["receiver"]["given"].erase("consent");
  CHECK(judged(some).again == std::vector<std::string>{"/receiver/agreed/consent"});
}

TEST_CASE("SCREEN-8: a list that was asked ninety days ago is asked afresh, the day is data") {
  Json intake = evening(kNow, kNow);
  intake["receiver"]["asked"] = "2026-08-30";
  CHECK(judged(intake).verdict == Verdict::go);
  intake["receiver"]["asked"] = "2026-08-29";
  const Outcome old = judged(intake);
  CHECK(old.verdict == Verdict::ask_again);
  CHECK(old.again == std::vector<std::string>{"/receiver/answers/heart"});
  intake["receiver"]["asked"] = "2027-08-29";
  CHECK(judged(intake).verdict == Verdict::ask_again);
}

TEST_CASE("ROAD-6: what both took on another evening is not taken on today") {
  Json intake = {{"now", kNow},
                 {"accepted", {"cold"}},
                 {"receiver", {{"answers", {{"cold", "yes"}}}, {"given", {{"cold", kNow}}}}}};
  CHECK(judged(intake).again == std::vector<std::string>{"/accepted"});
  CHECK(judged(intake).verdict == Verdict::ask_again);
  intake["given"] = {{"accepted", kNow}};
  CHECK(judged(intake).verdict == Verdict::adapt);
}

TEST_CASE("SCREEN-10: what today's answers forbid is said before anything is asked again") {
  Json intake = evening("2026-10-19T20:15+02:00", kNow);
  for (const auto& [id, verdict] : {std::pair{"chest-emergency", Verdict::emergency},
                                    std::pair{"substances", Verdict::postpone}}) {
    Json now = intake;
    now["receiver"]["answers"][id] = "yes";
    now["receiver"]["given"][id] = kNow;
    CHECK(judged(now).verdict == verdict);
    CHECK(judged(now).again == kAll);
  }
  // An old yes is neither an emergency of today nor forgotten.
  intake["receiver"]["answers"]["chest-emergency"] = "yes";
  CHECK(judged(intake).verdict == Verdict::ask_again);
}

TEST_CASE("ROAD-6: answers without the moment of asking are a problem with its place") {
  Json intake = evening(kNow, kNow);
  intake.erase("now");
  const auto outcome = screen(real_guide(), intake.dump());
  REQUIRE_FALSE(outcome.has_value());
  CHECK(outcome.error()[0].place == "/now");
  CHECK(screen(real_guide(), "{}").has_value());
  CHECK(screen(real_guide(), R"({"receiver": {"avoid_regions": ["sacrum"]}})").has_value());
}

TEST_CASE("ROAD-6: moments are read whole or not at all") {
  CHECK(read_moment("1970-01-01T00:00Z")->minute == 0);
  CHECK(read_moment("1970-01-01T01:00+01:00")->minute == 0);
  CHECK(read_moment("1970-01-02T00:30+14:00")->day == 1);
  for (const char* bad :
       {"", "2026-11-28", "2026-11-28T20:15", "2026-11-28 20:15Z", "2026-02-30T20:15Z",
        "2026-11-28T24:00Z", "2026-11-28T20:60Z", "2026-11-28T20:15z", "2026-11-28T20:15+1:00",
        "2026-11-28T20:15:00Z", "2026-11-28T20:15 01:00", "2026-11-28T20:15+01:00 "}) {
    CAPTURE(bad);
    CHECK_FALSE(read_moment(bad).has_value());
    Json intake = evening(bad, kNow);
    intake["receiver"].erase("asked");
    const auto outcome = screen(real_guide(), intake.dump());
    REQUIRE_FALSE(outcome.has_value());
    CHECK(outcome.error()[0].place == "/receiver/given/consent");
  }
}

TEST_CASE("ROAD-6: a file without times counts as given at its date, or now") {
  const Json told = {{"receiver", {{"answers", {{"fever", "no"}}}}}};
  const auto plain = dated(real_guide(), told.dump(), kNow);
  REQUIRE(plain.has_value());
  CHECK(plain->without == 1);
  CHECK_FALSE(plain->by_date);
  CHECK(screen(real_guide(), plain->intake)->verdict == Verdict::go);
  Json file = told;
  for (const auto& [date, verdict] :
       {std::pair{"2026-11-28", Verdict::go}, std::pair{"2026-11-27", Verdict::ask_again},
        std::pair{"2026-10-19", Verdict::ask_again}, std::pair{"2026-11-30", Verdict::ask_again}}) {
    file["date"] = date;
    file["now"] = std::string(date) + "T20:15+01:00";  // never believed
    const auto by_date = dated(real_guide(), file.dump(), kNow);
    REQUIRE(by_date.has_value());
    CHECK(screen(real_guide(), by_date->intake)->verdict == verdict);
  }
  CHECK(dated(real_guide(), "{", kNow)->intake == "{");
}

}  // namespace
}  // namespace unknot::screening

TEST_CASE("SCREEN-8: a moment is written as it is read, every day until the year 2500") {
  CHECK(unknot::screening::moment_text(0) == "1970-01-01T00:00Z");
  for (std::int64_t minute = 7; minute < 279'000'000; minute += 24 * 60 + 1) {
    const auto back = unknot::screening::read_moment(unknot::screening::moment_text(minute));
    REQUIRE(back.has_value());
    REQUIRE(back->minute == minute);
  }
}
