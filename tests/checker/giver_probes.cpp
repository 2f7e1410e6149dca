// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "checker/probes.hpp"

namespace unknot::test {
namespace {

Step work(double seconds_long) { return still(Level::light, seconds_long); }

Step thumbs(double seconds_long) { return still(Level::light, seconds_long, {40, 350}, "thumb"); }

/// A palm presses with so many newtons at least.
void pressing_with(World& w, double newtons, const Step& step) {
  w.guide.tools.at("palm").force[static_cast<std::size_t>(rank(Level::light))].min = newtons;
  only(w, {step});
}

/// A hundred seconds of both hands that add up to this load.
std::function<void(World&, double)> load_on(const std::string& stamina) {
  return [=](World& w, double load) {
    w.plan.request.giver.stamina = stamina;
    w.guide.tools.at("palm").strain = load / 200;
    only(w, {work(100)});
  };
}

}  // namespace

std::vector<Probe> giver_probes() {
  constexpr Loosen kUp = Loosen::up;
  constexpr Loosen kDown = Loosen::down;
  return {
      {"GIVER-2/interval", "work_s", 240, kUp, [](World& w, double s) { only(w, {work(s)}); }},
      {"GIVER-2/interval", "break_s", 10, kDown,
       [](World& w, double s) { only(w, {work(200), pause(s), work(200)}); }},
      {"GIVER-2/long", "break_s", 60, kDown,
       [](World& w, double s) { only(w, {work(900), pause(s), work(900)}); }},
      {"GIVER-2/long", "gap_s", 900, kUp,
       [](World& w, double s) { only(w, {work(s), pause(60)}); }},
      {"GIVER-2/long", "end_s", 240, kUp, [](World& w, double s) { only(w, {work(900 + s)}); }},
      {"GIVER-5/window", "thumb_s", 54, kUp, [](World& w, double s) { only(w, {thumbs(s)}); }},
      {"GIVER-5/window", "window_s", 180, kDown,
       [](World& w, double s) {
         // A window of s seconds that ends with the thumbs sees 54 seconds of them.
         only(w, {thumbs(40), pause(s - 54), thumbs(40)});
       }},
      {"GIVER-5/run", "thumb_s", 45, kUp, [](World& w, double s) { only(w, {thumbs(s)}); }},
      {"GIVER-5/force", "hand_n", 80, kUp,
       [](World& w, double n) { pressing_with(w, n, left_hand(work(5))); }},
      {"GIVER-5/force", "both_n", 150, kUp,
       [](World& w, double n) { pressing_with(w, n / 2, work(5)); }},
      {"GIVER-5/load", "low", 4200, kUp, load_on("low")},
      {"GIVER-5/load", "normal", 8400, kUp, load_on("normal")},
      {"GIVER-5/load", "high", 12600, kUp, load_on("high")},
      {"GIVER-5/side", "side_s", 360, kUp,
       [](World& w, double s) { only(w, {left_hand(work(s))}); }},
  };
}

}  // namespace unknot::test
