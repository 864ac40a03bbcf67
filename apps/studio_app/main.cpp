#include <pthread.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <random>
#include <thread>

#include "base/error.h"
#include "base/error_line.h"
#include "base/program.h"
#include "shared/find_model.h"
#include "shared/flags.h"
#include "shared/studio_start.h"
#include "shared/terminal.h"
#include "studio/studio_server.h"

namespace clavier {
namespace {

namespace fs = std::filesystem;

constexpr const char* kLoopback = "127.0.0.1";

std::string environment(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? "" : value;
}

fs::path default_library() {
  const std::string shared = environment("XDG_DATA_HOME"), home = environment("HOME");
  if (!shared.empty()) return fs::path(shared) / "clavier" / "library";
  if (home.empty()) throw Misuse("say where the library lies with --library: there is no home folder");
  return fs::path(home) / ".local" / "share" / "clavier" / "library";
}

/// Where the page lies: beside a build of the source folder, or installed.
fs::path page_folder() {
  const fs::path programs = fs::read_symlink("/proc/self/exe").parent_path();
  const fs::path installed = programs / "../share/clavier/studio";
  return fs::exists(installed / "index.html") ? installed : programs / "../studio";
}

std::string now() {
  const std::time_t time = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  ::gmtime_r(&time, &parts);
  char text[32];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

std::uint64_t random_bits() {
  std::random_device device;
  return std::uint64_t{device()} << 32 | device();
}

/// A server for others needs a name, lest another page reaches it by a name of its own, and a token for its maker.
GuardRules rules_of(const StudioStart& start) {
  if (start.listen.empty() != start.host.empty())
    throw Misuse("give --listen and --host together: the address to listen at, and the name by which others call it");
  GuardRules rules;
  if (start.listen.empty()) return rules;
  rules.hosts = {start.host, start.host + ":" + std::to_string(start.port)};
  std::string token;
  for (int word = 0; word < 2; ++word) {
    const std::uint64_t bits = random_bits();
    for (int shift = 60; shift >= 0; shift -= 4) token += "0123456789abcdef"[bits >> shift & 15];
  }
  rules.token = token;
  return rules;
}

StudioSettings settings_of(const StudioStart& start) {
  return {.library = start.library.empty() ? default_library() : fs::path(start.library),
          .page = page_folder(),
          .models = shipped_model_folders(),
          .corpus = start.corpus.empty() ? std::nullopt : std::optional<fs::path>(start.corpus),
          .output = {.sound_font = start.sound_font, .program_folders = environment("PATH")},
          .guard = rules_of(start),
          .now = now,
          .random_bits = random_bits};
}

/// Without waiting for the browser, whose output is dropped.
void open_in_browser(const std::string& address) {
  if (environment("DISPLAY").empty() && environment("WAYLAND_DISPLAY").empty()) return;
  const fs::path opener = find_program({"xdg-open"}, environment("PATH"));
  if (opener.empty()) return;
  std::thread([opener, address] {
    try {
      run_program({.program = opener, .arguments = {address}});
    } catch (const Error&) {  // the address stands in the terminal
    }
  }).detach();
}

std::string address_of(const StudioStart& start, const GuardRules& rules, int port) {
  if (rules.token.empty()) return std::string("http://") + kLoopback + ":" + std::to_string(port) + "/";
  return "http://" + start.host + ":" + std::to_string(port) + "/?token=" + rules.token;
}

/// So that the first piece need not wait for it.
void open_models(StudioService& studio) {
  try {
    studio.shelf().families();
    studio.shelf().fact_sources();
  } catch (const Error&) {  // a damaged model: who asks for it is told
  }
}

void run_studio(const StudioStart& start) {
  sigset_t ends{};
  sigemptyset(&ends);
  sigaddset(&ends, SIGINT);
  sigaddset(&ends, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);  // before any thread begins: one of them waits for these
  ::signal(SIGPIPE, SIG_IGN);
  StudioService studio(settings_of(start));
  StudioServer server(studio);
  const int port = server.bind(start.listen.empty() ? kLoopback : start.listen, start.port);
  const std::string address = address_of(start, studio.settings().guard, port);
  print_line("the studio is at " + address);
  print_line("its library is " + studio.library().folder().string() + "; Ctrl-C ends it");
  std::thread waiter([&] {
    int which = 0;
    sigwait(&ends, &which);
    server.stop();
  });
  if (start.open) open_in_browser(address);
  std::thread opener([&] { open_models(studio); });
  server.serve();
  opener.join();
  ::kill(::getpid(), SIGTERM);  // also when the server ended by itself
  waiter.join();
}

int run(int argc, char** argv) {
  CLI::App program("Serves Clavier's studio: a page in which pieces are composed, read, heard and changed.",
                   "clavier-studio");
  StudioStart start;
  add_flags(program, start);
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& problem) {
    return program.exit(problem);
  }
  run_studio(start);
  return 0;
}

}  // namespace
}  // namespace clavier

int main(int argc, char** argv) {
  try {
    return clavier::run(argc, argv);
  } catch (const clavier::Misuse& problem) {
    std::cerr << clavier::error_line("clavier", problem.what()) << std::endl;
    return 2;
  } catch (const std::exception& problem) {
    std::cerr << clavier::error_line("clavier", clavier::reason_of(problem)) << std::endl;
    return 1;
  }
}
