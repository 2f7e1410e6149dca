// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "base/json_writer.hpp"

#include <cmath>
#include <limits>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "base/random.hpp"

using namespace unknot;

namespace {

std::string number(double v, int decimals) { return JsonWriter().number(v, decimals).take(); }

}  // namespace

TEST_CASE("commas and nesting") {
  JsonWriter out;
  out.begin_object().field("a", "x").key("b").begin_array().integer(1).boolean(true);
  out.begin_object().end_object().begin_array().end_array().end_array();
  out.field("c", 1.5, 1).key("d").raw("null").field("e", false).end_object();
  CHECK(out.str() == R"({"a":"x","b":[1,true,{},[]],"c":1.5,"d":null,"e":false})");
}

TEST_CASE("numbers have a fixed number of decimals, half away from zero, no zeros behind") {
  CHECK(number(0, 3) == "0");
  CHECK(number(-0.0, 3) == "0");
  CHECK(number(-0.0004, 3) == "0");
  CHECK(number(1.25, 1) == "1.3");
  CHECK(number(-1.25, 1) == "-1.3");
  CHECK(number(0.5, 0) == "1");
  CHECK(number(-0.5, 0) == "-1");
  CHECK(number(1.5, 3) == "1.5");
  CHECK(number(-0.05, 2) == "-0.05");
  CHECK(number(100, 6) == "100");
  CHECK(number(0.999999, 3) == "1");
  CHECK(number(123456.000001, 6) == "123456.000001");
}

TEST_CASE("numbers that JSON cannot hold are null") {
  CHECK(number(std::nan(""), 2) == "null");
  CHECK(number(std::numeric_limits<double>::infinity(), 2) == "null");
  CHECK(number(-std::numeric_limits<double>::infinity(), 2) == "null");
  CHECK(number(1e12, 2) == "null");
  CHECK(number(999999999999.0, 3) == "999999999999");
}

TEST_CASE("whole numbers to their ends") {
  CHECK(JsonWriter().integer(std::numeric_limits<std::int64_t>::min()).str() ==
        "-9223372036854775808");
  CHECK(JsonWriter().unsigned_integer(std::numeric_limits<std::uint64_t>::max()).str() ==
        "18446744073709551615");
}

TEST_CASE("what was written and read again is written the same") {
  Random random(7);
  for (int i = 0; i < 20000; ++i) {
    const int decimals = static_cast<int>(random.below(7));
    const double size = std::pow(10.0, static_cast<double>(random.below(8)));
    const std::string once = number((random.unit() - 0.5) * size, decimals);
    const double back = nlohmann::json::parse(once).get<double>();
    REQUIRE(number(back, decimals) == once);
  }
}

TEST_CASE("any text survives") {
  std::string all;
  for (int c = 0; c < 128; ++c) all += static_cast<char>(c);
  all += "\xc3\xa9\xf0\x9f\x99\x82";
  const std::string written = JsonWriter().text(all).take();
  CHECK(nlohmann::json::parse(written).get<std::string>() == all);
  JsonWriter keyed;
  keyed.begin_object().field(all, 1.0, 0).end_object();
  CHECK(nlohmann::json::parse(keyed.str()).contains(all));
}
