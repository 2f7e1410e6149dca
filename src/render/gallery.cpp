// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "render/gallery.hpp"

#include "body/frame.hpp"
#include "narration/narration.hpp"
#include "render/hands.hpp"
#include "render/heat.hpp"
#include "render/overlay.hpp"
#include "render/relief.hpp"
#include "render/way.hpp"

namespace unknot::render {
namespace {

constexpr double kNames = 175;  ///< margin for names beside the back

std::string say(const guide::Guide& guide, const std::string& id,
                const std::map<std::string, std::string>& slots = {}) {
  return narration::phrase(guide, "en", "pictures." + id, slots);
}

/// "zone-kidney" → "kidney" for "zone-", else nothing.
std::string after(std::string_view id, std::string_view start) {
  return std::string(id.starts_with(start) ? id.substr(start.size()) : "");
}

class Easel {
 public:
  explicit Easel(const guide::Guide& guide, const std::string& build = "average")
      : guide_(guide), looks_(looks_of(guide)) {
    plan::Receiver receiver;
    receiver.build = build;
    // An average receiver always fits.
    if (auto fitted = body::fit(guide, receiver, {})) body_ = *std::move(fitted);
  }

  Picture back(const BackLook& look, std::string title) const {
    return Sheet(guide_, body_, looks_, look).finish(std::move(title));
  }
  Picture laid(std::vector<Laid> pieces, bool named, std::string title) const {
    Sheet sheet(guide_, body_, looks_, {}, named ? kNames : 0);
    lay(sheet, std::move(pieces), named, lamp());
    return std::move(sheet).finish(std::move(title));
  }
  Picture regions(std::string_view id, std::string title) const {
    return laid(laid_regions(guide_, body_, looks_, id), id.empty(), std::move(title));
  }
  Picture zones(std::string_view id, std::string title) const {
    return laid(laid_zones(guide_, body_, looks_, id), id.empty(), std::move(title));
  }
  Picture marks(std::string title) const {
    return laid(laid_marks(body_, looks_,
                           {{plan::Mark::Kind::avoid, {-0.36, 0.52}, Mm(32), ""},
                            {plan::Mark::Kind::sore, {0.42, 0.72}, Mm(30), ""}}),
                false, std::move(title));
  }
  /// Two columns of hands, fingers up and a little outwards.
  Picture hands(std::string title) const {
    Sheet sheet(guide_, body_, looks_, {});
    struct Shown {
      const char* tool;
      double x, y;
    };
    for (const Shown& one :
         {Shown{"palm", -110, 500}, Shown{"heel", 95, 430}, Shown{"thumb", -125, 225},
          Shown{"knuckles", 120, 225}, Shown{"fingertips", -120, 65}, Shown{"forearm", 105, -20}}) {
      HandLook look;
      look.lamp = lamp();
      look.left = one.x < 0;
      look.angle = 1.57 + (look.left ? 0.15 : -0.15);
      sheet.on_body.push_back(hand_at(looks_, one.tool, look, one.x, one.y));
    }
    return std::move(sheet).finish(std::move(title));
  }
  std::optional<Picture> technique(const guide::Technique& technique, std::string title) const {
    const auto stroke = sample_stroke(guide_, body_, technique);
    if (!stroke) return std::nullopt;
    Sheet sheet(guide_, body_, looks_, {});
    WayLook look;
    look.lamp = lamp();
    for (Item& item : way(looks_, guide_, stroke->path, body_, look))
      sheet.on_body.push_back(std::move(item));
    return std::move(sheet).finish(std::move(title));
  }

  const Looks& looks() const { return looks_; }

 private:
  const Lamp& lamp() const { return looks_.lamps.at("night"); }

