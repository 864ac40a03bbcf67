#include <gtest/gtest.h>

#include <array>

#include "base/files.h"
#include "base/random.h"
#include "base/scratch_folder.h"
#include "midi/midi_writer.h"
#include "studio/routes.h"
#include "studio/web_dispatch.h"

namespace clavier {
namespace {

/// Some bytes of a text changed, removed or doubled.
std::string damage(std::string text, Random& random) {
  constexpr std::string_view kPieces[] = {
      "{", "}", "[", "]", "null", "-1", "1e308", "\"", ",", ":", "99999999999999999999", "\xff"};
  for (std::uint64_t times = 1 + random.below(4); times > 0 && !text.empty(); --times) {
    const std::size_t place = random.below(text.size());
    switch (random.below(3)) {
      case 0:
        text.erase(place, 1 + random.below(8));
        break;
      case 1:
        text.insert(place, kPieces[random.below(std::size(kPieces))]);
        break;
      default:
        text[place] = static_cast<char>(random.below(256));
    }
  }
  return text;
}

StudioSettings quiet_settings(const std::filesystem::path& folder) {
  return {.library = folder / "library",
          .page = folder,
          .models = {std::filesystem::path(CLAVIER_SOURCE_DIR) / "weights"},
          .now = [] { return std::string("2026-12-01T12:00:00Z"); },
          .random_bits = [bits = std::uint64_t{0}]() mutable { return bits += 0x9e3779b97f4a7c15ULL; }};
}

/// The request is wrong, or it is served: the program is never the one that is wrong.
TEST(HostileBodies, NeverGiveAnInternalError) {
  const ScratchFolder folder;
  StudioService studio(quiet_settings(folder.path()));
  const std::vector<WebRoute> routes = studio_routes(studio);
  Score tune;
  for (int beat = 0; beat < 8; ++beat)
    tune.notes.push_back({Beats{1.0 * beat}, Beats{1}, static_cast<Pitch>(60 + beat)});
  const Bytes midi = write_midi(tune);
  const std::string file(as_text(midi));
  ASSERT_EQ(dispatch(routes, {.method = "POST", .path = "/api/pieces", .body = file}).status, 201);
  studio.library().surveys().add({.slug = "abc", .form = "excerpts", .kit = "k", .options = Json::object()},
                                 {{"excerpt-1", {{"truth", "ai"}, {"model", "lstm"}, {"era", "baroque"}}, {1}}});
  const std::array<std::array<std::string, 3>, 8> requests = {
      {{"POST", "/api/jobs",
        R"({"kind":"transpose","version":1,"options":{"semitones":2},"range":{"from":1,"to":2,"unit":"measures"}})"},
       {"POST", "/api/jobs",
        R"({"kind":"compose","options":{"era":"jazz","key":"C minor","bars":8,"temperature":1.5}})"},
       {"POST", "/api/versions/1/edits",
        R"({"edits":[{"do":"put","note":{"t":1,"d":0.5,"p":60,"v":80,"h":"left"}},{"do":"move","id":4,"note":{"t":2}},{"do":"remove","id":5}]})"},
       {"PATCH", "/api/versions/1", R"({"locks":[{"from":1,"to":4,"hand":null}],"discarded":false})"},
       {"PATCH", "/api/pieces/1", R"({"title":"A","starred":true,"head":1,"deleted":false})"},
       {"POST", "/api/surveys",
        R"({"options":{"corpus":"none","model":["lstm"],"era":["baroque"],"pairs":true,"questions":4}})"},
       {"POST", "/listen/abc/session", R"({"consent":true,"about":{"training":"some","headphones":true}})"},
       {"POST", "/api/pieces", file}}};
  Random random(7);
  for (int round = 0; round < 150; ++round)
    for (const auto& [method, path, body] : requests) {
      const WebResponse response = dispatch(routes, {.method = method, .path = path, .body = damage(body, random)});
      ASSERT_LT(response.status, 500) << path << std::get<std::string>(response.body);
    }
}

}  // namespace
}  // namespace clavier
