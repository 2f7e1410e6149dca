// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <map>
#include <vector>

#include "body/dose.hpp"
#include "guide/guide.hpp"
#include "plan/plan.hpp"

namespace unknot::simulate {

/// Which areas of one back a step's hands work on: the share of its time (0…1) that a hand is on
/// each of CellMap::areas(). Measured once for each way that hands go.
class Touch {
 public:
  Touch(const guide::Guide& guide, const plan::BodyFit& body);

  const std::vector<plan::Area>& areas() const { return map_.areas(); }
  struct On {
    std::size_t area = 0;
    double share = 0;
  };
  /// Valid until the next call.
  const std::vector<On>& of(const plan::Step& step);

 private:
  const guide::Guide& guide_;
  plan::BodyFit body_;
  body::CellMap map_;
  std::map<std::uint64_t, std::vector<On>> known_;
};

}  // namespace unknot::simulate
