// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// std::sin( in a comment is fine.
double good(double x) { return std::sqrt(x) + own::sin(x); }
double bad(double x) { return std::sin(x); }
double worse(double x) { return std::atan2f(x, 1) + __builtin_pow(x, 2); }
auto text(double x) { return std::format("{}", x); }
void mix(auto& all) { std::shuffle(all.begin(), all.end(), source); }
auto now() { return std::chrono::steady_clock::now(); }
void give_up() { throw 1; }
const char* fine() { return "throw std::sin(1);"; }  // throw away;
/* throw
   throw 2; */
