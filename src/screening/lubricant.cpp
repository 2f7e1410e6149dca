// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <set>

#include "base/json_writer.hpp"
#include "screening/document.hpp"
#include "screening/screening.hpp"

namespace unknot::screening {
namespace {

struct User {
  std::string skin;
  std::set<std::string> allergies, barred, used_before;
};

struct Wishes {
  User receiver, giver;
  bool hairy = false, stain_worry = false, clothed = false;
  double minutes = 20;
  std::string budget = "normal";
  std::set<std::string> cupboard;
};

struct Fit {
  std::string id;
  double points = 0;
  bool at_hand = false;
  std::string why;
};

struct Barred {
  std::string id, why;
};

void read_user(JsonReader& in, std::string_view key, const Json& products, User& out,
               Diagnostics& problems) {
  const Json* user = in.object(key);
  if (user == nullptr) return;
  JsonReader one(*user, in.pointer(key), problems);
  one.only({"skin", "allergies", "barred", "used_before"});
  one.one_of("skin", out.skin,
             {"normal", "dry", "oily", "combination", "sensitive", "very-sensitive", "eczema"});
  one.texts("allergies", out.allergies);
  one.texts("barred", out.barred);
  one.texts("used_before", out.used_before);
  for (const auto& [name, set] :
       {std::pair<const char*, const std::set<std::string>*>{"barred", &out.barred},
        {"used_before", &out.used_before}})
    for (const std::string& id : *set)
      if (get(products, id) == nullptr || id == "words")
        one.problem(name, "no product \"" + id + "\"", "a product id of the guide");
  for (const std::string& id : out.barred)
    if (out.used_before.contains(id))
      one.problem("used_before", "\"" + id + "\" is barred, too", "leave it out of one of the two");
}

Result<Wishes> read_wishes(const Json& json, const Json& products) {
  Diagnostics problems;
  Wishes out;
  JsonReader in(json, "", problems);
  in.only(
      {"receiver", "giver", "hairy", "stain_worry", "minutes", "budget", "cupboard", "clothed"});
  read_user(in, "receiver", products, out.receiver, problems);
  read_user(in, "giver", products, out.giver, problems);
  in.boolean("hairy", out.hairy);
  in.boolean("stain_worry", out.stain_worry);
  in.boolean("clothed", out.clothed);
  in.number("minutes", out.minutes, 0, 180);
  in.one_of("budget", out.budget, {"low", "normal", "any"});
  in.texts("cupboard", out.cupboard);
  for (const std::string& id : out.cupboard)
    if (get(products, id) == nullptr || id == "words")
      in.problem("cupboard", "no product \"" + id + "\"", "a product id of the guide");
  if (!problems.empty()) return std::unexpected(problems);
  return out;
}

/// Why this product is not for these two, or "".
std::string barred_why(const Json& words, const std::string& id, const Json& product,
                       const Wishes& w) {
  for (const User* user : {&w.receiver, &w.giver}) {
    if (user->barred.contains(id)) return text(words, "reacted");
    for (const std::string& allergen : texts(product, "allergens")) {
      if (user->allergies.contains(allergen)) {
        const std::string note = text(product, "allergy_note");
        return text(words, "allergic") + (note.empty() ? text(product, "against") : note);
      }
      if (user->allergies.contains("unsure-which")) return text(words, "allergic_unsure");
    }
  }
  if (const std::string against = text(product, "against"); !against.empty()) return against;
  const Json* points = get(product, "points");
  if (w.receiver.skin == "eczema" && (points == nullptr || number(*points, "eczema", 0) <= 0))
    return text(words, "eczema");
  return {};
}

/// Adds up the points of every circumstance that holds, and says the weightiest ones.
Fit weigh(const Json& words, const std::string& id, const Json& product, const Wishes& w) {
  Fit out{id, 0, w.cupboard.contains(id), {}};
  std::vector<std::string> because;
  const Json none = Json::object();
  const Json& points = get(product, "points") != nullptr ? *get(product, "points") : none;
  const Json& reasons = get(product, "because") != nullptr ? *get(product, "because") : none;
  out.points = number(points, "base", 0);
  const auto count = [&](std::string_view circumstance) {
    const double n = number(points, circumstance, 0);
    out.points += n;
    const std::string why = text(reasons, circumstance);
    if (n > 0 && !why.empty() && !contains(because, why)) because.push_back(why);
  };
  if (!w.receiver.skin.empty()) count(w.receiver.skin);
  if (w.hairy) count("hairy");
  if (w.stain_worry) count("stain");
  if (w.minutes <= number(words, "quick_minutes", 0)) count("quick");
  if (w.minutes >= number(words, "long_minutes", 0)) count("long");
  const double cost = number(product, "cost", 2);
  if (w.budget == "low") {
    out.points += 3 * (2 - cost);
    if (cost <= 1) because.push_back(text(words, "low_budget"));
  }
  if (w.budget == "normal") out.points -= cost >= 3 ? 1 : 0;
  if (because.empty() && get(reasons, "base") != nullptr) because.push_back(text(reasons, "base"));
  if (out.at_hand) because.insert(because.begin(), text(words, "in_cupboard"));
  const bool allergic = !w.receiver.allergies.empty() || !w.giver.allergies.empty();
  if (allergic && flag(product, "read_label")) {
    out.points -= 3;
    because.push_back(text(words, "read_label"));
  }
  if (because.empty()) because.push_back(text(words, "default_why"));
  out.why = joined(because) + ".";
  if (out.why[0] >= 'a' && out.why[0] <= 'z') out.why[0] = static_cast<char>(out.why[0] - 32);
  return out;
}

void write_patch_test(JsonWriter& out, const Json& words, const std::string& product,
                      const Wishes& w) {
  const bool receiver = !product.empty() && !w.receiver.used_before.contains(product);
  const bool giver = !product.empty() && !w.giver.used_before.contains(product);
  out.key("patch_test").begin_object().field("needed", receiver || giver);
  out.key("who").begin_array();
  if (receiver) out.text("receiver");
  if (giver) out.text("giver");
  out.end_array();
  out.field("minutes", number(words, "patch_minutes", 30), 0);
  out.field("instant_minutes", number(words, "patch_instant_minutes", 15), 0);
  out.field("best_minutes", number(words, "patch_best_minutes", 1440), 0);
  out.field("how", text(words, "patch_how")).field("ask", text(words, "patch_ask"));
  out.end_object();
}

void write_amount(JsonWriter& out, const Json& words, bool hairy, bool none) {
  out.key("amount_ml").begin_object();
  out.field("first", none ? 0 : number(words, "first_ml", 5), 1);
  out.field("more", none ? 0 : number(words, "more_ml", 2.5), 1);
  out.field("in_all", none ? 0 : number(words, hairy ? "hairy_ml" : "in_all_ml", 8), 1);
  out.end_object();
  out.field("amount", none ? std::string() : text(words, hairy ? "amount_hairy" : "amount"));
}

}  // namespace

Result<std::string> lubricant(const guide::Guide& guide, std::string_view wishes_json) {
  const Result<Json> products = folder(guide, "products");
  if (!products) return std::unexpected(products.error());
  const Result<Json> json = parse_json(wishes_json, "wishes");
  if (!json) return std::unexpected(json.error());
  const Result<Wishes> wishes = read_wishes(*json, *products);
  if (!wishes) return std::unexpected(wishes.error());
  const Wishes& w = *wishes;
  const Json* found = get(*products, "words");
  const Json words = found == nullptr ? Json::object() : *found;

  std::vector<Fit> fits;
  std::vector<Barred> barred;
  for (const auto& [id, product] : products->items()) {
    if (id == "words") continue;
    const std::string why = barred_why(words, id, product, w);
    if (!why.empty())
      barred.push_back({id, why});
    else if (!flag(product, "cupboard_only") || w.cupboard.contains(id))
      fits.push_back(weigh(words, id, product, w));
  }
  // What is there already goes before anything that has to be bought.
  std::sort(fits.begin(), fits.end(), [](const Fit& a, const Fit& b) {
    if (a.at_hand != b.at_hand) return a.at_hand;
    return a.points != b.points ? a.points > b.points : a.id < b.id;
  });
  const auto name = [&](const std::string& id) { return text((*products)[id], "name"); };
  const bool none = w.clothed || fits.empty();
  JsonWriter out;
  out.begin_object().key("product");
  if (none) {
    out.raw("null").field("name", "");
    out.field("why", text(words, w.clothed ? "clothed" : "nothing_fits"));
  } else {
    out.text(fits.front().id).field("name", name(fits.front().id)).field("why", fits.front().why);
  }
  out.field("in_cupboard", !none && fits.front().at_hand);
  write_amount(out, words, w.hairy, none);
  write_patch_test(out, words, none ? std::string() : fits.front().id, w);
  out.key("barred").begin_array();
  for (const Barred& b : barred)
    out.begin_object().field("id", b.id).field("name", name(b.id)).field("why", b.why).end_object();
  out.end_array().key("others").begin_array();
  for (std::size_t i = none && !w.clothed ? 0 : 1; i < fits.size() && !w.clothed; ++i)
    out.begin_object()
        .field("id", fits[i].id)
        .field("name", name(fits[i].id))
        .field("why", fits[i].why)
        .end_object();
  out.end_array().key("safety").begin_array();
  if (!none)
    for (const std::string& line : texts(words, "safety")) out.text(line);
  out.end_array().end_object();
  return out.take();
}

}  // namespace unknot::screening
