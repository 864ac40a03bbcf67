#include "studio/web_dispatch.h"

#include "base/error_line.h"
#include "studio/work/job_queue.h"

namespace clavier {
namespace {

constexpr const char* kRetrySeconds = "5";

WebResponse error_of(const std::exception& problem, int status) { return json_response(error_json(problem), status); }

WebResponse handle_safely(const WebHandler& handle, const WebRequest& request) {
  try {
    return handle(request);
  } catch (const WebError& problem) {
    return error_of(problem, problem.status());
  } catch (const QueueFull& problem) {
    WebResponse response = error_of(problem, 429);
    response.headers.emplace_back("Retry-After", kRetrySeconds);
    return response;
  } catch (const Misuse& problem) {
    return error_of(problem, 400);
  } catch (const Json::exception& problem) {
    return error_of(problem, 400);
  } catch (const std::exception& problem) {
    return error_of(problem, 500);
  }
}

}  // namespace

std::optional<std::map<std::string, std::string>> match_path(const std::string& pattern, const std::string& path) {
  std::map<std::string, std::string> named;
  std::size_t place = 0;
  for (std::size_t at = 0; at < pattern.size();) {
    if (pattern[at] != '{') {
      if (place >= path.size() || path[place] != pattern[at]) return std::nullopt;
      ++place, ++at;
      continue;
    }
    const std::size_t close = pattern.find('}', at);
    std::size_t next = pattern.find_first_of("/{", close + 1);
    if (next == std::string::npos) next = pattern.size();
    const std::string after = pattern.substr(close + 1, next - close - 1);  // up to the next part: ".ogg"
    std::size_t end = path.find('/', place);
    if (end == std::string::npos) end = path.size();
    if (end < place + after.size() + 1 || path.substr(end - after.size(), after.size()) != after) return std::nullopt;
    named[pattern.substr(at + 1, close - at - 1)] = path.substr(place, end - after.size() - place);
    place = end;
    at = next;
  }
  return place == path.size() ? std::optional(named) : std::nullopt;
}

WebResponse error_response(int status, const std::string& error) {
  return json_response(Json{{"error", error}}, status);
}

WebResponse dispatch(const std::vector<WebRoute>& routes, WebRequest request) {
  std::string methods;
  for (const WebRoute& route : routes) {
    auto named = match_path(route.path, request.path);
    if (!named) continue;
    const bool fits = route.method == request.method || (request.method == "HEAD" && route.method == "GET");
    if (fits) {
      request.named = std::move(*named);
      return handle_safely(route.handle, request);
    }
    methods += (methods.empty() ? "" : ", ") + route.method;
  }
  if (methods.empty()) return error_response(404, "there is nothing at " + request.path);
  WebResponse response = error_response(405, request.path + " takes " + methods);
  response.headers.emplace_back("Allow", methods);
  return response;
}

}  // namespace clavier
