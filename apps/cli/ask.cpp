// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include <nlohmann/json.hpp>

#include "cli/common.hpp"
#include "screening/screening.hpp"

namespace unknot::cli {
namespace {

using Json = nlohmann::json;

std::string text_at(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

int run(const Context& context, const std::vector<std::string>& words) {
  const guide::Guide guide = load_guide(context);
  const std::string question = joined(words, " ");
  const std::string answer =
      value_or_stop(screening::ask(guide, question), "the question", question);
  const Json json = Json::parse(answer, nullptr, false);
  if (!json.is_object()) throw Stop{kOutside, "the answer cannot be read"};

  const std::string title = text_at(json, "title");
  std::string out = title.empty() ? "" : wrapped(title, 80, "") + "\n";
  out += wrapped(text_at(json, "answer"), 80, "");
  if (const std::string more = text_at(json, "more"); !more.empty()) out += wrapped(more, 80, "");
  const auto others = json.find("others");
  if (others != json.end() && others->is_array() && !others->empty()) {
    out += "\nAlso:\n";
    for (const Json& other : *others)
      out += wrapped(other.is_object()   ? text_at(other, "title")
                     : other.is_string() ? other.get<std::string>()
                                         : "",
                     80, "  ");
  }
  write_output("", out);
  return text_at(json, "id").empty() ? kNo : kFine;
}

}  // namespace

void add_ask(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("ask", "Ask something: \"they want it deeper\"");
  const auto words = std::make_shared<std::vector<std::string>>();
  command->add_option("QUESTION", *words, "In your own words")->required()->type_name("");
  command->callback(
      [&context, words] { context.run = [&context, words] { return run(context, *words); }; });
}

}  // namespace unknot::cli
