// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <string_view>

#include "routine/routine.hpp"

/// The closed word lists of the language. The first spelling of a value is the one that is printed;
/// the others are read, too. What names techniques, places and tools is data: vocabulary.hpp.
namespace unknot::routine {

using guide::Spelling;
using guide::Stage;

inline constexpr std::array kSides{Spelling<Side>{Side::left, "left"},
                                   Spelling<Side>{Side::right, "right"},
                                   Spelling<Side>{Side::both, "both sides"},
                                   Spelling<Side>{Side::each, "each side"},
                                   Spelling<Side>{Side::left, "left side"},
                                   Spelling<Side>{Side::right, "right side"},
                                   Spelling<Side>{Side::both, "both"},
                                   Spelling<Side>{Side::both, "both sides at once"},
                                   Spelling<Side>{Side::each, "each"},
                                   Spelling<Side>{Side::each, "one side after the other"},
                                   Spelling<Side>{Side::each, "one side then the other"},
                                   Spelling<Side>{Side::each, "on each side"},
                                   Spelling<Side>{Side::each, "per side"},
                                   Spelling<Side>{Side::each, "each shoulder"},
                                   Spelling<Side>{Side::each, "left then right"},
                                   Spelling<Side>{Side::each, "right then left"},
                                   Spelling<Side>{Side::each, "left and right"},
                                   Spelling<Side>{Side::each, "right and left"},
                                   Spelling<Side>{Side::left, "on the left"},
                                   Spelling<Side>{Side::right, "on the right"},
                                   Spelling<Side>{Side::both, "on both sides"}};

inline constexpr std::array kHandsWords{
    Spelling<Hands>{Hands::together, "hands together"},
    Spelling<Hands>{Hands::alternating, "hands alternating"},
    Spelling<Hands>{Hands::one, "one hand"},
    Spelling<Hands>{Hands::alternating, "alternating hands"},
    Spelling<Hands>{Hands::alternating, "alternating"},
    Spelling<Hands>{Hands::alternating, "alternate"},
    Spelling<Hands>{Hands::alternating, "alternately"},
    Spelling<Hands>{Hands::alternating, "one hand after the other"},
    Spelling<Hands>{Hands::together, "double handed"},
    Spelling<Hands>{Hands::together, "two handed"},
    Spelling<Hands>{Hands::alternating, "hand over hand"},
    Spelling<Hands>{Hands::together, "both hands together"},
    Spelling<Hands>{Hands::together, "both hands"}};

inline constexpr std::array kWays{Spelling<Way>{Way::up, "up"},
                                  Spelling<Way>{Way::down, "down"},
                                  Spelling<Way>{Way::outward, "outward"},
                                  Spelling<Way>{Way::inward, "inward"},
                                  Spelling<Way>{Way::to_spine, "towards the spine"},
                                  Spelling<Way>{Way::from_spine, "away from the spine"},
                                  Spelling<Way>{Way::across, "across the fibres"},
                                  Spelling<Way>{Way::lengthwise, "along the fibres"},
                                  Spelling<Way>{Way::to_and_fro, "to and fro"},
                                  Spelling<Way>{Way::circles, "in circles"},
                                  Spelling<Way>{Way::eights, "in figures of eight"},
                                  Spelling<Way>{Way::clockwise, "clockwise"},
                                  Spelling<Way>{Way::anticlockwise, "anticlockwise"},
                                  Spelling<Way>{Way::up, "from bottom to top"},
                                  Spelling<Way>{Way::down, "from top to bottom"},
                                  Spelling<Way>{Way::to_spine, "to the spine"},
                                  Spelling<Way>{Way::from_spine, "from the spine"},
                                  Spelling<Way>{Way::up, "upward"},
                                  Spelling<Way>{Way::up, "upwards"},
                                  Spelling<Way>{Way::up, "bottom to top"},
                                  Spelling<Way>{Way::up, "towards the head"},
                                  Spelling<Way>{Way::down, "downward"},
                                  Spelling<Way>{Way::down, "downwards"},
                                  Spelling<Way>{Way::down, "top to bottom"},
                                  Spelling<Way>{Way::down, "towards the feet"},
                                  Spelling<Way>{Way::outward, "out"},
                                  Spelling<Way>{Way::outward, "outwards"},
                                  Spelling<Way>{Way::inward, "inwards"},
                                  Spelling<Way>{Way::to_spine, "toward the spine"},
                                  Spelling<Way>{Way::across, "across"},
                                  Spelling<Way>{Way::across, "across the muscle"},
                                  Spelling<Way>{Way::across, "cross fibre"},
                                  Spelling<Way>{Way::lengthwise, "along the muscle"},
                                  Spelling<Way>{Way::lengthwise, "lengthwise"},
                                  Spelling<Way>{Way::to_and_fro, "back and forth"},
                                  Spelling<Way>{Way::to_and_fro, "side to side"},
                                  Spelling<Way>{Way::to_and_fro, "up and down"},
                                  Spelling<Way>{Way::circles, "circles"},
                                  Spelling<Way>{Way::circles, "circular"},
                                  Spelling<Way>{Way::circles, "in small circles"},
                                  Spelling<Way>{Way::circles, "small circles"},
                                  Spelling<Way>{Way::eights, "figure of eight"},
                                  Spelling<Way>{Way::eights, "in a figure of eight"},
                                  Spelling<Way>{Way::eights, "figure eight"},
                                  Spelling<Way>{Way::across, "transverse"},
                                  Spelling<Way>{Way::from_spine, "from the spine outwards"},
                                  Spelling<Way>{Way::from_spine, "from the spine outward"},
                                  Spelling<Way>{Way::anticlockwise, "counter clockwise"},
                                  Spelling<Way>{Way::anticlockwise, "counterclockwise"}};

inline constexpr std::array kPresses{Spelling<Press>{Press::none, "no weight"},
                                     Spelling<Press>{Press::light, "light"},
                                     Spelling<Press>{Press::medium, "medium"},
                                     Spelling<Press>{Press::firm, "firm"},
                                     Spelling<Press>{Press::painful, "painful"},
                                     Spelling<Press>{Press::none, "no pressure"},
                                     Spelling<Press>{Press::none, "resting"},
                                     Spelling<Press>{Press::light, "lightly"},
                                     Spelling<Press>{Press::light, "gentle"},
                                     Spelling<Press>{Press::light, "gently"},
                                     Spelling<Press>{Press::light, "soft"},
                                     Spelling<Press>{Press::light, "very light"},
                                     Spelling<Press>{Press::light, "feather light"},
                                     Spelling<Press>{Press::medium, "moderate"},
                                     Spelling<Press>{Press::firm, "firmly"},
                                     Spelling<Press>{Press::firm, "deep"},
                                     Spelling<Press>{Press::firm, "strong"},
                                     Spelling<Press>{Press::firm, "hard"},
                                     Spelling<Press>{Press::firm, "heavy"},
                                     Spelling<Press>{Press::painful, "too much"},
                                     Spelling<Press>{Press::painful, "too hard"},
                                     Spelling<Press>{Press::painful, "until it hurts"},
                                     Spelling<Press>{Press::painful, "very hard"},
                                     Spelling<Press>{Press::painful, "very deep"}};

inline constexpr std::array kTempoWords{
    Spelling<Tempo::Kind>{Tempo::Kind::breath, "with the breath"},
    Spelling<Tempo::Kind>{Tempo::Kind::slow, "slow"},
    Spelling<Tempo::Kind>{Tempo::Kind::steady, "steady"},
    Spelling<Tempo::Kind>{Tempo::Kind::brisk, "brisk"},
    Spelling<Tempo::Kind>{Tempo::Kind::unknown, "tempo unknown"},
    Spelling<Tempo::Kind>{Tempo::Kind::breath, "with their breath"},
    Spelling<Tempo::Kind>{Tempo::Kind::breath, "one stroke a breath"},
    Spelling<Tempo::Kind>{Tempo::Kind::slow, "slowly"},
    Spelling<Tempo::Kind>{Tempo::Kind::slow, "very slow"},
    Spelling<Tempo::Kind>{Tempo::Kind::brisk, "briskly"},
    Spelling<Tempo::Kind>{Tempo::Kind::brisk, "fast"},
    Spelling<Tempo::Kind>{Tempo::Kind::brisk, "quick"},
    Spelling<Tempo::Kind>{Tempo::Kind::brisk, "rapid"}};

inline constexpr std::array kUnknownTime{
    std::string_view("time unknown"),        std::string_view("as long as needed"),
    std::string_view("as long as you like"), std::string_view("several times"),
    std::string_view("a few times"),         std::string_view("a few minutes")};
inline constexpr std::array kUnknownPressure{std::string_view("pressure unknown"),
                                             std::string_view("any pressure")};

inline constexpr std::array kUnits{Spelling<Unit>{Unit::s, "s"},
                                   Spelling<Unit>{Unit::min, "min"},
                                   Spelling<Unit>{Unit::mm, "mm"},
                                   Spelling<Unit>{Unit::cm, "cm"},
                                   Spelling<Unit>{Unit::inch, "inches"},
                                   Spelling<Unit>{Unit::cm_per_s, "cm/s"},
                                   Spelling<Unit>{Unit::per_min, "strokes/min"},
                                   Spelling<Unit>{Unit::s_per_stroke, "s per stroke"},
                                   Spelling<Unit>{Unit::strokes, "strokes"},
                                   Spelling<Unit>{Unit::breaths, "breaths"},
                                   Spelling<Unit>{Unit::times, "times"},
                                   Spelling<Unit>{Unit::breaths, "breath"},
                                   Spelling<Unit>{Unit::s, "sec"},
                                   Spelling<Unit>{Unit::s, "second"},
                                   Spelling<Unit>{Unit::s, "seconds"},
                                   Spelling<Unit>{Unit::min, "mins"},
                                   Spelling<Unit>{Unit::min, "minute"},
                                   Spelling<Unit>{Unit::min, "minutes"},
                                   Spelling<Unit>{Unit::cm, "centimetres"},
                                   Spelling<Unit>{Unit::cm, "centimeters"},
                                   Spelling<Unit>{Unit::inch, "inch"},
                                   Spelling<Unit>{Unit::inch, "in"},
                                   Spelling<Unit>{Unit::cm_per_s, "cm per second"},
                                   Spelling<Unit>{Unit::cm_per_s, "cm a second"},
                                   Spelling<Unit>{Unit::per_min, "strokes per minute"},
                                   Spelling<Unit>{Unit::per_min, "strokes a minute"},
                                   Spelling<Unit>{Unit::per_min, "/min"},
                                   Spelling<Unit>{Unit::per_min, "per minute"},
                                   Spelling<Unit>{Unit::per_min, "a minute"},
                                   Spelling<Unit>{Unit::s_per_stroke, "s/stroke"},
                                   Spelling<Unit>{Unit::s_per_stroke, "s a stroke"},
                                   Spelling<Unit>{Unit::s_per_stroke, "seconds per stroke"},
                                   Spelling<Unit>{Unit::s_per_stroke, "seconds a stroke"},
                                   Spelling<Unit>{Unit::s_per_stroke, "s per circle"},
                                   Spelling<Unit>{Unit::s_per_stroke, "s per step"},
                                   Spelling<Unit>{Unit::strokes, "stroke"},
                                   Spelling<Unit>{Unit::strokes, "circles"},
                                   Spelling<Unit>{Unit::strokes, "passes"},
                                   Spelling<Unit>{Unit::strokes, "rounds"},
                                   Spelling<Unit>{Unit::strokes, "repetitions"},
                                   Spelling<Unit>{Unit::times, "time"},
                                   Spelling<Unit>{Unit::times, "x"}};

/// Read before a unit or "to", as people write small numbers.
inline constexpr std::array kNumberWords{
    std::pair<int, std::string_view>{2, "two"},      std::pair<int, std::string_view>{3, "three"},
    std::pair<int, std::string_view>{4, "four"},     std::pair<int, std::string_view>{5, "five"},
    std::pair<int, std::string_view>{6, "six"},      std::pair<int, std::string_view>{7, "seven"},
    std::pair<int, std::string_view>{8, "eight"},    std::pair<int, std::string_view>{9, "nine"},
    std::pair<int, std::string_view>{10, "ten"},     std::pair<int, std::string_view>{12, "twelve"},
    std::pair<int, std::string_view>{15, "fifteen"}, std::pair<int, std::string_view>{20, "twenty"},
    std::pair<int, std::string_view>{30, "thirty"}};
inline constexpr std::array kOne{std::string_view("one"), std::string_view("a"),
                                 std::string_view("an")};

inline constexpr std::array kStages{Spelling<Stage>{Stage::warm_up, "warm-up"},
                                    Spelling<Stage>{Stage::targeted, "work"},
                                    Spelling<Stage>{Stage::integration, "bring together"},
                                    Spelling<Stage>{Stage::cool_down, "cool-down"},
                                    Spelling<Stage>{Stage::stretches, "stretches"},
                                    Spelling<Stage>{Stage::grounding, "grounding"},
                                    Spelling<Stage>{Stage::rest, "rest"},
                                    Spelling<Stage>{Stage::warm_up, "warm up"},
                                    Spelling<Stage>{Stage::warm_up, "warming up"},
                                    Spelling<Stage>{Stage::targeted, "targeted"},
                                    Spelling<Stage>{Stage::targeted, "main part"},
                                    Spelling<Stage>{Stage::integration, "integration"},
                                    Spelling<Stage>{Stage::cool_down, "cool down"},
                                    Spelling<Stage>{Stage::cool_down, "closing"},
                                    Spelling<Stage>{Stage::grounding, "still hold"}};

inline constexpr std::array kKeys{Spelling<Setting::Key>{Setting::Key::title, "routine"},
                                  Spelling<Setting::Key>{Setting::Key::author, "by"},
                                  Spelling<Setting::Key>{Setting::Key::source, "source"},
                                  Spelling<Setting::Key>{Setting::Key::time, "time"},
                                  Spelling<Setting::Key>{Setting::Key::position, "position"},
                                  Spelling<Setting::Key>{Setting::Key::skin, "skin"},
                                  Spelling<Setting::Key>{Setting::Key::title, "title"}};

/// Read as the first word of the row; the ids are those of a receiver's position.
inline constexpr std::array kPositions{
    std::pair<std::string_view, std::string_view>{"prone", "face down"},
    std::pair<std::string_view, std::string_view>{"side-left", "on the left side"},
    std::pair<std::string_view, std::string_view>{"side-right", "on the right side"},
    std::pair<std::string_view, std::string_view>{"seated", "seated"},
    std::pair<std::string_view, std::string_view>{"supine", "face up"},
    std::pair<std::string_view, std::string_view>{"prone", "prone"},
    std::pair<std::string_view, std::string_view>{"prone", "lying face down"},
    std::pair<std::string_view, std::string_view>{"supine", "supine"},
    std::pair<std::string_view, std::string_view>{"seated", "sitting"}};
inline constexpr std::array kSkins{
    std::pair<std::string_view, std::string_view>{"oil", "oil"},
    std::pair<std::string_view, std::string_view>{"lotion", "lotion"},
    std::pair<std::string_view, std::string_view>{"dry", "dry"},
    std::pair<std::string_view, std::string_view>{"clothed", "clothed"},
    std::pair<std::string_view, std::string_view>{"lotion", "cream"},
    std::pair<std::string_view, std::string_view>{"dry", "no oil"},
    std::pair<std::string_view, std::string_view>{"clothed", "through clothes"}};

}  // namespace unknot::routine
