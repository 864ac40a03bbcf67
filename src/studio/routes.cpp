#include "studio/routes.h"

namespace clavier {

std::vector<WebRoute> studio_routes(StudioService& studio) {
  std::vector<WebRoute> routes;
  for (const auto add : {add_about_routes, add_job_routes, add_piece_routes, add_version_routes, add_survey_routes,
                         add_listen_routes, add_file_routes})
    add(studio, routes);
  return routes;
}

}  // namespace clavier
