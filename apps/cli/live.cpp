// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/live.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <memory>

#include <nlohmann/json.hpp>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/answers.hpp"
#include "cli/log_file.hpp"
#include "cli/story.hpp"
#include "cli/voice.hpp"
#include "cli/wishes.hpp"
#include "engine/engine.hpp"
#include "engine/hear.hpp"
#include "guide/hearing.hpp"
#include "render/text.hpp"
#include "screening/screening.hpp"
#include "session/log.hpp"

namespace unknot::cli {
namespace {

using session::Event;
using session::EventKind;
using session::Status;
using session::Who;

/// The session hears the clock four times a second, at round times whatever the speed.
constexpr Ms kTick{250};

volatile std::sig_atomic_t interrupted = 0;

void on_interrupt(int) { interrupted = 1; }

/// Lines as they come on standard input; never waits longer than it is told to.
class Lines {
 public:
  explicit Lines(bool listen) : open_(listen) {}

  bool open() const { return open_; }

  /// Waits until there is something to read or the time is over.
  void wait(std::chrono::milliseconds most) {
    pollfd input{open_ ? STDIN_FILENO : -1, POLLIN, 0};
    const int ready = poll(&input, 1, static_cast<int>(std::max<long long>(0, most.count())));
    if (ready <= 0 || !open_) return;
    char block[4096];
    const ssize_t got = read(STDIN_FILENO, block, sizeof block);
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) return;
    if (got <= 0) {
      open_ = false;
      if (!text_.empty()) text_ += '\n';
      return;
    }
    text_.append(block, static_cast<std::size_t>(got));
  }

  std::optional<std::string> next() {
    const std::size_t end = text_.find('\n');
    if (end == std::string::npos) return std::nullopt;
    std::string line = text_.substr(0, end);
    text_.erase(0, end + 1);
    if (line.ends_with('\r')) line.pop_back();
    return line;
  }

 private:
  bool open_;
  std::string text_;
};

class Session {
 public:
  Session(const guide::Guide& guide, const plan::Plan& plan, const Performance& how)
      : Session(guide, session::begin(plan), how,
                std::make_unique<LogFile>(how.log, LogFile::Mode::anew)) {
    session::Header header;
    header.guide = guide.hash;
    header.engine = engine::kVersion;
    header.quiet = guide::spelled(narration::kQuiet, voice_.quiet);
    header.plan = plan;
    header.stop_word = how.stop_word;
    log_->add(session::to_log_header(header), true);
  }
  /// Goes on from `state`, at the end of its log.
  Session(const guide::Guide& guide, session::State state, const Performance& how,
          std::unique_ptr<LogFile> log)
      : guide_(guide),
        replanner_(engine::replanner(guide)),
        state_(std::move(state)),
        speaker_(how.voice),
        log_(std::move(log)),
        stop_word_(how.stop_word),
        screen_(is_terminal(1)) {
    voice_.quiet = how.quiet.value_or(narration::Quiet::full);
  }

  Status status() const { return state_.status; }
  Ms now() const { return state_.t_ms; }
  bool for_good() const { return state_.emergency; }

  void happen(const Event& event) {
    session::Outcome outcome = session::step(guide_, std::move(state_), event, replanner_);
    log_->add(session::to_log_line(event, outcome), event.kind != EventKind::tick);
    state_ = std::move(outcome.state);
    for (const session::Effect& effect : outcome.effects)
      if (effect.kind == session::Effect::Kind::hush) speaker_.hush();
    show_step();
    show(outcome.effects);
    for (const narration::Spoken& spoken :
         narration::speak(guide_, state_, outcome.effects, voice_)) {
      if (spoken.interrupt) speaker_.hush();
      print("", spoken.text);
      speaker_.say(spoken.text);
    }
    show_clock();
  }

