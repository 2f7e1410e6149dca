// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "body/dose.hpp"
#include "body/stroke.hpp"

/// The mirror image of what one side was given, for the other side. Where a drawing asked for
/// nothing that differs between the sides (Ground::lopsided), the other side's comes out as its
/// image, angles to a hundred-thousandth of a radian.
namespace unknot::body {

/// The same work by the other hand on the other side; what lies on both sides stays there.
Stroke mirrored(const Stroke& stroke);
Contact mirrored(const Chart& chart, const Contact& contact);
Dose mirrored(const CellMap& map, const Dose& dose);

}  // namespace unknot::body
