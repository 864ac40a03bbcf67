#include <algorithm>
#include <cctype>

#include "audio/sound_font.h"
#include "formats/output_formats.h"
#include "formats/renderings.h"
#include "studio/media_types.h"
#include "studio/routes.h"

namespace clavier {
namespace {

constexpr std::size_t kMaxWaiting = QueueLimits{}.waiting;

std::vector<std::string> kinds_of(StudioOutput output) {
  if (output == StudioOutput::scores) return {"compose", "continue", "infill", "accompany"};
  if (output == StudioOutput::performances) return {"compose", "continue"};
  return {"compose"};
}

std::string model_title(const StudioModelFamily& family) {
  std::string name = family.name;
  if (name == "lstm" || name == "gan")
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char letter) { return static_cast<char>(std::toupper(static_cast<unsigned char>(letter))); });
  else if (!name.empty())
    name.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(name.front())));
  switch (family.output) {
    case StudioOutput::scores:
      return name + " (scores)";
    case StudioOutput::rolls:
      return name + " (performances by piano rolls)";
    case StudioOutput::performances:
      break;
  }
  return name + " (performances)";
}

bool honours(StudioOutput output, std::string_view option) {
  switch (output) {
    case StudioOutput::scores:
      return has_option(ScoreComposeOptions{}, option);
    case StudioOutput::rolls:
      return has_option(RollComposeOptions{}, option);
    case StudioOutput::performances:
      break;
  }
  return has_option(SequenceComposeOptions{}, option);
}

Json refusals_of(const StudioModelFamily& family, const std::vector<StudioModelFamily>& families) {
  Json refusals = Json::object();
  ComposeOptions{}.visit([&](const Option& option, const auto&) {
    if (honours(family.output, option.name)) return;
    std::string takers;
    for (const StudioModelFamily& other : families)
      if (honours(other.output, option.name)) takers += (takers.empty() ? "" : ", ") + other.name;
    refusals[std::string(option.name)] = "This model has no such option; models that have it: " + takers + ".";
  });
  return refusals;
}

Json list_models(StudioService& studio) {
  const std::vector<StudioModelFamily> families = studio.shelf().families();
  Json models = Json::array();
  for (const StudioModelFamily& family : families) {
    Json eras = Json::array();
    for (const Era era : family.eras) eras.push_back(to_string(era));
    models.push_back({{"name", family.name},
                      {"title", model_title(family)},
                      {"eras", eras},
                      {"kinds", kinds_of(family.output)},
                      {"refuses", refusals_of(family, families)}});
  }
  return models;
}

bool has_sound_font(const OutputOptions& options) {
  try {
    find_sound_font(options.sound_font);
    return true;
  } catch (const Error&) {
    return false;
  }
}

Json list_formats(const OutputOptions& options) {
  Json formats = Json::array();
  const bool sound = has_sound_font(options);
  bool engraver = true;
  try {
    find_musescore(options);
  } catch (const Error&) {
    engraver = false;
  }
  for (const OutputFormat& format : output_formats()) {
    if (format.extension == ".midi") continue;
    const std::string ending(format.extension.substr(1));
    Json missing;
    if (format.needs == OutputNeeds::musescore && !engraver) missing = "needs MuseScore: apt install musescore3";
    if (format.needs == OutputNeeds::sound_font && !sound)
      missing = "needs a piano: apt install " + std::string(kSoundFontPackage);
    formats.push_back({{"ending", ending}, {"type", media_type_of(ending)}, {"missing", missing}});
  }
  return formats;
}

WebResponse about(StudioService& studio) {
  return json_response({{"program", "clavier " CLAVIER_VERSION},
                        {"models", list_models(studio)},
                        {"default_model", studio.shelf().default_family()},
                        {"composers", studio.shelf().composers()},
                        {"formats", list_formats(studio.settings().output)},
                        {"limits",
                         {{"import_bytes", studio.settings().guard.import_bytes},
                          {"waiting", kMaxWaiting},
                          {"proposals", kMaxProposals},
                          {"edits", 100'000}}},
                        {"sound_font", has_sound_font(studio.settings().output)}});
}

WebResponse schema(StudioService& studio, const WebRequest& request) {
  std::vector<std::string> models;
  for (const StudioModelFamily& family : studio.shelf().families()) models.push_back(family.name);
  const std::optional<Json> found = find_schema(request.named.at("kind"), models);
  if (!found) throw WebError(404, "there is no work called " + request.named.at("kind"));
  return json_response(*found);
}

}  // namespace

void add_about_routes(StudioService& studio, std::vector<WebRoute>& routes) {
  routes.push_back({"GET", "/api/about", [&](const WebRequest&) { return about(studio); }});
  routes.push_back({"GET", "/api/schemas/{kind}", [&](const WebRequest& request) { return schema(studio, request); }});
}

}  // namespace clavier
