// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
//
// Pictures, compared number by number with those in docs/pictures that somebody has looked at.
// UNKNOT_UPDATE=1 takes what is drawn now as right; `./dev pictures` does that and more.
#include "render/gallery.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include <doctest/doctest.h>

#include "body/frame.hpp"
#include "render/card.hpp"
#include "render/contour.hpp"
#include "render/heat.hpp"
#include "render/overlay.hpp"
#include "render/way.hpp"
#include "support/massage.hpp"

using namespace unknot;

namespace {

std::string file_of(const std::string& id) {
  return std::string(UNKNOT_ROOT) + "/docs/pictures/" + id + ".svg";
}

std::string text_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

/// Where two texts begin to differ, with what stands there.
std::string difference(const std::string& now, const std::string& kept) {
  const auto at = static_cast<std::size_t>(
      std::mismatch(now.begin(), now.end(), kept.begin(), kept.end()).first - now.begin());
  const std::size_t from = at < 30 ? 0 : at - 30;
  return "now …" + now.substr(from, 80) + "… was …" +
         (from < kept.size() ? kept.substr(from, 80) : "") + "…";
}

double linear(int value) {
  const double v = value / 255.0;
  return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

std::array<double, 3> linear_of(const std::string& hex) {
  std::array<double, 3> out{};
  for (std::size_t i = 0; i < 3; ++i)
    out[i] = linear(static_cast<int>(std::strtol(hex.substr(1 + 2 * i, 2).c_str(), nullptr, 16)));
  return out;
}

double lightness(const std::array<double, 3>& c) {
  const double y = 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
  return y > 0.008856 ? 116 * std::cbrt(y) - 16 : 903.3 * y;
}

/// Linear light as people without one kind of cone see it (Viénot, Brettel and Mollon 1999;
/// the third, without blue cones, by the same way).
using Matrix = std::array<std::array<double, 3>, 3>;
constexpr Matrix kProtan{{{0.1124, 0.8876, 0}, {0.1124, 0.8876, 0}, {0.0040, -0.0040, 1}}};
constexpr Matrix kDeutan{{{0.2928, 0.7072, 0}, {0.2928, 0.7072, 0}, {-0.0223, 0.0223, 1}}};
constexpr Matrix kTritan{{{1, 0.1444, -0.1444}, {0, 0.8593, 0.1407}, {0, 0.8593, 0.1407}}};

std::array<double, 3> seen(const Matrix& eye, const std::array<double, 3>& c) {
  std::array<double, 3> out{};
  for (std::size_t i = 0; i < 3; ++i)
    out[i] = std::max(0.0, eye[i][0] * c[0] + eye[i][1] * c[1] + eye[i][2] * c[2]);
  return out;
}

}  // namespace

TEST_CASE("BACK-1, BACK-3, BACK-6, TECH-1 to TECH-13: pictures are as somebody has seen them") {
  const char* update = std::getenv("UNKNOT_UPDATE");
  const bool write = update != nullptr && std::string(update) == "1";
  const auto ids = render::exhibits(test::the_guide());
  CHECK(ids.size() > 45);
  for (const std::string& id : ids) {
    const auto exhibit = render::exhibit(test::the_guide(), id);
    if (!exhibit) {
      FAIL_CHECK("no picture: " << id);
      continue;
    }
    const std::string now = render::to_svg(exhibit->picture);
    if (write) std::ofstream(file_of(id), std::ios::binary) << now;
    const std::string kept = text_of(file_of(id));
    if (now != kept)
      FAIL_CHECK(id << " has changed. What must be seen: " << exhibit->picture.title << "\n"
                    << difference(now, kept) << "\n./dev pictures draws it again: look at it");
  }
}

TEST_CASE(
    "TRUST-4: the levels differ in lightness for every colour vision, and in rings and width") {
  const render::Looks looks = render::looks_of(test::the_guide());
  constexpr Matrix kAll{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
  for (const Matrix& eye : {kAll, kProtan, kDeutan, kTritan}) {
    double before = 200;
    for (const Level level : {Level::light, Level::medium, Level::firm}) {
      const auto& look = looks.levels[static_cast<std::size_t>(rank(level))];
      const double now = lightness(seen(eye, linear_of(look.colour)));
      CHECK(now < before - 12);
      before = now;
    }
    before = -10;
    for (const std::string& colour : looks.heat) {
      const double now = lightness(seen(eye, linear_of(colour)));
      CHECK(now > before + 4);
      before = now;
    }
  }
  for (std::size_t i = 2; i < looks.levels.size(); ++i) {
    CHECK(looks.levels[i].rings == looks.levels[i - 1].rings + 1);
    CHECK(looks.levels[i].line > looks.levels[i - 1].line + 1);
  }
}

TEST_CASE("BACK-1: names stand on the side of their region, and none upon another") {
  const auto exhibit = render::exhibit(test::the_guide(), "regions");
  REQUIRE(exhibit.has_value());
  std::vector<const render::Item*> words;
  for (const render::Item& item : exhibit->picture.items)
    if (item.kind == render::Item::Kind::words) words.push_back(&item);
  CHECK(words.size() > 20);
  for (const auto* a : words) {
    CHECK((a->anchor == 1) == (a->x < exhibit->picture.width / 2));
    CHECK(a->y > 10);
    CHECK(a->y < exhibit->picture.height);
    for (const auto* b : words)
      if (a != b && a->anchor == b->anchor) CHECK(std::abs(a->y - b->y) > 15);
  }
}

TEST_CASE("TECH-1: both hands of the long stroke are carried along, mirrored, once a cycle") {
  const auto& guide = test::the_guide();
  const auto body = body::fit(guide, {}, {});
  const auto stroke = render::sample_stroke(guide, *body, guide.techniques.at("effleurage"));
  REQUIRE(stroke.has_value());
  const render::Looks looks = render::looks_of(guide);
  const auto items = render::way(looks, guide, stroke->path, *body, {});
  std::vector<const render::Item*> hands;
  for (const render::Item& item : items)
    if (!item.moves.empty()) hands.push_back(&item);
  REQUIRE(hands.size() == 2);
  CHECK(hands[0]->moves.size() > 5);
  REQUIRE(hands[0]->moves.size() == hands[1]->moves.size());
  for (std::size_t i = 0; i < hands[0]->moves.size(); ++i) {
    CHECK(hands[0]->moves[i].x == doctest::Approx(-hands[1]->moves[i].x));
    CHECK(hands[0]->moves[i].y == doctest::Approx(hands[1]->moves[i].y));
  }
  CHECK(hands[0]->moves.front().at == 0);
  CHECK(hands[0]->moves.back().at == 1);
  CHECK(hands[0]->period_s == doctest::Approx(to_seconds(stroke->cycle)));
  CHECK_FALSE(
      render::sample_stroke(guide, *body, guide.techniques.at("stretch-head-self")).has_value());
}

TEST_CASE("PLAN-2: the heat map is highest where most time goes, and its legend says how much") {
  render::Heat heat{{-50, 0}, 10, 10, 10, std::vector<double>(100, 0.0)};
  heat.seconds[45] = heat.seconds[46] = heat.seconds[55] = heat.seconds[56] = 100;
  CHECK(render::full_scale(heat) == 120);
  const render::Looks looks = render::looks_of(test::the_guide());
  const shapes::PolygonMm outline{{-50, 0}, {50, 0}, {50, 100}, {-50, 100}};
  const render::Item layer = render::heat_layer(looks, heat, outline).items.at(0);
  REQUIRE(layer.items.size() > 2);
  // The hot square's middle is (10, 50): the innermost area begins near it.
  double x = 0;
  double y = 0;
  std::istringstream(layer.items.back().d.substr(1)) >> x >> y;
  CHECK(std::abs(x - 10) < 20);
  CHECK(std::abs(y - 50) < 20);
  const auto legend = render::heat_legend(looks, heat, looks.lamps.at("day"), 0, 0, 100, "time");
  std::set<std::string> texts;
  for (const render::Item& item : legend) texts.insert(item.text);
  CHECK(texts.contains("0:00"));
  CHECK(texts.contains("1:00"));
  CHECK(texts.contains("2:00"));
  heat.seconds.assign(100, 0);
  CHECK(render::heat_layer(looks, heat, outline).items.at(0).items.empty());
}

TEST_CASE("PLAN-2: the card holds the back, every area that gets time, and the stages") {
  const plan::Plan plan = test::plan_of(25);
  const std::string svg = render::to_svg(render::card(test::the_guide(), plan, "deep"));
  CHECK(svg.size() < 90000);
  for (const char* words : {"25 minutes", "lower back", "shoulder blade", "Warm up", "Slow down",
                            "long glides", "left", "right"})
    CHECK(svg.find(words) != std::string::npos);
}

TEST_CASE("contours close around what is above, islands and holes apart, rims of the grid too") {
  render::Field field(0, 0, 1, 7, 7);
  for (int r = 1; r < 6; ++r)
    for (int c = 1; c < 6; ++c) field.at(c, r) = 1;
  field.at(3, 3) = 0;
  const auto rings = render::contours(field, 0.5);
  REQUIRE(rings.size() == 2);
  const auto area = [](const shapes::PolygonMm& ring) {
    double sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const auto a = ring[i];
      const auto b = ring[(i + 1) % ring.size()];
      sum += a.x * b.y - a.y * b.x;
    }
    return sum / 2;
  };
  // Inside on the left: the outer rim runs counter-clockwise, the hole clockwise.
  CHECK(area(rings[0]) > 20);
  CHECK(area(rings[1]) < 0);
  render::Field full(0, 0, 1, 3, 3);
  full.values.assign(9, 1.0);
  CHECK(render::contours(full, 0.5).size() == 1);
  CHECK(render::contours(full, 2).empty());
  CHECK(render::rings_path({{{0, 0}, {10.04, 0}, {10, -3.96}}}, 1) == "M0 0l10 0 0-4Z");
}

TEST_CASE("words in a picture cannot break out of the file") {
  render::Picture picture;
  picture.title = "a <b> & \"c\"";
  picture.items.push_back(render::words("</text><script>", 0, 0, 10, "#000000"));
  const std::string svg = render::to_svg(picture);
  CHECK(svg.find("<script") == std::string::npos);
  CHECK(svg.find("&lt;b> &amp; ") != std::string::npos);
}
