// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "body/spots.hpp"

#include "body/world.hpp"

using namespace unknot;
using body::SpotSearch;
using test::the_guide;

namespace {

const body::Ground& ground() {
  static const body::Ground kGround(the_guide(), test::fitted(), test::everything());
  return kGround;
}

SpotSearch thumbs() {
  SpotSearch out;
  out.tool = &the_guide().tools.at("thumb");
  out.area = ground().bits("rhomboids", plan::Side::right);
  out.spacing = Mm(40);
  return out;
}

/// Searches that differ in one thing each, the first one as it is.
std::vector<SpotSearch> neighbours() {
  std::vector<SpotSearch> out(13, thumbs());
  out[1].tool = &the_guide().tools.at("palm");
  out[2].area = ground().bits("lower-back", plan::Side::right);
  out[3].left = true;
  out[3].area = ground().bits("rhomboids", plan::Side::left);
  out[4].across = true;
  out[5].want = Level::medium;
  out[6].margin = Mm(15);
  out[7].spacing = Mm(25);
  out[8].lean = body::Lean::outer;
  out[9].on_area = 0.95;
  out[10].beyond = Mm(25);
  out[11].to_mm = 55;
  out[12].first = true;
  return out;
}

bool same(const body::SpotLine& a, const body::SpotLine& b) {
  return a.bent == b.bent && a.cut == b.cut &&
         std::equal(a.spots.begin(), a.spots.end(), b.spots.begin(), b.spots.end(),
                    [](const body::Spot& s, const body::Spot& t) {
                      return s.at.x == t.at.x && s.at.y == t.at.y && s.angle == t.angle &&
                             s.level == t.level;
                    });
}

}  // namespace

TEST_CASE("a book of spots finds what a search finds, at once and again, and mixes up no two") {
  body::SpotBook book;
  const auto searches = neighbours();
  const body::SpotLine plain = body::find_spots(ground(), searches[0]);
  REQUIRE(plain.spots.size() >= 2);
  for (int round = 0; round < 2; ++round)
    for (std::size_t i = 0; i < searches.size(); ++i) {
      CAPTURE(i);
      const body::SpotLine line = body::find_spots(ground(), searches[i]);
      CHECK(same(book.find(ground(), searches[i]), line));
      // Otherwise the test would not see two that were mixed up.
      CHECK(same(line, plain) == (i == 0));
    }
}

TEST_CASE("a line out of the book asks the ground as much as one that is looked for") {
  body::SpotBook book;
  body::Asked looked_for;
  body::Asked out_of_book;
  for (body::Asked* asked : {&looked_for, &out_of_book}) {
    ground().note_in(asked);
    book.find(ground(), thumbs());
    CHECK(ground().note_in(nullptr) == asked);
  }
  CHECK(looked_for.open != 0);
  std::uint64_t any = 0;
  for (const std::uint64_t row : looked_for.blocks) any |= row;
  CHECK(any != 0);
  CHECK(out_of_book.blocks == looked_for.blocks);
  CHECK(out_of_book.open == looked_for.open);
}
