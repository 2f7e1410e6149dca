// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "base/quantity.hpp"

#include <doctest/doctest.h>

using namespace unknot;

namespace {

/// What is read, or why not.
std::string said(std::string_view text, Measured what, Bounds bounds) {
  const auto read = read_quantity(text, what, bounds);
  return read ? shown(*read) : "no: " + read.error()[0].message;
}

}  // namespace

TEST_CASE("issue 11, section 6: a height is read as people write it") {
  const std::pair<const char*, const char*> rows[] = {
      {"172", "172"},
      {"172,5", "172.5"},
      {"172.5", "172.5"},
      {" 172 cm ", "172"},
      {"172cm", "172"},
      {"1720 mm", "172"},
      {"1.72", "172"},
      {"1,72 m", "172"},
      {"1.72m", "172"},
      {"1 m 72", "172"},
      {"1m72", "172"},
      {"5'8", "172.72"},
      {"5'8\"", "172.72"},
      {"5\xE2\x80\xB2"
       "8\xE2\x80\xB3",
       "172.72"},
      {"5\xE2\x80\x99"
       "8\xE2\x80\x9D",
       "172.72"},
      {"5 ft 8 in", "172.72"},
      {"5ft8", "172.72"},
      {"5 foot 8", "172.72"},
      {"5 feet and 8 inches", "172.72"},
      {"5 ft 8\xC2\xBD in", "173.99"},
      {"68 in", "172.72"},
      {"68\"", "172.72"},
      {"6 feet", "182.88"},
      {"\xEF\xBC\x91\xEF\xBC\x97\xEF\xBC\x92", "172"},
      {"\xD9\xA1\xD9\xA7\xD9\xA2", "172"},
      {"1725", "no: 1725 cm is out of range"},
      {"58", "no: 58 cm is out of range"},
      {"5.8", "no: 5.8 cm is out of range"},
      {"-172", "no: -172 cm is out of range"},
      {"5'8'9", "no: \"'\" is no unit that is read here"},
      {"5 8", "no: this is no number"},
      {"172 kg", "no: \"kg\" is no unit that is read here"},
      {"1.725,5", "no: this can be read in more than one way"},
      {"tall", "no: this is no number"},
      {"", "no: nothing is said here"},
      {"17\xE2\x80\xAE"
       "2",
       "no: no number has U+202E (right-to-left override)"},
      {"1e3", "no: \"e\" is no unit that is read here"},
      {"99999999999999999999", "no: this number is beyond what is read here"},
      {"NaN", "no: this is no number"},
  };
  for (const auto& [text, value] : rows) {
    CAPTURE(text);
    CHECK(said(text, Measured::length, {100, 250}) == value);
  }
}

TEST_CASE("issue 11, section 6: ages, weights, minutes and numbers") {
  CHECK(said("34,5", Measured::age, {0, 120}) == "34.5");
  CHECK(said("34 years", Measured::age, {0, 120}) == "34");
  CHECK(said("34 years old", Measured::age, {0, 120}) == "34");
  CHECK(said("18 months", Measured::age, {0, 120}) == "1.5");
  CHECK(said("345", Measured::age, {0, 120}) == "no: 345 years is out of range");
  CHECK(said("70,5", Measured::mass, {20, 300}) == "70.5");
  CHECK(said("154 lbs", Measured::mass, {20, 300}) == "69.853");
  CHECK(said("11 st 4", Measured::mass, {20, 300}) == "71.668");
  CHECK(said("11st 4lb", Measured::mass, {20, 300}) == "71.668");
  CHECK(said("25,5", Measured::minutes, {5, 90}) == "25.5");
  CHECK(said("\xC2\xBD h", Measured::minutes, {5, 90}) == "30");
  CHECK(said("half an hour", Measured::minutes, {5, 90}) == "30");
  CHECK(said("1 h 30", Measured::minutes, {5, 90}) == "90");
  CHECK(said("1\xC2\xBD hours", Measured::minutes, {5, 90}) == "90");
  CHECK(said("600 s", Measured::minutes, {5, 90}) == "10");
  CHECK(said("1:30", Measured::minutes, {5, 90}) == "no: \":\" is no unit that is read here");
  CHECK(said("8,4 cm", Measured::breadth, {50, 130}) == "84");
  CHECK(said("2,5", Measured::number, {0, 10}) == "2.5");
  CHECK(said("1/2", Measured::number, {0, 10}) == "0.5");
  CHECK(said("3 1/4", Measured::number, {0, 10}) == "3.25");
  CHECK(said("3/0", Measured::number, {0, 10}) == "no: this is no fraction");
}

TEST_CASE("issue 11, section 6: a number comes out as it went in") {
  for (int i = 0; i < 20000; ++i) {
    const double value = i / 100.0;
    const auto read = read_quantity(shown(value), Measured::number, {0, 1000});
    REQUIRE(read);
    CHECK(*read == value);
  }
}
