// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "session/log.hpp"

#include <algorithm>
#include <utility>

#include "session/log_lines.hpp"

namespace unknot::session {
namespace {

/// What some editors put before a text in UTF-8.
constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

/// The next line, taken off the front of `rest`, with either kind of line end.
std::string_view take_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

class Folding {
 public:
  Folding(const guide::Guide& guide, const ReplayOptions& options, Replay& out)
      : guide_(guide),
        options_(options),
        out_(out),
        ours_(options.planner && out.header.guide == guide.hash &&
              out.header.engine == options.engine) {}

  /// Reads every line that can be read and puts them in the order of their numbers. `number` is
  /// the header's line.
  void read(std::string_view log, int version, int number) {
    std::int64_t highest = 0;
    while (!log.empty()) {
      ++number;
      const std::string_view text = take_line(log);
      if (text.empty()) continue;
      std::optional<Line> line = read_line(text, version);
      if (!line) {
        note(Damage::Kind::torn, number);
        continue;
      }
      line->number = number;
      const bool behind = line->seq <= highest;
      const bool known = behind && std::any_of(lines_.begin(), lines_.end(),
                                               [&](const Line& l) { return l.seq == line->seq; });
      if (behind) note(known ? Damage::Kind::repeated : Damage::Kind::late, number);
      highest = std::max(highest, line->seq);
      if (!known) lines_.push_back(std::move(*line));
    }
    std::sort(lines_.begin(), lines_.end(),
              [](const Line& a, const Line& b) { return a.seq < b.seq; });
  }

  void fold() {
    std::size_t trusted = 0;  // lines before this one may be folded over gaps
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      if (line.seq != out_.state.seq + 1) {
        note(Damage::Kind::gap, line.number);
        if (i >= trusted) trusted = proven_until(i);
        if (i >= trusted) {
          for (; i < lines_.size(); ++i) note(Damage::Kind::unproven, lines_[i].number);
          break;
        }
      }
      // On trial: the states on the way may be off by what is missing, the one at its end is not.
      fold_one(line, i + 1 < trusted);
    }
    std::stable_sort(out_.damage.begin(), out_.damage.end(),
                     [](const Damage& a, const Damage& b) { return a.line < b.line; });
  }

 private:
  void note(Damage::Kind kind, int line) {
    out_.damage.push_back({kind, line});
    if (kind == Damage::Kind::torn || kind == Damage::Kind::unproven) ++out_.lost;
  }

  /// Answers with the recorded plans in their order, the given steps in front.
  Outcome step_with(State state, const Line& line, bool compare) {
    std::size_t used = 0;
    const plan::Replanner recorded = [&](const plan::Request& request, const plan::Limits& limits,
                                         const plan::Progress& progress) -> Result<plan::Plan> {
      const std::size_t i = used++;
      const bool none = i >= line.replans.size() || !line.replans[i];
      if (compare && ours_ && i < line.replans.size())
        compare_plan(options_.planner(request, limits, progress), line, i);
      if (none) return failure("log", "no plan was found then");
      plan::Plan out = *line.replans[i];
      out.steps.insert(out.steps.begin(), progress.given.begin(), progress.given.end());
      out.given = static_cast<int>(progress.given.size());
      return out;
    };
    state.seq = line.seq - 1;
    return step(guide_, std::move(state), line.event, recorded);
  }

  void compare_plan(Result<plan::Plan> again, const Line& line, std::size_t i) {
    const auto& then = line.replans[i];
    // Planned elsewhere: the session went on under another guide.
    if (then && then->guide != guide_.hash) ours_ = false;
    if (!ours_) return;
    bool same = again.has_value() == then.has_value();
    if (same && then) {
      again->steps.erase(again->steps.begin(), again->steps.begin() + again->given);
      again->given = 0;
      same = plan::to_json(*again) == plan::to_json(*then);
    }
    if (same)
      ++out_.planned_again;
    else
      out_.other_plan.push_back(line.number);
  }

  void fold_one(const Line& line, bool on_trial) {
    Outcome next = step_with(std::move(out_.state), line, true);
    if (options_.watch) options_.watch(line.event, next);
    out_.state = std::move(next.state);
    out_.events.push_back(line.event);
    if (line.hash.empty()) return;
    if (line.hash == hex(hash(out_.state)))
      ++out_.hashes;
    else if (!on_trial)
      out_.diverged.push_back(line.number);
  }

  /// Events are missing before line `from`. If the states come out as recorded later on all the
  /// same, what is missing made no difference: the line after the one that shows it. Otherwise
  /// `from`.
  std::size_t proven_until(std::size_t from) {
    State state = out_.state;
    for (std::size_t i = from; i < lines_.size(); ++i) {
      state = step_with(std::move(state), lines_[i], false).state;
      if (!lines_[i].hash.empty() && lines_[i].hash == hex(hash(state))) return i + 1;
    }
    return from;
  }

  const guide::Guide& guide_;
  const ReplayOptions& options_;
  Replay& out_;
  bool ours_;  ///< the log was written by this planner with this guide
  std::vector<Line> lines_;
};

}  // namespace

Result<Replay> resume(const guide::Guide& guide, std::string_view log,
                      const ReplayOptions& options) {
  if (log.starts_with(kByteOrderMark)) log.remove_prefix(kByteOrderMark.size());
  int number = 1;
  std::string_view first = take_line(log);
  for (; first.empty() && !log.empty(); ++number) first = take_line(log);
  Result<ReadHeader> header = read_header(first);
  if (!header) return std::unexpected(header.error());
  Replay out;
  out.header = std::move(header->header);
  out.state = begin(out.header.plan);
  if (header->damaged) out.damage.push_back({Damage::Kind::torn, number});
  Folding folding(guide, options, out);
  folding.read(log, header->version, number);
  folding.fold();
  return out;
}

}  // namespace unknot::session
