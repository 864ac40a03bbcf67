#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/error.h"
#include "base/options.h"

namespace clavier {

/// A request, whatever library has read it. Names of header fields are in lower case.
struct WebRequest {
  std::string method;
  std::string path;                          ///< decoded, without the query
  std::map<std::string, std::string> named;  ///< what {name} in the path of the route stands for
  std::map<std::string, std::string> query;
  std::map<std::string, std::string> headers;
  std::string body;

  std::string header(const std::string& name) const { return headers.contains(name) ? headers.at(name) : ""; }
  std::string asked(const std::string& name) const { return query.contains(name) ? query.at(name) : ""; }
  bool has(const std::string& name) const { return query.contains(name); }
};

/// A file that is streamed; byte ranges of it may be asked for.
struct FileBody {
  std::filesystem::path file;
};

/// Text that comes as it is made: each call waits for the next part; nothing ends it.
struct StreamBody {
  std::function<std::optional<std::string>()> next;
};

/// Bytes of which ranges may be asked for.
struct RangedBody {
  std::string bytes;
};

struct WebResponse {
  int status = 200;
  std::string type = "application/json";
  std::variant<std::string, RangedBody, FileBody, StreamBody> body;
  std::vector<std::pair<std::string, std::string>> headers{};
};

/// A response of another status than 400 (Misuse) and 500 (Error).
class WebError : public Error {
 public:
  WebError(int status, const std::string& what) : Error(what), status_(status) {}
  int status() const { return status_; }

 private:
  int status_;
};

using WebHandler = std::function<WebResponse(const WebRequest&)>;

/// One entry of the table of all routes. `path` is as in docs/formats/studio-api.yaml: "/api/jobs/{id}".
struct WebRoute {
  std::string method;
  std::string path;
  WebHandler handle;
};

inline WebResponse json_response(const Json& json, int status = 200) {
  return {.status = status, .body = json_text(json)};
}

}  // namespace clavier
