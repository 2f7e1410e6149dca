// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>

#include <doctest/doctest.h>

#include "base/random.hpp"
#include "session/session.hpp"
#include "support/massage.hpp"

/// Hours of anything anybody could send, in any order, some of it twice or from before, one massage
/// after another; every plan on the way is judged. UNKNOT_PROPERTY_SCALE=10: ten times as long.
namespace {

using namespace unknot;
using test::the_guide;

class Storm {
 public:
  explicit Storm(std::uint64_t seed)
      : random_(seed), replanner_(engine::replanner(the_guide())), first_(test::plan_of(12)) {
    again();
  }

  /// One tick of the clock and one event; false once something was not safe.
  bool blow() {
    now_ += Ms(static_cast<std::int64_t>(random_.below(60'000)));
    session::Event tick;
    tick.t_ms = now_;
    tick.who = session::Who::clock;
    send(tick);
    const session::Event event = anything();
    send(event);
    if (random_.below(10) == 0) send(event);
    if (state_.status == session::Status::finished || random_.below(60) == 0) again();
    if (!session::running(state_.status) && random_.below(2) == 0) {
      session::Event on;
      on.t_ms = now_;
      on.who = session::Who::receiver;
      for (const auto kind :
           {session::EventKind::release, session::EventKind::resume, session::EventKind::start}) {
        on.kind = kind;
        send(on);
      }
      if (state_.emergency) again();
    }
    return unsafe.empty();
  }

  std::string unsafe;
  int plans = 0, massages = 0;
  Ms hours() const { return now_; }

 private:
  void again() {
    state_ = session::begin(first_);
    state_.t_ms = now_;
    ++massages;
  }

  template <class Map>
  std::string id_of(const Map& map) {
    auto it = map.begin();
    std::advance(it, static_cast<std::ptrdiff_t>(random_.below(map.size())));
    return it->first;
  }

  session::Event anything() {
    constexpr std::array<const char*, 9> kWords{"good",  "softer",     "harder",   "stop", "pain",
                                                "sharp", "chest pain", "\xff\xfe", ""};
    session::Event e;
    e.t_ms = random_.below(8) == 0 ? Ms(now_.value - 500'000) : now_;
    e.who = session::kWho[random_.below(session::kWho.size())].first;
    e.kind = session::kEventKinds[random_.below(session::kEventKinds.size())].first;
    if (random_.below(3) == 0)
      e.region = random_.below(8) == 0 ? "moon" : id_of(the_guide().regions);
    e.side = guide::kSides[random_.below(guide::kSides.size())].first;
    if (random_.below(3) == 0) e.tool = random_.below(8) == 0 ? "hammer" : id_of(the_guide().tools);
    e.text = kWords[random_.below(kWords.size())];
    e.minutes = static_cast<double>(random_.below(30)) - 5;
    return e;
  }

  void send(const session::Event& event) {
    const int before = state_.revision;
    state_ = session::step(the_guide(), std::move(state_), event, replanner_).state;
    if (state_.unplanned && session::running(state_.status)) unsafe += "goes on without a plan\n";
    if (event.kind == session::EventKind::stop && session::running(state_.status))
      unsafe += "a stop did not stop\n";
    if (state_.revision == before || state_.unplanned) return;
    ++plans;
    unsafe += test::findings_from(state_.plan, session::limits_now(state_.wishes),
                                  plan::Finding::Severity::unsafe);
  }

  Random random_;
  plan::Replanner replanner_;
  plan::Plan first_;
  session::State state_;
  Ms now_;
};

}  // namespace

TEST_CASE("LIVE-6, LIVE-7: hours of anything in any order: no new plan is unsafe, stop stops") {
  const char* scale = std::getenv("UNKNOT_PROPERTY_SCALE");
  const int events = 300 * (scale == nullptr ? 1 : std::max(1, std::atoi(scale)));
  Storm storm(scale == nullptr ? 2026 : 2027);
  for (int i = 0; i < events; ++i) {
    CAPTURE(i);
    const bool safe = storm.blow();
    CAPTURE(storm.unsafe);
    REQUIRE(safe);
  }
  CHECK(storm.hours() > seconds(2 * 3600));
  CHECK(storm.plans > 20);
  CHECK(storm.massages > 2);
}