  /// A typed line; `now` by the clock.
  void hear(const std::string& line, Ms now) {
    const Said said = said_in(line);
    session::Context context;
    context.language = voice_.language;
    context.stop_word = stop_word_;
    context.status = state_.status;
    if (state_.question) context.asked = state_.question->id;
    engine::Reply reply = engine::hear(guide_, said.who, said.text, context);
    if (reply.heard.kind == session::Heard::Kind::unclear) not_understood(line);
    if (!reply.answer.empty()) {
      const nlohmann::json json = nlohmann::json::parse(reply.answer, nullptr, false);
      if (json.is_object()) print("?", json.value("answer", std::string()));
      show_clock();
    }
    for (Event& event : reply.heard.events) {
      event.t_ms = std::max(now, state_.t_ms);
      happen(event);
    }
  }

 private:
  void not_understood(const std::string& line) {
    // Anything can be piped in: no control characters, no flood.
    constexpr std::size_t kMost = 60;
    std::string shown;
    for (const char c : line.substr(0, kMost))
      shown += static_cast<unsigned char>(c) < ' ' || c == '\x7f' ? ' ' : c;
    if (line.size() > kMost) shown += " …";
    print("?", "\"" + shown + "\" is not understood. " + commands_text());
  }

  void show(const std::vector<session::Effect>& effects) {
    using Kind = session::Effect::Kind;
    for (const session::Effect& effect : effects) {
      if (effect.kind == Kind::hush) print("!", "quiet");
      if (effect.kind == Kind::hands) print("!", "hands: " + effect.name);
      if (effect.kind == Kind::plan) print("!", "the rest is planned anew");
      if (effect.kind == Kind::answer && !effect.spoken)
        print("", narration::phrase(guide_, voice_.language, effect.fact.id, effect.fact.slots));
    }
  }

  void show_step() {
    const plan::Step* step = session::current_step(state_);
    if (step == nullptr || state_.status == Status::ready || state_.status == Status::finished)
      return;
    if (step->id == shown_step_ && state_.revision == shown_revision_) return;
    shown_step_ = step->id;
    shown_revision_ = state_.revision;
    const narration::StepWords words = narration::step_words(guide_, state_.plan, *step);
    const std::string bold = screen_ ? "\033[1m" : "";
    const std::string plain = screen_ ? "\033[0m" : "";
    print(">", bold + words.title + plain + " (" + render::clock_text(step->duration) + ")" +
                   (words.line.empty() ? "" : ", " + words.line));
  }

  /// "12:05  text", wrapped behind the time. The time is the massage's, not the clock's.
  void print(const std::string& mark, const std::string& text) {
    if (text.empty()) return;
    std::string time = render::clock_text(state_.plan_ms);
    time.insert(0, time.size() < 5 ? 5 - time.size() : 0, ' ');
    std::string lines = wrapped(text, 80, "         ");
    lines.replace(0, 5, time);
    if (!mark.empty()) lines.replace(7, 1, mark);
    std::printf("%s%s", screen_ ? "\r\033[K" : "", lines.c_str());
    std::fflush(stdout);
  }

  /// On a terminal one line at the bottom follows the clock.
  void show_clock() {
    if (!screen_) return;
    const plan::Step* step = session::current_step(state_);
    const Ms end = session::end_of(state_.plan);
    const Ms left = step == nullptr ? Ms{0} : step->start + step->duration - state_.plan_ms;
    std::printf("\r\033[K%s of %s  %s  next in %s", render::clock_text(state_.plan_ms).c_str(),
                render::clock_text(end).c_str(), std::string(session::word(state_.status)).c_str(),
                render::clock_text(std::max(left, Ms{0})).c_str());
    if (state_.status == Status::finished) std::printf("\n");
    std::fflush(stdout);
  }

  const guide::Guide& guide_;
  plan::Replanner replanner_;
  session::State state_;
  narration::Voice voice_;
  Speaker speaker_;
  std::unique_ptr<LogFile> log_;
  std::string stop_word_;
  bool screen_;
  int shown_step_ = -1;
  int shown_revision_ = -1;
};

Event by_clock(EventKind kind, Ms t) {
  Event event;
  event.t_ms = t;
  event.who = kind == EventKind::start ? Who::giver : Who::clock;
  event.kind = kind;
  return event;
}

}  // namespace

