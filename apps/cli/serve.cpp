// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>

#include "cli/common.hpp"
#include "server/server.hpp"

namespace unknot::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string port = "8137";
  std::string bind = "127.0.0.1";
  std::string root;
  std::string idle = "30";
};

/// The built app: --root, UNKNOT_WEB, or web/dist next to the folder of this program or the one
/// above (the program lies in build/ or in build/<preset>/).
fs::path app_folder(const Options& options) {
  if (!options.root.empty()) return options.root;
  if (const char* told = std::getenv("UNKNOT_WEB"); told != nullptr && *told != '\0') return told;
  std::error_code error;
  const fs::path here = fs::read_symlink("/proc/self/exe", error).parent_path();
  fs::path first;
  for (fs::path folder = here.parent_path(); !error && !folder.empty();
       folder = folder.parent_path()) {
    const fs::path app = folder / "web" / "dist";
    if (first.empty()) first = app;
    if (fs::exists(app / "index.html", error)) return app;
    error.clear();
    if (folder == here.parent_path().parent_path() || folder == folder.root_path()) break;
  }
  throw Stop{kOutside, "the app is not built: " + (first.empty() ? "web/dist" : first.string()) +
                           " is not there.\nBuild it with ./dev build, or name a folder with "
                           "--root DIR or UNKNOT_WEB."};
}

int run(const Options& options) {
  server::Options serve;
  serve.port = static_cast<std::uint16_t>(whole_option("--port", options.port, 65535));
  serve.idle_s = static_cast<int>(number_option("--idle", options.idle, 1, 3600));
  serve.bind = options.bind == "localhost" ? "127.0.0.1" : options.bind;
  if (!server::is_address(serve.bind))
    throw Stop{kBadArguments, "--bind: \"" + options.bind +
                                  "\" is not an address, such as 127.0.0.1 (only this machine) or "
                                  "0.0.0.0 (everyone in your network)"};
  const fs::path root = app_folder(options);
  const auto files = server::read_folder(root);
  if (!files) throw Stop{kOutside, "the app cannot be served: " + files.error()};
  const auto problem = server::serve(*files, serve, [](const std::string& url) {
    std::printf("Unknot is at %s\n", url.c_str());
    std::fflush(stdout);
  });
  if (problem) throw Stop{kOutside, *problem};
  return kFine;
}

}  // namespace

void add_serve(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("serve", "Serve the app to a browser");
  const auto options = std::make_shared<Options>();
  command->add_option("--port", options->port, "Port, 0 for any that is free (8137)")
      ->type_name("N");
  command->add_option("--bind", options->bind, "Address to listen on (127.0.0.1)")
      ->type_name("ADDRESS");
  command->add_option("--root", options->root, "Folder of the built app")->type_name("DIR");
  command->add_option("--idle", options->idle, "Seconds that a silent connection stays open (30)")
      ->type_name("SECONDS");
  command->callback([&context, options] { context.run = [options] { return run(*options); }; });
}

}  // namespace unknot::cli
