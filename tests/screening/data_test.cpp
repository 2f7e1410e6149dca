// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <functional>
#include <set>

#include <doctest/doctest.h>

#include "screening/real_guide.hpp"

namespace unknot::screening {
namespace {

void each_text(const Json& value, const std::string& at,
               const std::function<void(const std::string&, const std::string&)>& look) {
  if (value.is_string()) look(at, value.get<std::string>());
  if (!value.is_structured()) return;
  for (const auto& [key, item] : value.items())
    // What people may type is theirs; what we say back is ours.
    if (key != "keywords" && key != "asked" && key != "source" && key != "sources")
      each_text(item, at + "/" + key, look);
}

TEST_CASE("TRUST-3: no text diagnoses, promises a cure, or tells the old stories") {
  const std::string stories[] = {"toxin", "cortisol",     "circulation", "detox",     "cures",
                                 "heals", "you are safe", "diagnos",     "guarantee", "100%"};
  int seen = 0;
  for (const auto& [name, text] : real_guide().documents)
    if (name != "sources")
      each_text(Json::parse(text, nullptr, false), name, [&](const auto& at, std::string said) {
        ++seen;
        std::transform(said.begin(), said.end(), said.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        for (const std::string& story : stories)
          CHECK_MESSAGE(said.find(story) == std::string::npos, at, ": ", story);
      });
  CHECK(seen > 500);
}

TEST_CASE("SCREEN-4: the shipped data hold together") {
  for (const Diagnostic& d : check_data(real_guide())) FAIL_CHECK(to_text(d));
}

/// The shipped guide with one value of one folder changed.
guide::Guide changed(const char* folder, const char* pointer, Json value) {
  guide::Guide guide = real_guide();
  Json json = real_folder(folder);
  json[Json::json_pointer(pointer)] = std::move(value);
  guide.documents[folder] = json.dump();
  return guide;
}

TEST_CASE("SCREEN-4: each kind of mistake in the data is found where it is") {
  struct Mistake {
    const char* folder;
    const char* pointer;
    Json value;
    const char* place;
  };
  const Mistake mistakes[] = {
      {"screening",
       "/blood-thinners/effects/0/bar_tools",
       {"tongue"},
       "/screening/blood-thinners/effects/0/bar_tools"},
      {"screening",
       "/disc/effects/1/bar_techniques",
       {"jump"},
       "/screening/disc/effects/1/bar_techniques"},
      {"screening",
       "/disc/effects/1/area_caps/0/regions",
       {"knee"},
       "/screening/disc/effects/1/area_caps"},
      {"screening",
       "/kidney/effects/1/close_zones",
       {"knee"},
       "/screening/kidney/effects/1/close_zones"},
      {"screening", "/surgery/effects/0/when/0/detail", "weeks",
       "/screening/surgery/effects/0/when"},
      {"screening", "/surgery/place/where", "there", "/screening/surgery/place/where"},
      {"screening", "/fever/effects/0/reason", "", "/screening/fever/effects/0"},
      {"screening", "/fever/effects/0/verdict", "stop", "/screening/fever/effects/0/verdict"},
      {"screening", "/cold/effects/1/cap", "soft", "/screening/cold/effects/1/cap"},
      {"screening", "/fever/ask", "often", "/screening/fever/ask"},
      {"screening", "/fever/who", "cat", "/screening/fever/who"},
      {"screening", "/fever/source", "", "/screening/fever/source"},
      {"screening", "/heart/details/0/id", "cancer-cleared", "/screening/heart/details/0/id"},
      {"products", "/jojoba/against", "no", "/products/jojoba/points"},
      {"products", "/jojoba/name", "", "/products/jojoba/name"},
      {"answers", "/hair/see", {"nowhere"}, "/answers/hair/see"},
      {"answers", "/hair/keywords", Json::array(), "/answers/hair/keywords"},
      {"answers", "/hair/first", "soon", "/answers/hair/signs"},
      {"answers", "/sick/signs", Json::array(), "/answers/sick/signs"},
      {"answers", "/sick/signs/0", "Can't breathe", "/answers/sick/signs"},
      {"answers", "/sick/signs/0", "-oil", "/answers/sick/signs"},
      {"answers", "/words/longest_answer", 5, "/answers/hair/answer"},
      {"checklists", "/room/when", "never", "/checklists/room/when"},
      {"checklists", "/room/items/0/text", "", "/checklists/room/items"},
  };
  for (const Mistake& m : mistakes) {
    CAPTURE(m.pointer);
    const Diagnostics found = check_data(changed(m.folder, m.pointer, m.value));
    REQUIRE_FALSE(found.empty());
    CHECK(std::any_of(found.begin(), found.end(),
                      [&](const Diagnostic& d) { return d.place == m.place; }));
  }
  guide::Guide bare = real_guide();
  bare.documents.erase("products");
  CHECK(check_data(bare).size() == 1);
}

Json lists_for(const Json& state) {
  const auto text = checks(real_guide(), state.dump());
  REQUIRE(text.has_value());
  return Json::parse(*text, nullptr, false)["lists"];
}

Json list_of(const Json& lists, std::string_view id) {
  for (const Json& list : lists)
    if (list["id"] == id) return list;
  return nullptr;
}

Json item_of(const Json& list, std::string_view id) {
  for (const Json& item : list["items"])
    if (item["id"] == id) return item;
  return nullptr;
}

TEST_CASE("PREP-1, PREP-2, PREP-3, SCREEN-5, SCREEN-6, LIVE-17: the lists hold what they must") {
  const Json lists = lists_for(Json::object());
  const std::pair<const char*, std::vector<const char*>> wanted[] = {
      {"room", {"privacy", "clutter", "screens", "sheet", "warmth", "blanket", "light", "quiet"}},
      {"kit", {"surface", "lubricant", "towels", "cover", "pillows", "clean"}},
      {"giver", {"nails", "washed", "warm-hands", "calm", "cream"}},
      {"agreements", {"yes", "pressure", "honest", "stop-word", "own-word"}},
      {"comfort", {"pillow", "temperature", "position"}},
      {"start-up", {"screen", "voice", "loud", "microphone"}},
  };
  for (const auto& [id, ids] : wanted)
    for (const char* item : ids) {
      CAPTURE(id);
      CAPTURE(item);
      CHECK_FALSE(item_of(list_of(lists, id), item).is_null());
    }
  const std::string warmth = item_of(list_of(lists, "room"), "warmth")["text"];
  CHECK(warmth.find("24 °C") != std::string::npos);
}

TEST_CASE(
    "PREP-1: a room under 21 °C, PREP-2: a hard floor, PREP-3: a rushed giver bring a warning") {
  const auto warned = [](const Json& state, const char* list, const char* item) {
    return item_of(list_of(lists_for(state), list), item).contains("warning");
  };
  CHECK(warned({{"room_c", 20.9}}, "room", "warmth"));
  CHECK_FALSE(warned({{"room_c", 21}}, "room", "warmth"));
  CHECK_FALSE(warned(Json::object(), "room", "warmth"));
  CHECK(warned({{"surface", "floor"}}, "kit", "surface"));
  CHECK_FALSE(warned({{"surface", "bed"}}, "kit", "surface"));
  CHECK(warned({{"giver", "rushed"}}, "giver", "calm"));
  CHECK(warned({{"giver", "stressed"}}, "giver", "calm"));
  CHECK_FALSE(warned({{"giver", "calm"}}, "giver", "calm"));
}

TEST_CASE("PREP-4: lists done before come short, with what a day can change") {
  const Json first = lists_for(Json::object());
  const Json again = lists_for({{"done_before", {"room", "kit"}}});
  CHECK(list_of(again, "room")["short"] == true);
  CHECK(list_of(again, "room")["items"].size() < list_of(first, "room")["items"].size());
  CHECK_FALSE(item_of(list_of(again, "room"), "warmth").is_null());
  CHECK(item_of(list_of(again, "room"), "clutter").is_null());
  CHECK(list_of(again, "giver") == list_of(first, "giver"));
  // A warning is said even in a short list.
  const Json floor = lists_for({{"done_before", {"kit"}}, {"surface", "floor"}});
  CHECK(item_of(list_of(floor, "kit"), "surface").contains("warning"));
  CHECK_FALSE(checks(real_guide(), R"({"done_before": ["garden"]})").has_value());
}

TEST_CASE("AFTER-7: the watch list names each sign and what to do") {
  const Json list = list_of(lists_for(Json::object()), "aftercare");
  for (const char* sign : {"belly", "urine", "bruise", "numbness", "headache", "double vision",
                           "slurred", "leg", "breathing"})
    CHECK_MESSAGE(list.dump().find(sign) != std::string::npos, sign);
  for (const Json& item : list["items"])
    if (item["id"] != "next-time") CHECK(item.contains("act"));
}

TEST_CASE("AFTER-5: ten tips, each tied to what the session showed") {
  const Json list = list_of(lists_for(Json::object()), "tips");
  std::set<std::string> ids;
  for (const Json& item : list["items"]) {
    ids.insert(item["id"]);
    CHECK_FALSE(item["shown_by"].empty());
  }
  CHECK(ids == std::set<std::string>{"chatter", "cold-hands", "dragging", "ignored", "neglected",
                                     "posture", "rushing", "tickling", "too-deep", "uneven"});
}

}  // namespace
}  // namespace unknot::screening
