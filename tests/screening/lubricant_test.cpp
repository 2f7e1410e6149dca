// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "screening/real_guide.hpp"

namespace unknot::screening {
namespace {

Json chosen(const Json& wishes) {
  const auto text = lubricant(real_guide(), wishes.dump());
  if (!text)
    for (const Diagnostic& d : text.error()) MESSAGE(to_text(d));
  REQUIRE(text.has_value());
  return Json::parse(*text, nullptr, false);
}

Json for_skin(const char* skin) { return {{"receiver", {{"skin", skin}}}}; }

std::string why_barred(const Json& answer, std::string_view id) {
  for (const Json& b : answer["barred"])
    if (b["id"] == id) return b["why"];
  return {};
}

/// The guide's table, cell by cell, as facts: the words in our data must say the same.
struct Cells {
  const char* id;
  std::vector<const char*> best_for, glide_and_feel, skin, clean_up;
  int cost;
};

bool says(const Json& product, const std::vector<const char*>& keys, const char* fact) {
  for (const char* key : keys) {
    const Json* v = product.contains(key) ? &product[key] : nullptr;
    if (v != nullptr && v->is_string() && v->get<std::string>().find(fact) != std::string::npos)
      return true;
  }
  return false;
}

TEST_CASE("LUBE-1: every cell of the table of products is in the data") {
  const Cells table[] = {
      {"fractionated-coconut",
       {"nearly everybody"},
       {"excellent", "soaks in well"},
       {"most", "clog easily"},
       {"easy", "easily", "little", "hardly marks"},
       2},
      {"sweet-almond",
       {"all-round", "sensitive skin"},
       {"very good", "light"},
       {"most", "not with a nut allergy"},
       {"moderate", "light fabrics", "pale fabric"},
       1},
      {"grapeseed",
       {"oily", "mixed"},
       {"light", "soaks in fast"},
       {"oily", "acne-prone"},
       {"easy", "minimal"},
       1},
      {"unscented-lotion",
       {"handiness", "short sessions"},
       {"varies", "good one glides decently"},
       {"check the label"},
       {"usually easy", "minimal residue"},
       1},
      {"jojoba",
       {"very sensitive", "skin's own oil"},
       {"good", "not greasy"},
       {"all", "sensitive above all"},
       {"moderate", "waxy"},
       3},
  };
  for (const Cells& row : table) {
    CAPTURE(row.id);
    const Json& product = real_folder("products")[row.id];
    for (const char* fact : row.best_for) CHECK_MESSAGE(says(product, {"best_for"}, fact), fact);
    for (const char* fact : row.glide_and_feel)
      CHECK_MESSAGE(says(product, {"glide", "feel"}, fact), fact);
    for (const char* fact : row.skin)
      CHECK_MESSAGE(says(product, {"skin_types", "skin_note"}, fact), fact);
    for (const char* fact : row.clean_up)
      CHECK_MESSAGE(says(product, {"washes", "stains", "clean_up"}, fact), fact);
    CHECK(product["cost"] == row.cost);
  }
  CHECK(real_folder("products")["fractionated-coconut"]["cost_note"] == "good value");
  CHECK(real_folder("products")["fractionated-coconut"]["default"] == true);
  for (const char* id : {"fractionated-coconut", "sweet-almond", "grapeseed", "jojoba"})
    CHECK(real_folder("products")[id]["comedogenic"] == 2);
  CHECK(real_folder("products")["mineral-oil"]["comedogenic"] == 0);
}

TEST_CASE("LUBE-2: one recommendation with its reason, by skin, hair, stains, time and purse") {
  CHECK(chosen(Json::object())["product"] == "fractionated-coconut");
  CHECK(chosen(for_skin("normal"))["product"] == "fractionated-coconut");
  CHECK(chosen(for_skin("dry"))["product"] == "sweet-almond");
  CHECK(chosen(for_skin("oily"))["product"] == "grapeseed");
  CHECK(chosen(for_skin("combination"))["product"] == "grapeseed");
  CHECK(chosen(for_skin("sensitive"))["product"] == "sweet-almond");
  CHECK(chosen(for_skin("very-sensitive"))["product"] == "jojoba");
  CHECK(chosen({{"hairy", true}})["product"] == "fractionated-coconut");
  CHECK(chosen({{"minutes", 12}})["product"] == "unscented-lotion");
  CHECK(chosen({{"budget", "low"}})["product"] != "jojoba");
  CHECK(real_folder(
            "products")[chosen({{"budget", "low"}})["product"].get<std::string>()]["cost"] == 1);
  const Json stains = chosen({{"stain_worry", true}, {"receiver", {{"skin", "sensitive"}}}});
  CHECK(stains["product"] != "sweet-almond");
  for (const char* skin : {"dry", "oily", "very-sensitive"})
    CHECK(chosen(for_skin(skin))["why"].get<std::string>().find("skin") != std::string::npos);
}

TEST_CASE("LUBE-2: eczema takes a plain emollient and nothing else") {
  const Json eczema = chosen(for_skin("eczema"));
  CHECK(eczema["product"] == "plain-emollient");
  CHECK(eczema["others"].empty());
  Json reacted = for_skin("eczema");
  reacted["receiver"]["barred"] = {"plain-emollient"};
  CHECK(chosen(reacted)["product"].is_null());
}

TEST_CASE("LUBE-2: what is in the cupboard goes first, if it is fit") {
  CHECK(chosen({{"cupboard", {"jojoba"}}})["product"] == "jojoba");
  CHECK(chosen({{"cupboard", {"jojoba"}}})["in_cupboard"] == true);
  const Json kitchen = chosen({{"cupboard", {"olive", "mineral-oil"}}});
  CHECK(kitchen["product"] == "fractionated-coconut");
  CHECK(kitchen["in_cupboard"] == false);
  CHECK(chosen({{"cupboard", {"other-nut-oil"}}})["product"] == "other-nut-oil");
}

TEST_CASE("LUBE-3: mineral oil, scent and kitchen oils are advised against, for the true reasons") {
  const Json answer = chosen(Json::object());
  CHECK(why_barred(answer, "mineral-oil").find("feel") != std::string::npos);
  CHECK(why_barred(answer, "olive").find("stain") != std::string::npos);
  CHECK(why_barred(answer, "scented-oil").find("skin") != std::string::npos);
  CHECK_FALSE(why_barred(answer, "peanut-oil").empty());
}

TEST_CASE("LUBE-3: an allergy of either person blocks, nuts and coconut by themselves") {
  for (const char* who : {"receiver", "giver"}) {
    CAPTURE(who);
    const auto allergic = [&](const char* to) {
      return chosen({{who, {{"allergies", {to}}}}, {"cupboard", {"other-nut-oil"}}});
    };
    const Json nuts = allergic("tree-nut");
    CHECK_FALSE(why_barred(nuts, "sweet-almond").empty());
    CHECK_FALSE(why_barred(nuts, "other-nut-oil").empty());
    CHECK(why_barred(nuts, "fractionated-coconut").empty());
    const Json coconut = allergic("coconut");
    CHECK_FALSE(why_barred(coconut, "fractionated-coconut").empty());
    CHECK(why_barred(coconut, "sweet-almond").empty());
    CHECK(why_barred(allergic("peanut"), "peanut-oil").find("allergic") != std::string::npos);
    const Json unsure = allergic("unsure-which");
    for (const char* id : {"sweet-almond", "fractionated-coconut", "grapeseed", "other-nut-oil"})
      CHECK_FALSE(why_barred(unsure, id).empty());
    CHECK(unsure["product"] == "jojoba");
  }
}

TEST_CASE("LUBE-4: a new product is tested on whoever does not know it, 30 minutes at least") {
  const Json fresh = chosen(Json::object());
  CHECK(fresh["patch_test"]["needed"] == true);
  CHECK(fresh["patch_test"]["who"] == Json({"receiver", "giver"}));
  CHECK(fresh["patch_test"]["minutes"] == 30);
  CHECK(fresh["patch_test"]["instant_minutes"] == 15);
  CHECK(fresh["patch_test"]["best_minutes"] == 24 * 60);
  const Json known = {{"used_before", {"fractionated-coconut"}}};
  const Json one = chosen({{"receiver", known}});
  CHECK(one["patch_test"]["who"] == Json({"giver"}));
  CHECK(chosen({{"receiver", known}, {"giver", known}})["patch_test"]["needed"] == false);
}

TEST_CASE("LUBE-4: a product that somebody reacted to is barred from then on") {
  for (const char* who : {"receiver", "giver"}) {
    const Json answer = chosen({{who, {{"barred", {"fractionated-coconut"}}}}});
    CHECK(answer["product"] != "fractionated-coconut");
    CHECK(why_barred(answer, "fractionated-coconut").find("patch test") != std::string::npos);
  }
}

TEST_CASE("LUBE-5: how much, warmed in the hands and never poured; more on a hairy back") {
  const Json bare = chosen(Json::object());
  CHECK(bare["amount_ml"]["first"] == 5);
  CHECK(bare["amount_ml"]["more"] >= 2);
  CHECK(bare["amount_ml"]["more"] <= 3);
  CHECK(bare["amount"].get<std::string>().find("Never pour") != std::string::npos);
  const Json hairy = chosen({{"hairy", true}});
  CHECK(hairy["amount_ml"]["in_all"] > bare["amount_ml"]["in_all"]);
  CHECK(hairy["amount"].get<std::string>().find("8 to 10 ml") != std::string::npos);
}

TEST_CASE("LUBE-6: the safety lines are there: towels, latex, slipping; none without oil") {
  const Json lines = chosen(Json::object())["safety"];
  for (const char* fact : {"towels", "latex", "slip"})
    CHECK(lines.dump().find(fact) != std::string::npos);
  const Json clothed = chosen({{"clothed", true}});
  CHECK(clothed["product"].is_null());
  CHECK(clothed["safety"].empty());
  CHECK(clothed["patch_test"]["needed"] == false);
}

TEST_CASE("LUBE-2: wishes that make no sense are problems with their place") {
  const std::pair<const char*, const char*> bad[] = {
      {R"({"receiver": {"skin": "thick"}})", "/receiver/skin"},
      {R"({"cupboard": ["butter"]})", "/cupboard"},
      {R"({"minutes": -1})", "/minutes"},
      {R"({"budget": 3})", "/budget"},
      {R"({"giver": {"barred": ["words"]}})", "/giver/barred"},
      {R"({"giver": {"barred": ["jojoba"], "used_before": ["jojoba"]}})", "/giver/used_before"},
      {R"({"hair": true})", "/hair"},
  };
  for (const auto& [json, place] : bad) {
    CAPTURE(json);
    const auto answer = lubricant(real_guide(), json);
    REQUIRE_FALSE(answer.has_value());
    CHECK(answer.error().front().place == place);
  }
}

}  // namespace
}  // namespace unknot::screening
