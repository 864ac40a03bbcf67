#include "audio/sound_font.h"
#include "base/files.h"
#include "studio/media_types.h"
#include "studio/routes.h"

namespace clavier {
namespace {

namespace fs = std::filesystem;

/// A file of the page. Names have no folders and do not begin with a dot, so that nothing else is reached.
WebResponse page_file_response(StudioService& studio, const std::string& name) {
  const fs::path file = studio.settings().page / name;
  const bool plain = !name.empty() && name.front() != '.' && name.find_first_of("/\\") == std::string::npos &&
                     name.find('\0') == std::string::npos;
  std::error_code problem;
  if (!plain || !fs::is_regular_file(file, problem)) throw WebError(404, "there is no page " + name);
  const std::string ending = extension_of(file);
  return {.type = media_type_of(ending.empty() ? ending : ending.substr(1)),
          .body = FileBody{file},
          .headers = {{"Cache-Control", "no-cache"}}};
}

/// The token in the address becomes a cookie, so that it does not stay in the history.
WebResponse front_page(StudioService& studio, const WebRequest& request) {
  const std::string token = request.asked("token"), wanted = studio.settings().guard.token;
  if (wanted.empty() || !is_same_secret(token, wanted)) return page_file_response(studio, "index.html");
  return {.status = 303,
          .type = "text/plain",
          .body = std::string("to the studio"),
          .headers = {{"Location", "/"},
                      {"Set-Cookie", std::string(kMakerCookie) + "=" + wanted +
                                         "; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000"}}};
}

WebResponse sound_font(StudioService& studio) {
  try {
    const fs::path font = find_sound_font(studio.settings().output.sound_font);
    const std::string ending = extension_of(font);
    return {.type = media_type_of(ending.empty() ? ending : ending.substr(1)),
            .body = FileBody{font},
            .headers = {{"Cache-Control", "private, max-age=86400"}}};
  } catch (const Error& problem) {
    throw WebError(404, problem.what());
  }
}

}  // namespace

void add_file_routes(StudioService& studio, std::vector<WebRoute>& routes) {
  routes.push_back({"GET", "/sound/piano.sf3", [&](const WebRequest&) { return sound_font(studio); }});
  routes.push_back(
      {"GET", "/listen/{slug}", [&](const WebRequest&) { return page_file_response(studio, "listen.html"); }});
  routes.push_back({"GET", "/", [&](const WebRequest& request) { return front_page(studio, request); }});
  routes.push_back({"GET", "/{file}",
                    [&](const WebRequest& request) { return page_file_response(studio, request.named.at("file")); }});
}

}  // namespace clavier
