#pragma once

#include "studio/web_types.h"

namespace clavier {

/// What the names of a path stand for: {"id": "7", "ending": "pdf"} where "/api/versions/{id}/piece.{ending}" meets
/// "/api/versions/7/piece.pdf". Nothing when it does not fit. A name stands for one or more characters but "/".
std::optional<std::map<std::string, std::string>> match_path(const std::string& pattern, const std::string& path);

/// The response of the first route of the method that fits, else 404, or 405 where other methods fit. Errors become
/// responses: {"error", "option"} with the status of a WebError, 400 for Misuse, 429 for a full queue, 500 otherwise.
WebResponse dispatch(const std::vector<WebRoute>& routes, WebRequest request);

/// {"error": the text}.
WebResponse error_response(int status, const std::string& error);

}  // namespace clavier