void need_safe(const guide::Guide& guide, const plan::Plan& plan) {
  const std::vector<plan::Finding> findings = engine::check(guide, plan, plan.limits);
  if (plan::verdict(findings) == "unsafe")
    throw Stop{kNo, "this plan may not be given:\n" + findings_text(plan, findings)};
}

void need_timely(const guide::Guide& guide, const std::string& file, const plan::Limits& limits,
                 Ms grace) {
  const std::string late =
      value_or_stop(screening::too_late(guide, limits, moment_now(), grace), file, "");
  if (!late.empty()) throw Stop{kNo, "Not yet. " + late};
}

namespace {

/// In real time: whoever stood still for so long was away.
Ms away_after(const guide::Guide& guide) { return seconds(guide.limit("LIVE/tick", "away_s")); }

/// Finds out that this program stood still: suspended (Ctrl-Z), asleep with its device, or held up
/// by whoever reads what it writes. Work of its own is none of that.
class Standstill {
 public:
  /// How long it stood still since it was asked last, `wanted` of waiting set aside.
  Ms since(std::chrono::milliseconds wanted) {
    const std::int64_t real = now(CLOCK_BOOTTIME);  // goes on while the device sleeps
    const std::int64_t worked = now(CLOCK_PROCESS_CPUTIME_ID);
    const std::int64_t still = (real - real_) - (worked - worked_) - wanted.count();
    real_ = real;
    worked_ = worked;
    return Ms(std::max<std::int64_t>(0, still));
  }

 private:
  static std::int64_t now(clockid_t which) {
    timespec at{};
    if (clock_gettime(which, &at) != 0) return 0;
    return std::int64_t{1000} * at.tv_sec + at.tv_nsec / 1'000'000;
  }
  std::int64_t real_ = now(CLOCK_BOOTTIME);
  std::int64_t worked_ = now(CLOCK_PROCESS_CPUTIME_ID);
};

/// Until it is finished, or stopped with nobody left who could go on. The clock goes on from
/// `from`.
int run(Session& session, const Performance& how, Ms from, Ms longest_still) {
  using Clock = std::chrono::steady_clock;
  Lines lines(how.listen);
  struct sigaction action{};
  action.sa_handler = on_interrupt;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);

  if (how.listen) std::fprintf(stderr, "%s", wrapped(commands_text(), 80, "").c_str());
  const Clock::time_point began = Clock::now();
  const auto clock = [&] {
    const std::chrono::duration<double, std::milli> real = Clock::now() - began;
    return from + Ms(static_cast<std::int64_t>(real.count() * how.speed));
  };
  Ms ticked = from;
  Standstill standstill;
  std::chrono::milliseconds waited{0};
  while (session.status() != Status::finished) {
    const Ms now = clock();
    // What the hands did meanwhile nobody knows: it pauses where it stood, and asks.
    if (standstill.since(waited) > longest_still && session::running(session.status())) {
      session.happen(by_clock(EventKind::pause, std::max(now, session.now())));
      ticked = std::max(ticked, now);
    }
    for (; ticked + kTick <= now && session.status() != Status::finished;) {
      ticked += kTick;
      session.happen(by_clock(EventKind::tick, ticked));
      if (interrupted != 0) break;
    }
    if (interrupted != 0) {
      Event stop = by_clock(EventKind::stop, std::max(clock(), session.now()));
      stop.who = Who::receiver;
      session.happen(stop);
      std::printf("\n");
      return kFine;
    }
    while (const auto line = lines.next()) {
      const std::vector<std::string> words = guide::spoken_words(*line);
      if (words == std::vector<std::string>{"quit"} && words != guide::spoken_words(how.stop_word))
        return kFine;
      session.hear(*line, clock());
    }
    const bool halted = session.status() == Status::paused || session.status() == Status::stopped;
    // Nobody is left who could say that it goes on.
    if (halted && (!lines.open() || session.for_good())) return kFine;
    const double real = static_cast<double>((ticked + kTick - clock()).value) / how.speed;
    if (session.status() == Status::finished) break;
    waited =
        std::chrono::milliseconds(static_cast<long long>(std::max(0.0, real)) + (real > 0 ? 1 : 0));
    lines.wait(waited);
  }
  return kFine;
}

