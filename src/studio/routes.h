#pragma once

#include "studio/studio_service.h"

namespace clavier {

/// Each adds its routes to the table. The service outlives it.
void add_about_routes(StudioService& studio, std::vector<WebRoute>& routes);
void add_job_routes(StudioService& studio, std::vector<WebRoute>& routes);
void add_piece_routes(StudioService& studio, std::vector<WebRoute>& routes);
void add_version_routes(StudioService& studio, std::vector<WebRoute>& routes);
void add_survey_routes(StudioService& studio, std::vector<WebRoute>& routes);
void add_listen_routes(StudioService& studio, std::vector<WebRoute>& routes);
void add_file_routes(StudioService& studio, std::vector<WebRoute>& routes);

/// Every route there is, as docs/formats/studio-api.yaml lists them; those of files last.
std::vector<WebRoute> studio_routes(StudioService& studio);

}  // namespace clavier
