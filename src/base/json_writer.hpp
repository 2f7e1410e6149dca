// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace unknot {

/// Writes JSON straight into a string, keys in the order they are given, numbers with a fixed
/// number of decimals: the same bytes on every platform, and fast enough for long paths.
class JsonWriter {
 public:
  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }
  JsonWriter& key(std::string_view k);
  JsonWriter& text(std::string_view s);
  JsonWriter& boolean(bool b);
  JsonWriter& integer(std::int64_t n);
  JsonWriter& unsigned_integer(std::uint64_t n);
  /// `v` rounded half away from zero to `decimals` (0…6) places, trailing zeros dropped. Not
  /// finite or beyond ±1e12: written as null. Digits after the fifteenth mean nothing.
  JsonWriter& number(double v, int decimals);
  /// `json` must be one valid JSON value.
  JsonWriter& raw(std::string_view json);

  JsonWriter& field(std::string_view k, std::string_view v) { return key(k).text(v); }
  JsonWriter& field(std::string_view k, const char* v) { return key(k).text(v); }
  JsonWriter& field(std::string_view k, bool v) { return key(k).boolean(v); }
  JsonWriter& field(std::string_view k, double v, int decimals) {
    return key(k).number(v, decimals);
  }

  const std::string& str() const { return out_; }
  std::string take() { return std::move(out_); }

 private:
  JsonWriter& open(char c);
  JsonWriter& close(char c);
  void separate();

  std::string out_;
  bool first_ = true;
};

}  // namespace unknot
