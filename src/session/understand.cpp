// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "session/understand.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "session/heard_words.hpp"

namespace unknot::session {
namespace {

/// Longer texts are stories, not words to a pair of hands: only stops and red flags are heard.
constexpr std::size_t kMostWords = 40;
constexpr std::size_t kMostText = 200;  // bytes that are kept of what was said
constexpr std::size_t kMostCommands = 3;
/// A "not" reaches over so many words to what it turns round.
constexpr std::size_t kNegationReach = 3;

/// What makes the work less, or halts it: heard whatever else is said.
constexpr std::array kLess{EventKind::softer,   EventKind::less_here, EventKind::never_here,
                           EventKind::pause,    EventKind::tired,     EventKind::hurts,
                           EventKind::cold,     EventKind::warm,      EventKind::uncomfortable,
                           EventKind::ticklish, EventKind::drag,      EventKind::popped,
                           EventKind::flinch,   EventKind::asleep,    EventKind::red_flag};
/// Said of a place.
constexpr std::array kPlaced{EventKind::softer,    EventKind::harder, EventKind::more_here,
                             EventKind::less_here, EventKind::flinch, EventKind::never_here,
                             EventKind::red_flag,  EventKind::answer};

template <class List>
bool among(const List& list, EventKind kind) {
  return std::find(list.begin(), list.end(), kind) != list.end();
}

/// The text for the log: no control characters, no broken ones, no flood.
std::string kept(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size() && out.size() < kMostText; ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    std::size_t more = 0;
    if (c >= 0xC2 && c < 0xE0) more = 1;
    if (c >= 0xE0 && c < 0xF0) more = 2;
    if (c >= 0xF0 && c < 0xF5) more = 3;
    bool whole = c < 0x80 || more > 0;
    for (std::size_t j = 1; j <= more && whole; ++j)
      whole = i + j < text.size() && (static_cast<unsigned char>(text[i + j]) & 0xC0U) == 0x80U;
    // What only looks like a character (too long a form, half of a pair) is none, too.
    if (whole && more == 2) {
      const auto d = static_cast<unsigned char>(text[i + 1]);
      whole = !(c == 0xE0 && d < 0xA0) && !(c == 0xED && d >= 0xA0);
    }
    if (whole && more == 3) {
      const auto d = static_cast<unsigned char>(text[i + 1]);
      whole = !(c == 0xF0 && d < 0x90) && !(c == 0xF4 && d >= 0x90);
    }
    if (!whole || c < 0x20 || c == 0x7F) {
      if (!out.empty() && out.back() != ' ') out += ' ';
      continue;
    }
    out.append(text.substr(i, more + 1));
    i += more;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

/// What was found in the words.
struct Found {
  std::vector<EventKind> kinds;  ///< in their order, each once
  bool good = false, pain = false;
  Strings tools;
  std::string region;
  guide::Side side = guide::Side::none;
  std::vector<double> numbers;
  std::size_t spare_numbers = 0;  ///< of them in no phrase
  double unit = 1;
  std::size_t left_over = 0;   ///< words that nobody knows what to do with
  std::size_t hand_words = 0;  ///< of them parts of the giver's hand
  bool turned = false;         ///< a "not" among them
  bool of_others = false;      ///< "they …"
};

class Listener {
 public:
  Listener(const guide::Guide& guide, std::optional<Who> who, std::string_view text,
           const Context& context)
      : guide_(guide),
        who_(who == Who::clock ? std::nullopt : who),
        text_(kept(text)),
        context_(context),
        lexicon_(guide, context.language, context.stop_word),
        raw_(guide::spoken_words(text)) {
    const Strings front(raw_.begin(), raw_.begin() + static_cast<std::ptrdiff_t>(
                                                         std::min(raw_.size(), kMostWords)));
    said_ = lexicon_.corrected(front);
    said_.insert(said_.end(), raw_.begin() + static_cast<std::ptrdiff_t>(front.size()), raw_.end());
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n' || text.back() == '\r' ||
                             text.back() == '\t' || text.back() == '!'))
      text.remove_suffix(1);
    marked_ = text.ends_with('?') || text.ends_with("\xEF\xBC\x9F");
  }

  Heard hear() {
    if (raw_.empty()) return text_.empty() ? Heard{} : unclear();
    Heard out;
    out.kind = Heard::Kind::said;
    bool turned = false;
    if (stops(turned)) out.events.push_back(event(EventKind::stop));
    add_flags(out.events, turned);
    if (!out.events.empty()) return out;
    if (turned || raw_.size() > kMostWords) return unclear();
    const Found found = scan();
    if (is_question(found)) return question();
    return understood(found);
  }

 private:
  Event event(EventKind kind) const {
    Event out;
    out.kind = kind;
    out.who = who_.value_or(usual_speaker(kind));
    return out;
  }

