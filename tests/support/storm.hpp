// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/random.hpp"
#include "engine/engine.hpp"
#include "session/session.hpp"

/// Hours of anything that anybody could send, in any order, some of it twice or from before, one
/// massage of random people after another.
namespace unknot::test {

class Storm {
 public:
  struct Settings {
    std::uint64_t seed = 1;
    int people = 3;         ///< so many pairs, in turn
    int judged_one_in = 1;  ///< of so many massages the checker sees one; the others it never does
  };
  struct Count {
    std::int64_t events = 0;  ///< ticks of the clock not counted
    std::int64_t massages = 0;
    std::int64_t replans = 0, judged = 0;
    /// Rules of the session that were broken (must stay empty), and findings by rule.
    std::map<std::string, std::int64_t> broken, unsafe, poor;
    std::string example;  ///< the first that was broken or unsafe: what was said until then
  };

  Storm(const guide::Guide& guide, const Settings& settings);

  /// The clock goes on and something is said.
  void blow();
  const Count& count() const { return count_; }
  Ms hours() const { return now_; }

 private:
  struct Pair {
    plan::Plan plan;
    engine::Workshop shop;
  };

  void again();
  session::Event anything();
  void send(const session::Event& event);
  /// What a rule of the session speaks about, before an event.
  struct Before {
    Ms t_ms, plan_ms;
    session::Status status;
    bool emergency;
    int revision;
  };
  void judge(const Before& before, const session::Event& event);
  void broke(std::map<std::string, std::int64_t>& where, const std::string& what);

  const guide::Guide& guide_;
  Settings settings_;
  Random random_;
  std::vector<Pair> pairs_;
  plan::Replanner replanner_;
  bool judged_ = false;
  session::State state_;
  std::string said_;
  Ms now_;
  Count count_;
};

}  // namespace unknot::test
