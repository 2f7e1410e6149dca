// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "base/json_reader.hpp"

#include <limits>
#include <set>
#include <vector>

#include <doctest/doctest.h>

using namespace unknot;
using namespace std::string_literals;

namespace {

Diagnostic refused(std::string_view text) {
  const auto json = parse_json(text, "here");
  REQUIRE_FALSE(json.has_value());
  REQUIRE(json.error().size() == 1);
  CHECK(json.error()[0].place == "here");
  return json.error()[0];
}

struct At {
  int line, column;
  friend bool operator==(const At&, const At&) = default;
};
At at(const Diagnostic& d) { return {d.line, d.column}; }

/// The problems that `read` finds in one object, as "place: message".
template <class Read>
std::vector<std::string> problems_in(std::string_view text, Read read) {
  const auto json = parse_json(text, "here");
  REQUIRE(json.has_value());
  Diagnostics problems;
  JsonReader in(*json, "/p", problems);
  read(in);
  std::vector<std::string> out;
  for (const auto& d : problems) out.push_back(d.place + ": " + d.message);
  return out;
}
using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a syntax error names line and column") {
  CHECK(at(refused("{\"a\": 1,\n  \"b\": ]}")) == At{2, 8});
  CHECK(at(refused("x")) == At{1, 1});
  CHECK(at(refused("[1,\n2,\n\n 3 4]")) == At{4, 4});
  CHECK(at(refused("{} {}")) == At{1, 4});
}

TEST_CASE("a text that ends too early says so") {
  for (const char* text : {"", "{", "[1, ", "{\"a\"", "\"abc", "tru"}) {
    CAPTURE(text);
    CHECK(refused(text).message == "the text ends in the middle: this is not complete JSON");
  }
}

TEST_CASE("numbers beyond a double, NaN and comments are no JSON") {
  for (const char* text : {"1e999", "-1e999", "[1e400]", "NaN", "Infinity", "01", "1.", ".5",
                           "0x10", "// c\n1", "[1,]", "{\"a\":1,}", "'a'"}) {
    CAPTURE(text);
    refused(text);
  }
}

TEST_CASE("text that is not UTF-8 is refused") {
  for (const auto& text : {"\"\xff\""s, "\"\xc3\""s, "\"\xed\xa0\x80\""s, "\"\xc0\xaf\""s,
                           "{\"\x80\":1}"s, "\"\\ud800\""s}) {
    CAPTURE(text);
    refused(text);
  }
  CHECK(parse_json("\"\xc3\xa9 \xf0\x9f\x99\x82\"", "here").has_value());
}

TEST_CASE("a raw NUL ends nothing silently") {
  CHECK(at(refused("{}\0{}"s)) == At{1, 3});
  CHECK(at(refused("[1,\n\0 2]"s)) == At{2, 1});
  refused("\0"s);
  refused("\"a\0b\""s);
  CHECK(parse_json("\"a\\u0000b\"", "here")->get<std::string>() == "a\0b"s);
}