  const guide::Guide& guide_;
  Looks looks_;
  plan::BodyFit body_;
};

}  // namespace

std::vector<std::string> exhibits(const guide::Guide& guide) {
  std::vector<std::string> out{"back", "day"};
  for (const Tone& tone : looks_of(guide).tones) out.push_back("tone-" + tone.id);
  for (const auto& [build, unused] : guide.atlas.build_factor) out.push_back("build-" + build);
  for (const auto& [unused, word] : kPlaces) out.push_back("place-" + std::string(word));
  for (const char* id : {"marks", "hands", "regions"}) out.emplace_back(id);
  for (const auto& [id, region] : guide.regions)
    if (!region.group) out.push_back("region-" + id);
  out.emplace_back("zones");
  for (const auto& [id, unused] : guide.zones) out.push_back("zone-" + id);
  for (const auto& [id, technique] : guide.techniques)
    if (technique.pattern != guide::Pattern::spoken) out.push_back("technique-" + id);
  return out;
}

std::optional<Exhibit> exhibit(const guide::Guide& guide, std::string_view id) {
  const std::string name(id);
  if (const std::string build = after(id, "build-"); guide.atlas.build_factor.contains(build))
    return Exhibit{name, "builds", Easel(guide, build).back({}, say(guide, name))};
  const Easel easel(guide);
  if (id == "back") return Exhibit{name, "back", easel.back({}, say(guide, "back"))};
  if (id == "day") {
    BackLook look;
    look.light = "day";
    return Exhibit{name, "back", easel.back(look, say(guide, "day"))};
  }
  if (id == "marks") return Exhibit{name, "back", easel.marks(say(guide, "marks"))};
  if (id == "hands") return Exhibit{name, "back", easel.hands(say(guide, "hands"))};
  if (id == "regions") return Exhibit{name, "regions", easel.regions("", say(guide, "regions"))};
  if (id == "zones") return Exhibit{name, "zones", easel.zones("", say(guide, "zones"))};
  for (const Tone& tone : easel.looks().tones)
    if (id == "tone-" + tone.id) {
      BackLook look;
      look.tone = tone.id;
      return Exhibit{name, "tones", easel.back(look, say(guide, "tone", {{"name", tone.name}}))};
    }
  if (const auto place = guide::value_of(kPlaces, after(id, "place-"))) {
    BackLook look;
    look.place = *place;
    return Exhibit{name, "places", easel.back(look, say(guide, name))};
  }
  if (const auto it = guide.regions.find(after(id, "region-"));
      it != guide.regions.end() && !it->second.group)
    return Exhibit{name, "regions",
                   easel.regions(it->first, say(guide, "region", {{"name", it->second.name}}))};
  if (const auto it = guide.zones.find(after(id, "zone-")); it != guide.zones.end())
    return Exhibit{
        name, "zones",
        easel.zones(it->first,
                    say(guide, "zone", {{"name", it->second.name}, {"why", it->second.why}}))};
  if (const auto it = guide.techniques.find(after(id, "technique-")); it != guide.techniques.end())
    if (auto picture =
            easel.technique(it->second, say(guide, "technique", {{"name", it->second.name}})))
      return Exhibit{name, "techniques", *std::move(picture)};
  return std::nullopt;
}

Picture heat_picture(const guide::Guide& guide, const plan::Plan& plan, const BackLook& look) {
  const Looks looks = looks_of(guide);
  Sheet sheet(guide, plan.body, looks, look);
  const Heat heat = heat_of(guide, plan);
  sheet.on_body.push_back(heat_layer(looks, heat, whole_outline(guide, plan.body)));
  for (Laid& mark : laid_marks(plan.body, looks, plan.limits.marks))
    sheet.on_body.push_back(std::move(mark.item));
  const Lamp& lamp = looks.lamps.at(look.light);
  sheet.words = heat_legend(looks, heat, lamp, 22, sheet.height - 42, 170, say(guide, "legend"));
  const std::string n = std::to_string((plan.total.value + 30000) / 60000);
  const std::string minutes = narration::phrase(guide, "en", "print.minutes", {{"n", n}});
  return std::move(sheet).finish(say(guide, "heat", {{"minutes", minutes}}));
}

}  // namespace unknot::render
