// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

/// sin and cos from + - * / alone: libms differ in their last bits, and what decides must
/// be the same natively and in the browser. Accurate to about 1e-9.
namespace unknot::geometry {

inline constexpr double kPi = 3.14159265358979323846;

double sine(double angle);
double cosine(double angle);

}  // namespace unknot::geometry