/// How long ago the last line was written.
Ms silence_since(const std::string& path) {
  struct stat about{};
  if (stat(path.c_str(), &about) != 0) return Ms{0};
  using std::chrono::system_clock;
  const auto written = system_clock::from_time_t(about.st_mtim.tv_sec);
  const auto since =
      std::chrono::duration_cast<std::chrono::milliseconds>(system_clock::now() - written);
  return Ms(std::max<std::int64_t>(0, since.count()));
}

}  // namespace

int perform(const guide::Guide& guide, const plan::Plan& plan, const Performance& how) {
  need_safe(guide, plan);
  Session session(guide, plan, how);
  session.happen(by_clock(EventKind::start, Ms{0}));
  return run(session, how, Ms{0}, away_after(guide));
}

int perform_rest(const guide::Guide& guide, Performance how) {
  read_input(how.log);  // one that is not there is not made
  // From here on nobody else writes to it.
  auto file = std::make_unique<LogFile>(how.log, LogFile::Mode::append);
  const std::string log = read_input(how.log);
  const Ms away = silence_since(how.log);
  std::string good;
  session::ReplayOptions options;
  options.watch = [&good](const Event& event, const session::Outcome& outcome) {
    good += session::to_log_line(event, outcome);
  };
  const session::Replay replay = value_or_stop(session::resume(guide, log, options), how.log, log);
  std::fprintf(stderr, "%s%s", damage_text(how.log, replay).c_str(),
               difference_text(how.log, replay).c_str());
  if (how.stop_word.empty()) how.stop_word = replay.header.stop_word;
  if (!how.quiet) how.quiet = guide::value_of(narration::kQuiet, replay.header.quiet);
  if (replay.state.status == Status::finished || replay.state.emergency)
    throw Stop{kNo, how.log + ": this session is over"};
  if (const Diagnostics unknown = engine::unknown_ids(guide, replay.state.wishes.request,
                                                      session::limits_now(replay.state.wishes));
      !unknown.empty())
    throw Stop{kNo, how.log + ": this guide does not know: " + unknown.front().message};
  need_timely(guide, how.log, limits_now(replay.state.wishes), replay.header.plan.total);
  if (!replay.damage.empty()) {
    // The mended one is another file, with a lock of its own.
    const std::string damaged = replace_log(how.log, session::to_log_header(replay.header) + good);
    std::fprintf(stderr, "the damaged log is kept as %s\n", damaged.c_str());
    file = std::make_unique<LogFile>(how.log, LogFile::Mode::append);
  } else if (!log.ends_with('\n')) {
    file->add("\n", true);
  }
  const Ms now = replay.state.t_ms +
                 Ms(static_cast<std::int64_t>(static_cast<double>(away.value) * how.speed));
  Session session(guide, replay.state, how, std::move(file));
  // What the hands did meanwhile nobody knows: the massage stood still.
  if (session::running(replay.state.status))
    session.happen(by_clock(EventKind::pause, replay.state.t_ms));
  if (!engine::rest_is_safe(guide, replay.state)) session.happen(by_clock(EventKind::replan, now));
  // It ended before the first touch: nobody is asked to begin what was begun.
  if (session.status() == Status::ready) session.happen(by_clock(EventKind::start, now));
  return run(session, how, now, away_after(guide));
}

}  // namespace unknot::cli
