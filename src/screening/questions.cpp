// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "base/json_writer.hpp"
#include "screening/rows.hpp"
#include "screening/screening.hpp"

namespace unknot::screening {
namespace {

/// What an earlier intake says about one person.
struct Known {
  const Json* person = nullptr;
  bool fresh = true;   ///< the whole list is asked (again)
  bool stale = false;  ///< known, but too long ago
};

const Json* at_path(const Json& object, std::string_view path) {
  const Json* here = &object;
  while (here != nullptr && !path.empty()) {
    const std::size_t slash = path.find('/');
    here = get(*here, path.substr(0, slash));
    path = slash == std::string_view::npos ? std::string_view{} : path.substr(slash + 1);
  }
  return here;
}

Known known_of(const Json& earlier, Who who, double fresh_days) {
  Known out;
  out.person = get(earlier, word(who));
  if (out.person == nullptr) return out;
  std::string asked = text(*out.person, "asked");
  if (asked.empty()) asked = text(earlier, "date");
  const auto then = day_number(asked);
  const auto today = day_number(text(earlier, "today"));
  // Without both dates nobody can tell how old the answers are.
  out.fresh = !then || !today || *today < *then || *today - *then > fresh_days;
  out.stale = out.fresh;
  return out;
}

class Writer {
 public:
  explicit Writer(const guide::Guide& guide) : guide_(guide) {}

  void question(const Row& row, Who who, const Known& known) {
    const std::string ask = text(*row.data, "ask");
    std::string key = text(*row.data, "key");
    if (key.empty()) key = "answers/" + row.id;
    out_.begin_object().field("id", row.id);
    if (const double number_of = number(*row.data, "row", 0); number_of > 0)
      out_.key("row").integer(static_cast<std::int64_t>(number_of));
    out_.field("who", word(who)).field("group", text(*row.data, "group"));
    out_.field("title", text(*row.data, "title"));
    common(*row.data, row.kind);
    out_.field("ask", ask);
    out_.field("stop", flag(*row.data, "stop"));
    out_.field("path", "/" + std::string(word(who)) + "/" + key);
    const bool carried = !known.fresh && ask == "changed";
    if (carried) previous(known, key);
    out_.key("details").begin_array();
    for (const Json* detail : items(*row.data, "details"))
      write_detail(*detail, who, known, carried);
    if (const Json* place = get(*row.data, "place")) write_mark(row, *place);
    if (get(*row.data, "accept") != nullptr) write_accept(row);
    out_.end_array().end_object();
  }

  JsonWriter& out() { return out_; }

 private:
  void common(const Json& data, std::string_view kind) {
    out_.field("question", text(data, "question")).field("help", text(data, "help"));
    out_.field("kind", kind);
    if (kind == "number") {
      out_.field("min", number(data, "min", 0), 3).field("max", number(data, "max", 1e6), 3);
      out_.field("unit", text(data, "unit"));
    }
    if (kind != "choice" && kind != "choices") return;
    out_.key("choices").begin_array();
    for (const Json* choice : items(data, "choices"))
      out_.begin_object()
          .field("id", text(*choice, "id"))
          .field("text", text(*choice, "text"))
          .end_object();
    if (text(data, "choices_from") == "tools")
      for (const auto& [id, tool] : guide_.tools)
        out_.begin_object().field("id", id).field("text", tool.name).end_object();
    out_.end_array();
  }

  void previous(const Known& known, std::string_view key) {
    const Json* before = at_path(*known.person, key);
    if (before != nullptr) out_.key("previous").raw(before->dump());
  }

  void write_detail(const Json& detail, Who who, const Known& known, bool carried) {
    const std::string id = text(detail, "id");
    std::string key = text(detail, "key");
    if (key.empty()) key = "details/" + id;
    out_.begin_object().field("id", id);
    common(detail, text(detail, "kind"));
    out_.field("path", "/" + std::string(word(who)) + "/" + key);
    if (const Json* when = get(detail, "when")) out_.key("when").raw(when->dump());
    if (carried) previous(known, key);
    out_.end_object();
  }

  /// A place is shown on the picture, as the last detail.
  void write_mark(const Row& row, const Json& place) {
    out_.begin_object().field("id", row.id + "-mark").field("question", text(place, "ask"));
    out_.field("help", "").field("kind", "mark").field("path", "/receiver/marks");
    out_.field("mark_kind", text(place, "kind")).field("for", row.id);
    if (const std::string where = text(place, "where"); !where.empty()) {
      out_.key("when").begin_object().field("detail", where).key("is").begin_array();
      for (const std::string& choice : texts(place, "is")) out_.text(choice);
      out_.text("unsure").end_array().end_object();
    }
    out_.end_object();
  }

  void write_accept(const Row& row) {
    out_.begin_object().field("id", row.id + "-accepted");
    out_.field("question", text(*row.data, "accept")).field("help", "").field("kind", "agree");
    out_.field("path", "/accepted").field("value", row.id).end_object();
  }

  const guide::Guide& guide_;
  JsonWriter out_;
};

}  // namespace

Result<std::string> questions(const guide::Guide& guide, std::string_view known_json) {
  const Result<Rows> rows = load_rows(guide);
  if (!rows) return std::unexpected(rows.error());
  const Result<Json> earlier = parse_json(known_json, "known");
  if (!earlier) return std::unexpected(earlier.error());
  if (!earlier->is_object()) return failure("", "must be an object", "{} or an earlier intake");
  if (get(*earlier, "today") != nullptr && !day_number(text(*earlier, "today")))
    return failure("/today", "is not a date", "YYYY-MM-DD");

  const double days = number(rows->words(), "fresh_days", 90);
  const Known receiver = known_of(*earlier, Who::receiver, days);
  const Known giver = known_of(*earlier, Who::giver, days);
  Writer writer(guide);
  writer.out().begin_object().key("questions").begin_array();
  const auto write_all = [&](Who who, const Known& known, bool agreements) {
    // What is asked every time comes first; what is only looked over again, behind it.
    for (const bool every : {true, false})
      for (const Row& row : rows->in_order) {
        const bool agree = text(*row.data, "group") == "agree";
        const bool always = text(*row.data, "ask") == "every-session";
        if (!row.asks(who) || agree != agreements) continue;
        if (known.fresh ? every : always == every) writer.question(row, who, known);
      }
  };
  write_all(Who::receiver, receiver, false);
  write_all(Who::giver, giver, false);
  write_all(Who::receiver, receiver, true);
  writer.out().end_array().key("fresh").begin_object();
  writer.out().field("receiver", receiver.fresh).field("giver", giver.fresh).end_object();
  const bool stale = receiver.stale || giver.stale;
  const bool all_known = !receiver.fresh && !giver.fresh;
  writer.out().field("note", text(rows->words(), stale       ? "stale"
                                                 : all_known ? "again"
                                                             : "first_time"));
  writer.out().end_object();
  return writer.out().take();
}

}  // namespace unknot::screening