TEST_CASE("a hundred thousand brackets are refused, not followed") {
  const std::string open(100'000, '[');
  const std::string close(100'000, ']');
  CHECK(refused(open + close).message == "this is nested too deeply");
  refused(open);
  std::string objects;
  for (int i = 0; i < 100'000; ++i) objects += "{\"a\":";
  refused(objects + "1" + std::string(100'000, '}'));
  CHECK(parse_json(std::string(50, '[') + std::string(50, ']'), "here").has_value());
  // Brackets in a string are text.
  CHECK(parse_json("\"\\\"" + open + "\"", "here").has_value());
}

TEST_CASE("a missing key leaves the target alone and is no problem") {
  double number = 3;
  std::int64_t integer = 4;
  bool boolean = true;
  std::string text = "x";
  std::set<std::string> texts{"y"};
  CHECK(problems_in("{}", [&](JsonReader& in) {
          in.number("n", number, 0, 1);
          in.integer("i", integer, 0, 1);
          in.boolean("b", boolean);
          in.text("t", text);
          in.one_of("o", text, {"a"});
          in.texts("l", texts);
          CHECK(in.array("l") == nullptr);
          CHECK(in.object("o") == nullptr);
          CHECK_FALSE(in.has("n"));
        }).empty());
  CHECK(number == 3);
  CHECK(integer == 4);
  CHECK(boolean);
  CHECK(text == "x");
  CHECK(texts == std::set<std::string>{"y"});
}

TEST_CASE("every wrong type is a problem at its pointer, and changes nothing") {
  const std::vector<std::string> values{"null", "true", "1", "1.5", "\"w\"", "[]", "{}"};
  for (const auto& value : values) {
    CAPTURE(value);
    const std::string object = "{\"k\":" + value + "}";
    const auto count = [&](auto read) { return problems_in(object, read).size(); };
    double number = 7;
    std::int64_t integer = 7;
    bool boolean = false;
    std::string text = "old";
    std::string word = "w";
    CHECK(count([&](JsonReader& in) { in.number("k", number, 0, 9); }) ==
          (value == "1" || value == "1.5" ? 0 : 1));
    CHECK(count([&](JsonReader& in) { in.integer("k", integer, 0, 9); }) == (value == "1" ? 0 : 1));
    CHECK(count([&](JsonReader& in) { in.boolean("k", boolean); }) == (value == "true" ? 0 : 1));
    CHECK(count([&](JsonReader& in) { in.text("k", text); }) == (value == "\"w\"" ? 0 : 1));
    CHECK(count([&](JsonReader& in) { in.one_of("k", word, {"w"}); }) ==
          (value == "\"w\"" ? 0 : 1));
    CHECK(count([&](JsonReader& in) { in.array("k"); }) == (value == "[]" ? 0 : 1));
    CHECK(count([&](JsonReader& in) { in.object("k"); }) == (value == "{}" ? 0 : 1));
    CHECK(word == "w");
    if (value == "null") {
      CHECK(number == 7);
      CHECK(integer == 7);
      CHECK(text == "old");
    }
  }
}

TEST_CASE("numbers out of range name what they were") {
  double n = 5;
  std::int64_t i = 5;
  const auto found =
      problems_in(R"({"low":-1,"high":10.5,"big":18446744073709551615,"min":-9223372036854775808})",
                  [&](JsonReader& in) {
                    in.number("low", n, 0, 10);
                    in.number("high", n, 0, 10);
                    in.integer("big", i, 0, std::numeric_limits<std::int64_t>::max());
                    in.integer("min", i, 0, 10);
                  });
  CHECK(found == Texts{"/p/low: -1 is out of range", "/p/high: 10.5 is out of range",
                       "/p/big: 18446744073709551615 is out of range",
                       "/p/min: -9223372036854775808 is out of range"});
  CHECK(n == 5);
  CHECK(i == 5);
}

TEST_CASE("the ends of a range are in it") {
  double n = 5;
  CHECK(problems_in(R"({"a":0,"b":10})", [&](JsonReader& in) {
          in.number("a", n, 0, 10);
          CHECK(n == 0);
          in.number("b", n, 0, 10);
          CHECK(n == 10);
        }).empty());
}

TEST_CASE("all problems are told at once") {
  std::set<std::string> list;
  std::string word = "a";
  const auto found =
      problems_in(R"({"list":["x",1,null],"word":"c","extra":1})", [&](JsonReader& in) {
        in.texts("list", list);
        in.one_of("word", word, {"a", "b"});
        in.only({"list", "word"});
      });
  CHECK(found == Texts{"/p/list/1: must be a string", "/p/list/2: must be a string",
                       "/p/word: unknown word \"c\"", "/p/extra: unknown key"});
  CHECK(word == "a");
}

TEST_CASE("what is no object is one problem and reads as empty") {
  for (const char* text : {"null", "[]", "1", "\"a\""}) {
    CAPTURE(text);
    CHECK(problems_in(text, [](JsonReader& in) {
            CHECK_FALSE(in.has("a"));
            in.only({});
          }) == Texts{"/p: must be an object"});
  }
}

TEST_CASE("a key that stands twice is refused, with its path and both places") {
  const Diagnostic d = refused(R"({"receiver":{"answers":{"fever":"yes","fever":"no"}}})");
  CHECK(at(d) == At{1, 39});
  CHECK(d.message == "/receiver/answers/fever stands here a second time; the first is 1:25");
  CHECK(at(refused("{\"a\": 1,\n \"\\u0061\": 2}")) == At{2, 2});
  CHECK(refused(R"([{"a/b": [0, {"x": 1, "x": 1}]}])").message.starts_with("/0/a~1b/1/x stands"));
  refused(R"({"": 0, "": 0})");
  refused(R"({"a": {"b": "}\"{,"}, "c": [1, "a"], "a": 2})");
  refused("\xef\xbb\xbf{\"a\": 1, \"a\": 1}");
  for (const char* fine : {R"([{"a": 1}, {"a": {"a": []}}])", R"({"a": "a", "b": ["a", "a"]})",
                           R"({"a": {}, "b": {"a": 1}, "A": 1, "a ": 1})", R"(["a", "a"])"}) {
    CAPTURE(fine);
    CHECK(parse_json(fine, "here").has_value());
  }
}

TEST_CASE("a byte order mark in front is read past, one further in is not") {
  CHECK(parse_json("\xef\xbb\xbf{}", "here").has_value());
  refused("{}\xef\xbb\xbf");
}

TEST_CASE("20, 20.0 and 2e1 are one whole number; beyond 2^53 nobody guesses") {
  for (const char* text : {"20", "20.0", "2e1", "200e-1"}) {
    CAPTURE(text);
    const auto found = problems_in("{\"n\":" + std::string(text) + "}", [](JsonReader& in) {
      std::int64_t n = 0;
      in.integer("n", n, 0, INT64_MAX);
      CHECK(n == 20);
    });
    CHECK(found.empty());
  }
  for (const char* text : {"9007199254740992", "9007199254740993", "1e300", "-1", "20.5"}) {
    CAPTURE(text);
    const auto found = problems_in("{\"n\":" + std::string(text) + "}", [](JsonReader& in) {
      std::int64_t n = 7;
      in.integer("n", n, 0, INT64_MAX);
      CHECK(n == 7);
    });
    CHECK(found.size() == 1);
  }
}
