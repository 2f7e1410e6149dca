// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
//
// Pictures as SVG: of the guide (`guide draw`) and of a plan (`render`).
#include <filesystem>
#include <memory>
#include <variant>

#include "cli/common.hpp"
#include "engine/engine.hpp"
#include "render/card.hpp"
#include "render/gallery.hpp"

namespace unknot::cli {
namespace {

/// What the gallery's heat map and card show.
constexpr double kMinutes = 25;

std::string names_near(const guide::Guide& guide, const std::string& wrong) {
  const std::vector<std::string> all = render::exhibits(guide);
  const std::string near = nearest(wrong, all);
  return (near.empty() ? "" : "; did you mean \"" + near + "\"?") +
         std::string("\nPictures: all, ") + joined(all);
}

/// "kidney" is as good as "zone-kidney".
std::optional<render::Exhibit> found(const guide::Guide& guide, const std::string& name) {
  for (const char* kind : {"", "region-", "zone-", "technique-", "tone-", "build-", "place-"})
    if (auto one = render::exhibit(guide, kind + name)) return one;
  return std::nullopt;
}

plan::Plan sample_plan(const guide::Guide& guide) {
  plan::Request request;
  request.total = seconds(60 * kMinutes);
  const auto made = engine::make_plan(guide, request, plan::Limits{});
  if (!made || !std::holds_alternative<engine::Made>(*made))
    throw Stop{kOutside, "this guide has no plan to draw"};
  return std::get<engine::Made>(*made).plan;
}

/// Every picture, and a page that shows them with a sentence each.
Exit draw_all(const guide::Guide& guide, const std::string& folder) {
  namespace fs = std::filesystem;
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw Stop{kOutside, folder + ": cannot be made: " + error.message()};
  std::string page =
      "# Pictures\n\nAll of them are drawn by the engine from the guide; `./dev pictures` draws "
      "them again. The "
      "sentence says what must be seen.\n";
  std::string chapter;
  const auto show = [&](const std::string& id, const std::string& into,
                        const render::Picture& picture) {
    write_output((fs::path(folder) / (id + ".svg")).string(), render::to_svg(picture));
    if (chapter != into) {
      chapter = into;
      page +=
          "\n## " + std::string(1, static_cast<char>(into[0] - 'a' + 'A')) + into.substr(1) + "\n";
    }
    page += "\n<img src=\"" + id + ".svg\" alt=\"\" width=\"" +
            (picture.width > 800 ? "560" : "300") + "\">\n\n**" + id + "** – " + picture.title +
            "\n";
  };
  for (const std::string& id : render::exhibits(guide))
    if (const auto one = render::exhibit(guide, id)) show(one->id, one->chapter, one->picture);
  const plan::Plan plan = sample_plan(guide);
  show("heat", "plans", render::heat_picture(guide, plan, {}));
  show("card", "plans", render::card(guide, plan, ""));
  write_output((fs::path(folder) / "README.md").string(), page);
  return kFine;
}

}  // namespace

void add_draw(CLI::App& guide_command, Context& context) {
  CLI::App* command = guide_command.add_subcommand("draw", "A picture of the guide, as SVG");
  const auto name = std::make_shared<std::string>();
  const auto output = std::make_shared<std::string>();
  command->add_option("NAME", *name, "regions, zones, hands, back, an id of the guide, or all")
      ->required()
      ->type_name("");
  command->add_option("-o,--output", *output, "Write to a file instead; for all: the folder")
      ->type_name("FILE");
  command->callback([&context, name, output] {
    context.run = [&context, name, output] {
      const guide::Guide guide = load_guide(context);
      if (*name == "all") {
        if (output->empty()) throw Stop{kBadArguments, "say where to: -o FOLDER"};
        return draw_all(guide, *output);
      }
      const auto one = found(guide, folded(*name));
      if (!one)
        throw Stop{kBadArguments,
                   "there is no picture \"" + *name + "\"" + names_near(guide, *name)};
      write_output(*output, render::to_svg(one->picture));
      return kFine;
    };
  });
}

void add_render(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("render", "A plan as a picture (SVG)");
  struct Options {
    std::string file, picture = "card", tone = "medium-light", output;
  };
  const auto options = std::make_shared<Options>();
  command->add_option("PLAN", options->file, "A plan (JSON), - for standard input")
      ->required()
      ->type_name("");
  command
      ->add_option("--picture", options->picture,
                   "card: the whole plan on a page; heat: where the time goes")
      ->type_name("WHAT");
  command->add_option("--tone", options->tone, "Skin tone, from lightest to deepest")
      ->type_name("TONE");
  command->add_option("-o,--output", options->output, "Write to a file instead")->type_name("FILE");
  command->footer([&context] {
    std::vector<std::string> tones;
    for (const render::Tone& tone : render::looks_of(load_guide(context)).tones)
      tones.push_back(tone.id);
    return "\n" + wrapped("Tones: " + joined(tones), 80, "");
  });
  command->callback([&context, options] {
    context.run = [&context, options] {
      if (const auto kind = std::filesystem::path(options->output).extension();
          !kind.empty() && kind != ".svg")
        throw Stop{kBadArguments, options->output + ": only SVG can be drawn, name it .svg"};
      const guide::Guide guide = load_guide(context);
      const render::Looks looks = render::looks_of(guide);
      std::vector<std::string> tones;
      for (const render::Tone& tone : looks.tones) tones.push_back(tone.id);
      if (looks.tone(options->tone).id != options->tone)
        throw Stop{kBadArguments,
                   "there is no tone \"" + options->tone + "\"; there are: " + joined(tones)};
      if (options->picture != "card" && options->picture != "heat")
        throw Stop{kBadArguments,
                   "--picture must be card or heat, not \"" + options->picture + "\""};
      const plan::Plan plan = read_plan(options->file);
      render::BackLook look;
      look.tone = options->tone;
      write_output(options->output, render::to_svg(options->picture == "heat"
                                                       ? render::heat_picture(guide, plan, look)
                                                       : render::card(guide, plan, options->tone)));
      return kFine;
    };
  });
}

}  // namespace unknot::cli