  /// Is one of `list` at the beginning, with or without words before it that change nothing?
  bool begins_with(const Spoken& list) const {
    std::size_t first = 0;
    while (first < said_.size() && lexicon_.filler(said_[first])) ++first;
    return std::any_of(list.begin(), list.end(), [&](const Strings& phrase) {
      return stands_at(raw_, 0, phrase) || stands_at(said_, 0, phrase) ||
             stands_at(said_, first, phrase);
    });
  }

  /// Is what stands at `at` turned round by a word before it?
  bool turned_round(std::size_t at) const {
    for (std::size_t i = at - std::min(at, kNegationReach); i < at; ++i)
      for (const Strings& no : lexicon_.negations())
        if (stands_at(said_, i, no)) return true;
    return false;
  }

  bool stops(bool& turned) const {
    const Strings& agreed = lexicon_.stop_word();
    if (!agreed.empty() &&
        (std::search(raw_.begin(), raw_.end(), agreed.begin(), agreed.end()) != raw_.end() ||
         std::search(said_.begin(), said_.end(), agreed.begin(), agreed.end()) != said_.end()))
      return true;
    if (begins_with(lexicon_.stops())) return true;
    for (std::size_t at = 0; at < said_.size(); ++at)
      for (const Strings& stop : lexicon_.stops_anywhere()) {
        if (!stands_at(said_, at, stop)) continue;
        if (!turned_round(at)) return true;
        turned = true;
      }
    return false;
  }

  void add_flags(std::vector<Event>& events, bool& turned) const {
    std::string words;
    for (const Lexicon::Flag& flag : lexicon_.flags(said_)) {
      if (turned_round(flag.at)) {
        turned = true;
        continue;
      }
      if (words.find(flag.words) == std::string::npos)
        words += (words.empty() ? "" : ", ") + flag.words;
    }
    if (words.empty()) return;
    Event flag = event(EventKind::red_flag);
    // Misspelt or curly as it may be, the session finds the guide's own words.
    flag.text = words + ": " + text_;
    const Found found = scan();
    flag.region = found.region;
    if (!flag.region.empty()) flag.side = found.side;
    events.push_back(std::move(flag));
  }

  Found scan() const {
    Found out;
    const Words words = lexicon_.numbered(said_);
    std::size_t content = 0;
    for (const Word& word : words) content += lexicon_.filler(word.text) ? 0 : 1;
    for (std::size_t at = 0; at < words.size();) {
      const Phrase* best = nullptr;
      std::size_t end = at;
      for (const Phrase& phrase : lexicon_.phrases()) {
        const std::size_t stop = lexicon_.end_of(phrase.words, words, at);
        if (stop == 0 || (phrase.alone && !alone(words, at, stop, content))) continue;
        if (best != nullptr && best->words.size() >= phrase.words.size()) continue;
        best = &phrase;
        end = stop;
      }
      if (best == nullptr)
        leave(words[at], at, out), ++at;
      else
        take(*best, words, at, end, out), at = end;
    }
    return out;
  }

  bool alone(const Words& words, std::size_t at, std::size_t end, std::size_t content) const {
    std::size_t inside = 0;
    for (std::size_t i = at; i < end; ++i) inside += lexicon_.filler(words[i].text) ? 0 : 1;
    return inside == content;
  }

  void leave(const Word& word, std::size_t, Found& out) const {
    const guide::Hearing& hearing = lexicon_.hearing();
    if (hearing.others.contains(word.text)) out.of_others = true;
    if (word.text == "@") out.unit = word.value;
    if (word.text == "#") {
      out.numbers.push_back(word.value);
      ++out.spare_numbers;
      return;
    }
    if (const auto hand = hearing.hands.find(word.text); hand != hearing.hands.end())
      add_hand(word.text, out);
    if (lexicon_.filler(word.text) || hearing.where.contains(word.text)) return;
    ++out.left_over;
    if (hearing.hands.contains(word.text)) ++out.hand_words;
    for (const Strings& no : lexicon_.negations())
      out.turned = out.turned || (no.size() == 1 && word.text == no[0]);
  }

  void add_hand(const std::string& part, Found& out) const {
    const Strings& tools = lexicon_.hearing().hands.at(part);
    if (tools.empty()) out.tools.push_back(part);
    out.tools.insert(out.tools.end(), tools.begin(), tools.end());
  }

