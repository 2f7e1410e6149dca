// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "../session/world.hpp"
#include "base/random.hpp"
#include "narration/narration.hpp"

using namespace world;
using narration::Quiet;
using narration::Spoken;
using narration::Voice;

namespace {

struct Heard {
  Ms from, until;
  Spoken what;
};

/// A driver that is also listened to.
struct Room {
  Driver d;
  Voice voice;
  std::vector<Heard> heard;

  void listen() {
    for (const Spoken& s : narration::speak(the_guide(), d.state, d.effects, voice)) {
      if (s.interrupt && !heard.empty())
        heard.back().until = std::min(heard.back().until, d.state.t_ms);
      const Ms length = narration::spoken_length(the_guide(), s.text);
      heard.push_back({d.state.t_ms, d.state.t_ms + length, s});
    }
    for (const auto& e : d.effects)
      if (e.kind == session::Effect::Kind::hush && !heard.empty() &&
          heard.back().from < d.state.t_ms)
        heard.back().until = std::min(heard.back().until, d.state.t_ms);
  }
  void say(EventKind kind, Who who = Who::giver, const std::string& text = "") {
    d.say(kind, who, text);
    listen();
  }
  void run(double seconds_more, Ms every = Ms(250)) {
    const Ms end = d.state.t_ms + seconds(seconds_more);
    while (d.state.t_ms < end) {
      d.tick(d.state.t_ms + every);
      listen();
    }
  }
  void check_silence_between() const {
    for (std::size_t i = 1; i < heard.size(); ++i) {
      CAPTURE(heard[i - 1].what.text);
      CAPTURE(heard[i].what.text);
      CHECK(heard[i - 1].until <= heard[i].from);
    }
  }
};

}  // namespace

TEST_CASE("LIVE-2: the cues of a plan are spoken once each, on time") {
  Room room;
  room.say(EventKind::start);
  room.run(500);
  const auto all = narration::cues(the_guide(), small_plan(), "en", Quiet::full);
  REQUIRE(room.heard.size() == all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    CHECK(room.heard[i].what.cue == all[i].id);
    CHECK(room.heard[i].from - all[i].at <= Ms(250));
  }
  room.check_silence_between();
}

TEST_CASE("LIVE-2: whatever people say and when, nothing is spoken over another cue") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    Room room;
    room.say(EventKind::start);
    for (int i = 0; i < 40; ++i) {
      room.run(1 + 20 * random.unit(), Ms(100 + static_cast<std::int64_t>(random.below(400))));
      const auto& [kind, word] = session::kEventKinds[random.below(session::kEventKinds.size())];
      if (kind == EventKind::stop || kind == EventKind::red_flag) continue;
      const auto& [who, whose] = session::kWho[random.below(session::kWho.size())];
      room.say(kind, who);
      if (room.d.state.status == Status::paused) room.say(EventKind::resume, Who::giver);
    }
    room.check_silence_between();
  }
}

TEST_CASE("LIVE-7: after a stop there is silence, also over a cue, until the release") {
  Room room;
  room.say(EventKind::start);
  room.run(128.5);
  REQUIRE(room.voice.speaking_until > room.d.state.t_ms);
  room.say(EventKind::stop, Who::receiver);
  const std::size_t before = room.heard.size();
  CHECK(room.heard.back().until <= room.d.state.t_ms);
  CHECK(room.voice.speaking_until <= room.d.state.t_ms);
  room.run(60);
  room.say(EventKind::resume, Who::giver);
  room.say(EventKind::softer, Who::giver);
  CHECK(room.heard.size() == before);
  room.say(EventKind::release, Who::receiver);
  REQUIRE(room.heard.size() == before + 1);
  CHECK(room.heard.back().what.text == "Thank you. Go on, or finish calmly?");
}

TEST_CASE("LIVE-7: a cue that fell due while an answer was spoken is not said into a stop") {
  int waiting = 0;
  for (const narration::Cue& cue : narration::cues(the_guide(), small_plan(), "en", Quiet::full)) {
    if (cue.at < seconds(1) || cue.at > seconds(430)) continue;
    CAPTURE(cue.id);
    Room room;
    room.say(EventKind::start);
    room.run(to_seconds(cue.at) - 0.1, Ms(50));
    room.say(EventKind::drag);  // several seconds of answer
    room.run(0.15, Ms(50));
    waiting += room.voice.settled < cue.at ? 1 : 0;
    const std::size_t before = room.heard.size();
    room.say(EventKind::stop, Who::receiver);
    room.run(5, Ms(50));
    CHECK(room.heard.size() == before);
  }
  CHECK(waiting >= 5);
}

TEST_CASE("LIVE-16: a cue that had to wait for an answer ends within its slot, or is not said") {
  const Ms late = seconds(the_guide().limit("LIVE/cues", "late_s"));
  int said = 0;
  int dropped = 0;
  for (const narration::Cue& cue : narration::cues(the_guide(), small_plan(), "en", Quiet::full)) {
    if (cue.at < seconds(1)) continue;
    CAPTURE(cue.id);
    Room room;
    room.say(EventKind::start);
    room.run(to_seconds(cue.at) - 0.4, Ms(50));
    room.say(EventKind::drag);
    const Ms end = cue.at + cue.slot;
    room.run(to_seconds(end - room.d.state.t_ms) + 1, Ms(50));
    const auto heard = std::find_if(room.heard.begin(), room.heard.end(),
                                    [&](const Heard& h) { return h.what.cue == cue.id; });
    (heard == room.heard.end() ? dropped : said) += 1;
    if (heard != room.heard.end()) CHECK(heard->until <= end + late);
  }
  CHECK(said > 0);
  CHECK(dropped > 0);
}

