// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "base/characters.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace unknot {
namespace {

struct Span {
  char32_t from, to;
  std::string_view text;
};

template <class List>
const Span* in(const List& list, char32_t code) {
  const auto found =
      std::ranges::find_if(list, [&](const Span& s) { return code >= s.from && code <= s.to; });
  return found == std::end(list) ? nullptr : &*found;
}

constexpr std::string_view kEnDash = "\xE2\x80\x93", kTimes = "\xC3\x97";

/// What is read for a character; "" for what has no width. The digits of other scripts and the wide
/// letters are counted instead.
constexpr std::array kPlain{
    Span{0x00A0, 0x00A0, " "},    Span{0x00AD, 0x00AD, ""},      Span{0x00B4, 0x00B4, "'"},
    Span{0x00B7, 0x00B7, "*"},    Span{0x00BC, 0x00BC, "1/4"},   Span{0x00BD, 0x00BD, "1/2"},
    Span{0x00BE, 0x00BE, "3/4"},  Span{0x00AB, 0x00AB, "\""},    Span{0x00BB, 0x00BB, "\""},
    Span{0x02B9, 0x02B9, "'"},    Span{0x02BA, 0x02BA, "\""},    Span{0x02BC, 0x02BC, "'"},
    Span{0x034F, 0x034F, ""},     Span{0x061C, 0x061C, ""},      Span{0x066B, 0x066B, "."},
    Span{0x1680, 0x1680, " "},    Span{0x180E, 0x180E, ""},      Span{0x2000, 0x200A, " "},
    Span{0x200B, 0x200F, ""},     Span{0x2010, 0x2011, "-"},     Span{0x2012, 0x2015, kEnDash},
    Span{0x2018, 0x201B, "'"},    Span{0x201C, 0x201F, "\""},    Span{0x2022, 0x2023, "*"},
    Span{0x202F, 0x202F, " "},    Span{0x2032, 0x2032, "'"},     Span{0x2033, 0x2033, "\""},
    Span{0x2043, 0x2043, "*"},    Span{0x2044, 0x2044, "/"},     Span{0x205F, 0x205F, " "},
    Span{0x2060, 0x2064, ""},     Span{0x2150, 0x2150, "1/7"},   Span{0x2151, 0x2151, "1/9"},
    Span{0x2152, 0x2152, "1/10"}, Span{0x2153, 0x2153, "1/3"},   Span{0x2154, 0x2154, "2/3"},
    Span{0x2155, 0x2155, "1/5"},  Span{0x2156, 0x2156, "2/5"},   Span{0x2157, 0x2157, "3/5"},
    Span{0x2158, 0x2158, "4/5"},  Span{0x2159, 0x2159, "1/6"},   Span{0x215A, 0x215A, "5/6"},
    Span{0x215B, 0x215B, "1/8"},  Span{0x215C, 0x215C, "3/8"},   Span{0x215D, 0x215D, "5/8"},
    Span{0x215E, 0x215E, "7/8"},  Span{0x2212, 0x2212, kEnDash}, Span{0x2215, 0x2215, "/"},
    Span{0x2715, 0x2715, kTimes}, Span{0x25AA, 0x25AB, "*"},     Span{0x25CB, 0x25CB, "*"},
    Span{0x25CF, 0x25CF, "*"},    Span{0x25E6, 0x25E6, "*"},     Span{0x3000, 0x3000, " "},
    Span{0x3001, 0x3001, ","},    Span{0x3002, 0x3002, "."},     Span{0x301D, 0x301F, "\""},
    Span{0x30FB, 0x30FB, "*"},    Span{0xFE00, 0xFE0F, ""},      Span{0xFEFF, 0xFEFF, ""}};

/// The zeroes of scripts whose ten digits stand in a row.
constexpr std::array<char32_t, 6> kZeroes{0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50, 0xFF10};

constexpr std::array kRefused{Span{0x0000, 0x0008, "a control character"},
                              Span{0x000E, 0x001F, "a control character"},
                              Span{0x007F, 0x0084, "a control character"},
                              Span{0x0086, 0x009F, "a control character"},
                              Span{0x202A, 0x202A, "left-to-right embedding"},
                              Span{0x202B, 0x202B, "right-to-left embedding"},
                              Span{0x202C, 0x202C, "pop directional formatting"},
                              Span{0x202D, 0x202D, "left-to-right override"},
                              Span{0x202E, 0x202E, "right-to-left override"},
                              Span{0x2066, 0x2066, "left-to-right isolate"},
                              Span{0x2067, 0x2067, "right-to-left isolate"},
                              Span{0x2068, 0x2068, "first strong isolate"},
                              Span{0x2069, 0x2069, "pop directional isolate"},
                              Span{0x206A, 0x206F, "an invisible control"},
                              Span{0xFDD0, 0xFDEF, "no character at all"},
                              Span{0xFFF9, 0xFFFB, "an invisible note"},
                              Span{0xFFFD, 0xFFFD, "in the place of something that was lost"},
                              Span{0xFFFE, 0xFFFF, "no character at all"},
                              Span{0xE0000, 0xE007F, "an invisible tag"}};

constexpr std::array kNames{
    Span{0x00A0, 0x00A0, "no-break space"},     Span{0x00AD, 0x00AD, "soft hyphen"},
    Span{0x200B, 0x200B, "zero width space"},   Span{0x200C, 0x200C, "zero width non-joiner"},
    Span{0x200D, 0x200D, "zero width joiner"},  Span{0x200E, 0x200E, "left-to-right mark"},
    Span{0x200F, 0x200F, "right-to-left mark"}, Span{0x2060, 0x2060, "word joiner"},
    Span{0xFE00, 0xFE0F, "variation selector"}, Span{0xFEFF, 0xFEFF, "byte order mark"}};
/// What is seen of them says enough only with the alphabet.
constexpr std::array kAlphabets{Span{0x0300, 0x036F, "a mark on the letter before it"},
                                Span{0x0370, 0x03FF, "a Greek letter"},
                                Span{0x0400, 0x052F, "a Cyrillic letter"},
                                Span{0x0530, 0x058F, "an Armenian letter"},
                                Span{0x0590, 0x05FF, "a Hebrew letter"},
                                Span{0x0600, 0x06FF, "an Arabic letter"},
                                Span{0x13A0, 0x13FF, "a Cherokee letter"},
                                Span{0x2800, 0x2800, "an empty sign"},
                                Span{0x3040, 0x30FF, "a Japanese letter"},
                                Span{0x3164, 0x3164, "an invisible letter"},
                                Span{0x4E00, 0x9FFF, "a Chinese sign"},
                                Span{0xAC00, 0xD7AF, "a Korean letter"},
                                Span{0x1D400, 0x1D7FF, "a sign of mathematics"},
                                Span{0x1F000, 0x1FAFF, "a small picture"}};

std::string utf8(char32_t code) {
  std::string out;
  const auto byte = [&](char32_t value) { out += static_cast<char>(value); };
  if (code < 0x80) {
    byte(code);
  } else if (code < 0x800) {
    byte(0xC0 | (code >> 6));
    byte(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    byte(0xE0 | (code >> 12));
    byte(0x80 | ((code >> 6) & 0x3F));
    byte(0x80 | (code & 0x3F));
  } else {
    byte(0xF0 | (code >> 18));
    byte(0x80 | ((code >> 12) & 0x3F));
    byte(0x80 | ((code >> 6) & 0x3F));
    byte(0x80 | (code & 0x3F));
  }
  return out;
}

/// What is read for `code`, nothing where it stands for itself.
std::optional<std::string> plain_of(char32_t code) {
  for (const char32_t zero : kZeroes)
    if (code >= zero && code < zero + 10)
      return std::string(1, static_cast<char>('0' + code - zero));
  if (code >= 0xFF01 && code <= 0xFF5E)
    return std::string(1, static_cast<char>(code - 0xFF01 + '!'));
  if (const Span* known = in(kPlain, code)) return std::string(known->text);
  return std::nullopt;
}

bool latin(char32_t code) {
  return code >= 0x00C0 && code <= 0x024F && code != 0x00D7 && code != 0x00F7;
}

}  // namespace

std::size_t line_end(std::string_view text) {
  if (text.empty()) return 0;
  if (text.starts_with("\r\n")) return 2;
  if (text[0] >= '\n' && text[0] <= '\r') return 1;
  if (text.starts_with("\xC2\x85")) return 2;
  return text.starts_with("\xE2\x80\xA8") || text.starts_with("\xE2\x80\xA9") ? 3 : 0;
}

std::string_view next_line(std::string_view& rest) {
  std::size_t at = 0;
  while (at < rest.size() && line_end(rest.substr(at)) == 0) ++at;
  const std::string_view line = rest.substr(0, at);
  rest.remove_prefix(at);
  rest.remove_prefix(line_end(rest));
  return line;
}

std::pair<int, int> place_in_text(std::string_view text, std::size_t at) {
  std::string_view rest = text.substr(0, at);
  const char* end = rest.data() + rest.size();
  int line = 1;
  while (!rest.empty()) {
    const std::string_view one = next_line(rest);
    if (one.data() + one.size() == end)
      return {line, 1 + static_cast<int>(std::ranges::count_if(one, [](char c) {
                      return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
                    }))};
    ++line;
  }
  return {line, 1};
}

Character first_character(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char c = byte(0);
  if (c < 0x80) return {c, 1};
  const std::size_t n = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
  if (c < 0xC2 || c > 0xF4 || text.size() < n) return {};
  char32_t code = c & (0xFF >> (n + 1));
  for (std::size_t i = 1; i < n; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {};
    code = (code << 6) | (byte(i) & 0x3F);
  }
  if ((c == 0xE0 && byte(1) < 0xA0) || (c == 0xED && byte(1) > 0x9F))
    return {};  // too long; halves
  if ((c == 0xF0 && byte(1) < 0x90) || (c == 0xF4 && byte(1) > 0x8F)) return {};
  return {code, n};
}

bool is_refused(char32_t code) {
  return in(kRefused, code) != nullptr || (code & 0xFFFE) == 0xFFFE;
}

std::string called(char32_t code) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (int shift = code > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4)
    if (shift <= 12 || (code >> shift) != 0) out += kDigits[(code >> shift) & 0xF];
  out = "U+" + out;
  if (const Span* bad = in(kRefused, code)) return out + " (" + std::string(bad->text) + ")";
  if (const Span* name = in(kNames, code)) return out + " (" + std::string(name->text) + ")";
  if (line_end(utf8(code)) != 0) return out + " (a line end)";
  if (plain_of(code) == "") return out + " (a character without width)";
  if (const Span* alphabet = in(kAlphabets, code))
    return out + " \"" + utf8(code) + "\" (" + std::string(alphabet->text) + ")";
  return out + " \"" + utf8(code) + "\"";
}

Plain plain(std::string_view text) {
  Plain out;
  out.text.reserve(text.size());
  out.at.reserve(text.size() + 1);
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t at = 0; at < text.size();) {
    const Character one = first_character(text.substr(at));
    const std::size_t bytes = std::max<std::size_t>(1, one.bytes);
    std::optional<std::string> read;
    if (one.bytes > 1) read = plain_of(one.code);
    std::string as = read ? *read : std::string(text.substr(at, bytes));
    // "2½" is two and a half; a half of its own is one, too.
    if (read && as.size() > 2 && as.find('/') != as.npos && !out.text.empty() &&
        digit(out.text.back()))
      as.insert(0, " ");
    out.text += as;
    // A character that stands for itself keeps the place of each of its bytes.
    for (std::size_t i = 0; i < as.size(); ++i) out.at.push_back(read ? at : at + i);
    at += bytes;
  }
  out.at.push_back(text.size());
  return out;
}

bool is_odd(char32_t code) {
  if (code < 0x80 || latin(code)) return false;
  const std::optional<std::string> read = plain_of(code);
  const auto known = {U'\u2013', U'\u00D7'};
  return read ? read->empty() : std::ranges::find(known, code) == known.end();
}

}  // namespace unknot