  void take(const Phrase& phrase, const Words& words, std::size_t at, std::size_t end,
            Found& out) const {
    for (std::size_t i = at; i < end; ++i) {
      if (lexicon_.hearing().others.contains(words[i].text)) out.of_others = true;
      if (words[i].text == "#") out.numbers.push_back(words[i].value);
      if (words[i].text == "@") out.unit = words[i].value;
    }
    switch (phrase.kind) {
      case Phrase::Kind::command:
        if (!among(out.kinds, phrase.event)) out.kinds.push_back(phrase.event);
        if (phrase.event == EventKind::hurts || phrase.event == EventKind::tired)
          add_parts(words, at, end, out);
        break;
      case Phrase::Kind::answer:
        (phrase.id == "pain" ? out.pain : out.good) = true;
        break;
      case Phrase::Kind::region:
        out.region = phrase.id;
        break;
      case Phrase::Kind::tool:
        out.tools.push_back(phrase.id);
        break;
      case Phrase::Kind::side:
        out.side = guide::value_of(guide::kSides, phrase.id).value_or(guide::Side::none);
        break;
    }
  }

  /// "my thumb hurts" is one phrase; the thumb in it is meant.
  void add_parts(const Words& words, std::size_t at, std::size_t end, Found& out) const {
    for (std::size_t i = at; i < end; ++i) {
      for (const Phrase& tool : lexicon_.phrases())
        if (tool.kind == Phrase::Kind::tool && tool.words.size() == 1 &&
            lexicon_.end_of(tool.words, words, i) != 0 &&
            std::find(out.tools.begin(), out.tools.end(), tool.id) == out.tools.end())
          out.tools.push_back(tool.id);
      if (lexicon_.hearing().hands.contains(words[i].text)) add_hand(words[i].text, out);
    }
  }

  bool worried() const {
    for (const std::string& word : said_) {
      if (lexicon_.hearing().ordinary.contains(word)) continue;
      for (const std::string& start : lexicon_.hearing().worries)
        if (word.starts_with(start)) return true;
    }
    return false;
  }

  bool is_question(const Found& found) const {
    const bool request = begins_with(lexicon_.requests());
    const bool opener = !request && begins_with(lexicon_.questions());
    if (opener) {
      // "Is it …" may also be what somebody says who is in pain; "what if" is none.
      return marked_ || found.left_over > 0 || found.kinds.empty();
    }
    if (!marked_ || request) return false;
    // "Softer?" is softer; "harder?" is the giver's question.
    const bool less = (found.pain || !found.kinds.empty()) &&
                      std::all_of(found.kinds.begin(), found.kinds.end(),
                                  [](EventKind kind) { return among(kLess, kind); });
    return !(less && !found.turned);
  }

  Heard question() const {
    const bool might_be = begins_with(lexicon_.hypothetical());
    if (worried() && !might_be) return unclear();
    Heard out = unclear();
    out.kind = Heard::Kind::question;
    return out;
  }

  Heard unclear() const {
    Heard out;
    out.kind = Heard::Kind::unclear;
    Event said;
    said.kind = EventKind::unknown;
    // In doubt it is the word of the one lying down.
    const bool givers = who_ == Who::giver && !worried();
    said.who = givers ? Who::giver : Who::receiver;
    said.text = text_;
    out.events.push_back(std::move(said));
    return out;
  }

  /// The answer to the question that is open, where a bare name is one.
  std::optional<EventKind> asked_for(const Found& found) const {
    if (found.left_over > found.hand_words || !found.kinds.empty() || found.good || found.pain)
      return std::nullopt;
    if (context_.asked == "live.where" && !found.region.empty()) return EventKind::never_here;
    if (context_.asked == "live.which-area" && !found.region.empty()) return EventKind::more_here;
    if (context_.asked == "live.which-tool" && !found.tools.empty()) return EventKind::hurts;
    return std::nullopt;
  }

  /// "yes" to "Did that feel all right? Any pain?" says nothing.
  bool two_questions() const {
    return context_.asked == "live.popped" &&
           std::any_of(said_.begin(), said_.end(), [&](const std::string& word) {
             return lexicon_.hearing().agrees.contains(word);
           });
  }

  Heard understood(Found found) const {
    if (found.turned) return unclear();
    std::vector<EventKind>& kinds = found.kinds;
    if (const auto kind = asked_for(found)) {
      kinds = {*kind};
      found.left_over = 0;
    }
    pain_of_hands(found);
    // "Good, but softer": what is to change counts; and pain before what is less than pain.
    if (kinds.size() > 1 || found.pain) std::erase(kinds, EventKind::just_right);
    if (found.pain) {
      std::erase(kinds, EventKind::flinch);
      std::erase(kinds, EventKind::softer);
      kinds.insert(kinds.begin(), EventKind::answer);
    }
    // "Hang on a second" is no time that is left.
    if (among(kinds, EventKind::pause)) std::erase(kinds, EventKind::minutes_left);
    if (!among(kinds, EventKind::minutes_left)) found.left_over += found.spare_numbers;
    // More needs every word.
    const bool little = found.side != guide::Side::none && found.region.empty();
    if (found.left_over > 0)
      std::erase_if(kinds, [&](EventKind kind) { return !less(kind, found); });
    if (little)
      std::erase_if(kinds, [](EventKind kind) {
        return kind == EventKind::harder || kind == EventKind::more_here;
      });
    if (kinds.empty() && found.good && found.left_over == 0 && !two_questions())
      kinds.push_back(EventKind::answer);
    if (kinds.empty() || kinds.size() > kMostCommands || contradictory(found)) return unclear();
    const bool receivers_hand = who_ == Who::receiver && among(kinds, EventKind::hurts);
    if (receivers_hand) return unclear();
    Heard out;
    out.kind = Heard::Kind::said;
    for (const EventKind kind : kinds) add(kind, found, out.events);
    return out;
  }

