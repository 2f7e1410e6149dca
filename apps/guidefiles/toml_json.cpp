// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "guidefiles/toml_json.hpp"

#include <fstream>
#include <sstream>

#include <toml.hpp>

namespace unknot::guidefiles {
namespace {

using nlohmann::json;

/// toml11 says "[error] toml::parse_table: what" and then quotes the file over several lines.
std::string first_line(const std::string& what) {
  std::string line = what.substr(0, what.find('\n'));
  for (const std::string_view prefix : {"[error] ", "toml::"}) {
    if (line.starts_with(prefix)) line.erase(0, prefix.size());
  }
  return line;
}

class Converter {
 public:
  Converter(std::string file, std::map<std::string, Place>& places, Diagnostics& problems)
      : file_(std::move(file)), places_(places), problems_(problems) {}

  json convert(const toml::value& value, const std::string& pointer) {
    const int line = static_cast<int>(value.location().line());
    places_[pointer] = {file_, line > 0 ? line : 1};
    switch (value.type()) {
      case toml::value_t::boolean:
        return value.as_boolean();
      case toml::value_t::integer:
        return value.as_integer();
      case toml::value_t::floating:
        return value.as_floating();
      case toml::value_t::string:
        return value.as_string().str;
      case toml::value_t::array:
        return list(value.as_array(), pointer);
      case toml::value_t::table:
        return table(value.as_table(), pointer);
      default:
        break;
    }
    problems_.push_back({file_, line, 0, "dates and times have no place in the guide", {}});
    return nullptr;
  }

 private:
  json list(const toml::array& values, const std::string& pointer) {
    json out = json::array();
    for (const toml::value& value : values) {
      out.push_back(convert(value, below(pointer, std::to_string(out.size()))));
    }
    return out;
  }
  json table(const toml::table& values, const std::string& pointer) {
    json out = json::object();
    for (const auto& [key, value] : values) out[key] = convert(value, below(pointer, key));
    return out;
  }

  std::string file_;
  std::map<std::string, Place>& places_;
  Diagnostics& problems_;
};

}  // namespace

std::string below(const std::string& pointer, const std::string& key) {
  std::string out = pointer + "/";
  for (const char c : key) out += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  return out;
}

json read_toml(const std::filesystem::path& file, const std::string& pointer,
               std::map<std::string, Place>& places, Diagnostics& problems) {
  const std::string name = file.string();
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  if (!stream) {
    // An empty file sets failbit on the copy; it is an empty table.
    std::error_code ignored;
    if (std::filesystem::file_size(file, ignored) != 0 || ignored) {
      problems.push_back({name, 0, 0, "cannot be read", {}});
      return nullptr;
    }
  }
  try {
    std::istringstream source(text.str());
    json out = Converter(name, places, problems).convert(toml::parse(source, name), pointer);
    places[pointer] = {name, 1};
    return out;
  } catch (const toml::exception& error) {
    const int line = static_cast<int>(error.location().line());
    const int column = static_cast<int>(error.location().column());
    problems.push_back({name, line, column, first_line(error.what()), {}});
  } catch (const std::exception& error) {
    problems.push_back({name, 0, 0, first_line(error.what()), {}});
  }
  return nullptr;
}

}  // namespace unknot::guidefiles
