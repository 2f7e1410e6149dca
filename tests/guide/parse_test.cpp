// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <regex>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "base/random.hpp"
#include "guide/real_guide.hpp"
#include "guidefiles/guidefiles.hpp"

using namespace unknot;
using tests::guide_json;
using tests::read_file;
using tests::real_guide;

namespace {

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), with);
}

std::string places(const Result<guide::Guide>& guide) {
  REQUIRE_FALSE(guide.has_value());
  std::string out;
  for (const Diagnostic& d : guide.error()) out += d.place + " ";
  return out;
}

}  // namespace

TEST_CASE("guide: all problems are reported at once, each with its pointer") {
  std::string json = guide_json();
  json = replaced(json, "\"strain\":3.0", "\"strain\":true");
  json = replaced(json, "\"members\":[\"upper-trapezius\"", "\"members\":[\"uper-trapezius\"");
  json = replaced(json, "\"u_unit_mm\":195", "\"u_unit_mm\":19.5");
  const std::string found = places(guide::parse(json));
  CHECK(found.find("/tools/thumb/strain ") != std::string::npos);
  CHECK(found.find("/regions/shoulders/members/0 ") != std::string::npos);
  CHECK(found.find("/atlas/frame/u_unit_mm ") != std::string::npos);
}

TEST_CASE("guide: what is no document is one problem") {
  CHECK(places(guide::parse("")) == "the guide ");
  CHECK(places(guide::parse("{\"tools\":")) == "the guide ");
  CHECK_FALSE(guide::parse("[]").has_value());
  CHECK_FALSE(guide::parse("null").has_value());
  CHECK(places(guide::parse(
                   "{\"atlas\":1,\"regions\":[],\"zones\":\"x\",\"tools\":null,\"extra\":{}}"))
            .find("/extra ") != std::string::npos);
}

TEST_CASE("guide: damaged documents never crash the reader") {
  // The little guide, so that there are many damages a second.
  const std::string json =
      guidefiles::load_folder(std::string(UNKNOT_ROOT) + "/tests/bad/guide/good").json;
  REQUIRE(guide::parse(json).has_value());
  Random random(7);
  int refused = 0;
  for (int i = 0; i < 3000; ++i) {
    std::string damaged = json;
    for (std::uint64_t n = 1 + random.below(3); n > 0; --n) {
      constexpr std::string_view kBytes = "\"{}[],:-.0e9nt\\\x80";
      const std::size_t at = random.below(damaged.size());
      switch (random.below(3)) {
        case 0:
          damaged[at] = kBytes[random.below(kBytes.size())];
          break;
        case 1:
          damaged.erase(at, 1 + random.below(9));
          break;
        default:
          damaged.insert(at, damaged.substr(random.below(damaged.size()), 1 + random.below(30)));
      }
    }
    const auto guide = guide::parse(damaged);
    if (guide) continue;
    ++refused;
    CHECK_FALSE(guide.error().empty());
  }
  CHECK(refused > 1000);
}

TEST_CASE("guide: the hash is of the content, not of its spelling") {
  const std::string& hash = real_guide().hash;
  CHECK(std::regex_match(hash, std::regex("[0-9a-f]{16}")));
  CHECK(guide::parse(replaced(guide_json(), "\"strain\":3.0", " \"strain\" : 3.00"))->hash == hash);
  CHECK(guide::parse(replaced(guide_json(), "\"strain\":3.0", "\"strain\":3.1"))->hash != hash);
}

TEST_CASE("guide: each limit that the code asks for by name is there") {
  const std::regex asks("limit\\(\"([^\"]+)\",\\s*\"([^\"]+)\"\\)");
  int asked = 0;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(std::string(UNKNOT_ROOT) + "/src")) {
    if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") continue;
    const std::string code = read_file(entry.path().string());
    for (std::sregex_iterator m(code.begin(), code.end(), asks), end; m != end; ++m) {
      const std::string rule = (*m)[1], key = (*m)[2];
      CAPTURE(entry.path().string());
      CAPTURE(rule);
      CAPTURE(key);
      const auto found = real_guide().rules.find(rule);
      const bool there = found != real_guide().rules.end() && found->second.limit.contains(key);
      CHECK(there);
      ++asked;
    }
  }
  CHECK(asked > 10);
}

TEST_CASE("guide: a guide of one's own must have the limits of ours") {
  CHECK(guide::missing_limits(real_guide(), real_guide()).empty());
  guide::Guide own = real_guide();
  own.rules.erase("BACK-3/armpit");
  own.rules.at("BACK-2/lane").limit.erase("inner_mm");
  const Diagnostics missing = guide::missing_limits(own, real_guide());
  REQUIRE(missing.size() == 2);
  CHECK(missing[0].message == "the limit \"inner_mm\" of \"BACK-2/lane\" is missing");
  CHECK(missing[1].message == "the rule \"BACK-3/armpit\" is missing");
}

TEST_CASE("guide: regions and zones are no more than there are bits for") {
  // As many copies of one entry as make `most` in all.
  const auto with = [](const char* folder, const char* id, std::size_t now, std::size_t most) {
    auto json = nlohmann::json::parse(guide_json());
    auto& entries = json.at(folder);
    for (; now < most; ++now) entries["copy-" + std::to_string(now)] = entries.at(id);
    return guide::parse(json.dump());
  };
  const auto& regions = real_guide().regions;
  const auto single = static_cast<std::size_t>(
      std::ranges::count_if(regions, [](const auto& r) { return !r.second.group; }));
  const std::size_t zones = real_guide().zones.size();
  CHECK(with("regions", "rhomboids", single, 31).has_value());
  CHECK(places(with("regions", "rhomboids", single, 32)) == "/regions ");
  CHECK(with("zones", "kidney", zones, 27).has_value());
  CHECK(places(with("zones", "kidney", zones, 28)) == "/zones ");
}