  static bool less(EventKind kind, const Found& found) {
    return among(kLess, kind) || (kind == EventKind::answer && found.pain);
  }

  /// "It hurts" is the receiver's pain; with a part of the giver's hand it is the giver's.
  void pain_of_hands(Found& found) const {
    const bool tool = !found.tools.empty() && found.region.empty() && who_ != Who::receiver;
    if (!found.pain || !tool) return;
    found.pain = false;
    if (!among(found.kinds, EventKind::hurts)) found.kinds.push_back(EventKind::hurts);
  }

  /// Up and down, or on and wait, in one breath.
  static bool contradictory(const Found& found) {
    const auto any = [&](const auto& test) {
      return std::any_of(found.kinds.begin(), found.kinds.end(), test);
    };
    const bool lowers = any([&](EventKind kind) { return less(kind, found); });
    const bool onward = any([](EventKind kind) {
      return kind == EventKind::harder || kind == EventKind::resume || kind == EventKind::release ||
             kind == EventKind::undo || kind == EventKind::start;
    });
    return lowers && onward;
  }

  void add(EventKind kind, const Found& found, std::vector<Event>& events) const {
    // Their "go on" after a stop is what releases it.
    const bool released =
        kind == EventKind::resume && context_.status == Status::stopped && who_ == Who::receiver;
    Event out = event(released ? EventKind::release : kind);
    if (!who_ && found.of_others) speak_for_others(out);
    if (among(kPlaced, kind) && !found.region.empty()) {
      out.region = found.region;
      out.side = found.side;
    }
    if (kind == EventKind::answer) out.text = found.pain ? "pain" : "good";
    if (kind == EventKind::red_flag) out.text = text_;
    if (kind == EventKind::minutes_left) out.minutes = minutes(found);
    const std::size_t before = events.size();
    for (const std::string& tool : found.tools) {
      // What hurts and has no name of ours is asked for; tired hands need none.
      const bool named = kind == EventKind::hurts || guide_.tools.contains(tool);
      if ((kind != EventKind::hurts && kind != EventKind::tired) || !named) continue;
      out.tool = tool;
      events.push_back(out);
    }
    if (events.size() > before) return;
    events.push_back(std::move(out));
  }

  /// "They want it deeper" is the giver speaking, where a giver may say such a thing.
  void speak_for_others(Event& out) const {
    const auto row = guide_.commands.find(std::string(word(out.kind)));
    if (row != guide_.commands.end() && row->second.who.contains("giver")) out.who = Who::giver;
  }

  /// 0 where it is no time that a massage has: then it is asked how many.
  double minutes(const Found& found) const {
    if (found.numbers.size() != 1) return 0;
    const double out = found.numbers[0] * found.unit;
    const double most = guide_.limit("PLANNER/lengths", "most_s") / 60;
    return std::isfinite(out) && out > 0 && out <= most ? out : 0;
  }

  const guide::Guide& guide_;
  std::optional<Who> who_;
  std::string text_;
  const Context& context_;
  Lexicon lexicon_;
  Strings raw_, said_;   ///< as typed, and with misspelt words put right
  bool marked_ = false;  ///< ends with a question mark
};

}  // namespace

Who usual_speaker(EventKind kind) {
  switch (kind) {
    case EventKind::start:
    case EventKind::skip:
    case EventKind::back:
    case EventKind::undo:
    case EventKind::repeat:
    case EventKind::pause:
    case EventKind::resume:
    case EventKind::wind_down:
    case EventKind::minutes_left:
    case EventKind::tired:
    case EventKind::hurts:
    case EventKind::hard_muscle:
    case EventKind::asleep:
    case EventKind::drag:
    case EventKind::flinch:
      return Who::giver;
    default:
      return Who::receiver;
  }
}

Heard understand(const guide::Guide& guide, std::optional<Who> who, std::string_view text,
                 const Context& context) {
  return Listener(guide, who, text, context).hear();
}

}  // namespace unknot::session