TEST_CASE("LIVE-16: whoever wants tones only, or silence, hears no answers either") {
  for (const Quiet quiet : {Quiet::tones, Quiet::silent}) {
    Room room;
    room.voice.quiet = quiet;
    room.say(EventKind::start);
    room.run(140);
    room.say(EventKind::softer, Who::receiver);
    room.say(EventKind::red_flag, Who::receiver, "chest pain");
    CHECK(room.heard.empty());
  }
}

TEST_CASE("LIVE-2: what is answered twice at once is said once") {
  Room room;
  room.say(EventKind::start);
  room.run(140);
  session::Effect answer;
  answer.fact = {"live.pause", {}};
  room.d.effects = {answer, answer};
  room.listen();
  CHECK(room.heard.back().what.text == "Pause. Hands rest.");
}

TEST_CASE("LIVE-6: an answer comes at once and silences the cue it meets") {
  Room room;
  room.say(EventKind::start);
  room.run(128.5);
  room.say(EventKind::softer, Who::receiver);
  CHECK(room.heard.back().what.interrupt);
  CHECK(room.heard.back().what.id == "live.softer");
  CHECK(room.heard.back().what.text == "Softer on the inner edge of the left shoulder blade.");
}

TEST_CASE("LIVE-19: an emergency is spoken, over everything") {
  Room room;
  room.say(EventKind::start);
  room.run(128.5);
  room.say(EventKind::red_flag, Who::receiver, "chest pain");
  CHECK(room.heard.back().what.id == "live.emergency");
}

TEST_CASE("LIVE-2: after a gap only the newest cue is said, and nothing stale") {
  Room room;
  room.say(EventKind::start);
  room.run(139);
  const std::size_t before = room.heard.size();
  room.d.tick(seconds(198.1));  // a slow device
  room.listen();
  REQUIRE(room.heard.size() == before + 1);
  CHECK(room.heard.back().what.cue == "now/5");
}

TEST_CASE("LIVE-16: tones keep the signals and lose the voice, silent keeps neither") {
  for (const auto& [quiet, tones] :
       {std::pair{Quiet::full, 1}, {Quiet::tones, 1}, {Quiet::silent, 0}}) {
    Room room;
    room.voice.quiet = quiet;
    room.say(EventKind::start);
    room.run(127.75);
    room.d.tick(seconds(128));
    const auto said = narration::speak(the_guide(), room.d.state, room.d.effects, room.voice);
    const std::string json = narration::effects_json(the_guide(), room.d.effects, said, room.voice);
    const auto read = nlohmann::json::parse(json);
    int tone = 0, say = 0;
    for (const auto& e : read) {
      tone += e["kind"] == "tone" ? 1 : 0;
      say += e["kind"] == "say" ? 1 : 0;
    }
    CHECK(tone == tones);
    CHECK(say == (quiet == Quiet::full ? 1 : 0));
  }
}

TEST_CASE("LIVE-3: the view tells what is now, what is next and how long") {
  Room room;
  room.say(EventKind::start);
  room.run(124);
  auto view = nlohmann::json::parse(narration::view_json(the_guide(), room.d.state, room.voice));
  CHECK(view["status"] == "check-in");
  CHECK(view["running"] == true);
  CHECK(view["plan_ms"] == 124000);
  CHECK(view["total_ms"] == 435000);
  CHECK(view["next"]["in_ms"] == 4000);
  CHECK(view["step"]["start_ms"] == 120000);
  CHECK(view["step"]["duration_ms"] == 8000);
  CHECK(view["next"]["title"] == "Thumb circles along the inner edge of the left shoulder blade");
  CHECK(view["question"] == "How is the pressure here?");
  CHECK(view["undo"] == false);
  CHECK(view["warning"].is_null());
  room.run(16);
  room.say(EventKind::softer, Who::receiver);
  view = nlohmann::json::parse(narration::view_json(the_guide(), room.d.state, room.voice));
  CHECK(view["cap"] == "light");
  CHECK(view["undo"] == true);
  CHECK(view["step"]["region"] == "rhomboids");
  CHECK(view["step"]["pressure"] == "light");
  CHECK(view["step"]["tool"] == "thumb");
  const auto words =
      narration::step_words(the_guide(), room.d.state.plan, room.d.remainder().front());
  CHECK(view["step"]["title"] == words.title);
  CHECK(view["step"]["line"] == words.line);
  room.say(EventKind::stop);
  view = nlohmann::json::parse(narration::view_json(the_guide(), room.d.state, room.voice));
  CHECK(view["status"] == "stopped");
  CHECK(view["running"] == false);
  CHECK(view["warning"].is_string());
  CHECK(view["emergency"] == false);
  room.say(EventKind::red_flag, Who::receiver, "chest pain");
  view = nlohmann::json::parse(narration::view_json(the_guide(), room.d.state, room.voice));
  CHECK(view["emergency"] == true);
}

TEST_CASE("LIVE-22: a narrator that comes back in mid-session does not read out the past") {
  Room room;
  room.say(EventKind::start);
  room.run(200);
  room.voice = Voice{};
  room.heard.clear();
  room.run(1);
  CHECK(room.heard.size() <= 1);
}
