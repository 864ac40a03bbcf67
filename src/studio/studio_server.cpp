#include "studio/studio_server.h"

#include <httplib.h>
#undef _res  // of <resolv.h>

#include <charconv>
#include <fstream>

#include "base/utf8.h"
#include "studio/routes.h"
#include "studio/web_dispatch.h"

namespace clavier {
namespace {

constexpr std::size_t kThreads = 256;  // each who hears events holds one
constexpr time_t kReadSeconds = 5, kWriteSeconds = 20, kKeepAliveSeconds = 1;
constexpr std::size_t kKeepAliveRequests = 1000;
constexpr std::size_t kBlockBytes = 65'536;

constexpr const char* kContentPolicy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; style-src 'self' "
    "'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; media-src 'self' blob:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

void add_safety_headers(httplib::Response& response) {
  response.set_header("Content-Security-Policy", kContentPolicy);
  response.set_header("X-Content-Type-Options", "nosniff");
  response.set_header("Referrer-Policy", "no-referrer");
  response.set_header("Cross-Origin-Resource-Policy", "same-origin");
  response.set_header("Cross-Origin-Opener-Policy", "same-origin");
  response.set_header("Permissions-Policy", "camera=(), microphone=(), geolocation=(), midi=(self)");
}

std::optional<std::uint64_t> stated_length(const httplib::Request& request) {
  if (request.has_header("Transfer-Encoding") || !request.has_header("Content-Length")) return std::nullopt;
  const std::string text = request.get_header_value("Content-Length");
  std::uint64_t length = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), length);
  return result.ec == std::errc() && result.ptr == text.data() + text.size() ? std::optional(length) : std::nullopt;
}

RequestFacts facts_of(const httplib::Request& request) {
  return {.method = request.method,
          .path = request.path,
          .host = request.get_header_value("Host"),
          .origin = request.get_header_value("Origin"),
          .fetch_site = request.get_header_value("Sec-Fetch-Site"),
          .fetch_mode = request.get_header_value("Sec-Fetch-Mode"),
          .content_type = request.get_header_value("Content-Type"),
          .cookies = request.get_header_value("Cookie"),
          .token = request.get_param_value("token"),
          .body_bytes = stated_length(request),
          .ranges = request.ranges.size()};
}

/// Answers without having read the body, and closes the connection: what follows there is no request.
void refuse(const Refusal& refusal, httplib::Response& response) {
  const std::string text = json_text(Json{{"error", refusal.error}});
  response.status = refusal.status;
  response.set_header("Connection", "close");
  response.set_content_provider(text.size(), "application/json",
                                [text](std::size_t, std::size_t, httplib::DataSink& sink) {
                                  sink.write(text.data(), text.size());
                                  return false;
                                });
}

std::string lower_case(std::string text) {
  for (char& letter : text)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter + 32);
  return text;
}

WebRequest web_request_of(const httplib::Request& request) {
  WebRequest web{.method = request.method, .path = valid_utf8(request.path), .body = request.body};
  for (const auto& [name, value] : request.params) web.query.emplace(name, value);
  for (const auto& [name, value] : request.headers) web.headers.emplace(lower_case(name), value);
  return web;
}

/// Makes the one range that is asked fit the length. False when it lies beyond. The library itself checks nothing.
bool fit_range(httplib::Ranges& ranges, std::uint64_t bytes) {
  if (ranges.empty()) return true;
  auto& [first, last] = ranges.front();
  const auto length = static_cast<ssize_t>(bytes);
  if (first < 0) {  // the last so many bytes
    if (last <= 0) return false;
    first = std::max<ssize_t>(0, length - last);
    last = length - 1;
    return length > 0;
  }
  if (last < 0 || last >= length) last = length - 1;
  return first < length && first <= last;
}

using ReadBlock = std::function<bool(std::size_t offset, std::size_t length, httplib::DataSink& sink)>;

void send_ranged(const httplib::Request& request, std::uint64_t bytes, const std::string& type, const ReadBlock& read,
                 httplib::Response& response) {
  auto& ranges = const_cast<httplib::Request&>(request).ranges;
  if (!fit_range(ranges, bytes)) {
    ranges.clear();
    response.status = 416;
    response.set_header("Content-Range", "bytes */" + std::to_string(bytes));
    return response.set_content(json_text(Json{{"error", "there is no such range"}}), "application/json");
  }
  if (!ranges.empty()) response.status = 206;
  response.set_header("Accept-Ranges", "bytes");
  if (bytes == 0) return response.set_content("", type);
  response.set_content_provider(bytes, type, read);
}

void send_bytes(const httplib::Request& request, std::string bytes, const std::string& type,
                httplib::Response& response) {
  const auto shared = std::make_shared<const std::string>(std::move(bytes));
  const ReadBlock read = [shared](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
    return sink.write(shared->data() + offset, std::min(length, kBlockBytes));
  };
  send_ranged(request, shared->size(), type, read, response);
}

void send_file(const httplib::Request& request, const std::filesystem::path& path, const std::string& type,
               httplib::Response& response) {
  std::error_code problem;
  const std::uint64_t bytes = std::filesystem::file_size(path, problem);
  const auto changed = std::filesystem::last_write_time(path, problem).time_since_epoch().count();
  const auto file = std::make_shared<std::ifstream>(path, std::ios::binary);
  if (problem || !*file) {
    response.status = 404;
    return response.set_content(json_text(Json{{"error", "the file is gone"}}), "application/json");
  }
  const std::string tag = "\"" + std::to_string(bytes) + "-" + std::to_string(changed) + "\"";
  response.set_header("ETag", tag);
  if (request.get_header_value("If-None-Match") == tag) {
    response.status = 304;
    return;
  }
  const ReadBlock read = [file](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
    std::string block(std::min(length, kBlockBytes), '\0');
    file->seekg(static_cast<std::streamoff>(offset));
    file->read(block.data(), static_cast<std::streamsize>(block.size()));
    return file->gcount() > 0 && sink.write(block.data(), static_cast<std::size_t>(file->gcount()));
  };
  send_ranged(request, bytes, type, read, response);
}

void send_stream(const StreamBody& stream, const std::string& type, httplib::Response& response) {
  response.set_chunked_content_provider(type, [next = stream.next](std::size_t, httplib::DataSink& sink) {
    const std::optional<std::string> part = next();
    if (part) return sink.write(part->data(), part->size());
    sink.done();
    return true;
  });
}

void send(const httplib::Request& request, WebResponse web, httplib::Response& response) {
  response.status = web.status;
  for (const auto& [name, value] : web.headers) response.set_header(name, value);
  if (const auto* file = std::get_if<FileBody>(&web.body)) return send_file(request, file->file, web.type, response);
  if (auto* bytes = std::get_if<RangedBody>(&web.body))
    return send_bytes(request, std::move(bytes->bytes), web.type, response);
  const_cast<httplib::Request&>(request).ranges.clear();  // the library would cut any body
  if (const auto* stream = std::get_if<StreamBody>(&web.body)) return send_stream(*stream, web.type, response);
  response.set_content(std::get<std::string>(web.body), web.type);
}

}  // namespace

struct StudioServer::Inside {
  StudioService& studio;
  GuardRules rules;
  std::vector<WebRoute> routes;
  httplib::Server server;

  explicit Inside(StudioService& service)
      : studio(service), rules(service.settings().guard), routes(studio_routes(service)) {
    server.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
    server.set_payload_max_length(rules.import_bytes);
    server.set_keep_alive_timeout(kKeepAliveSeconds);
    server.set_keep_alive_max_count(kKeepAliveRequests);
    server.set_read_timeout(kReadSeconds);
    server.set_write_timeout(kWriteSeconds);
    server.set_pre_routing_handler([this](const auto& request, auto& response) { return check(request, response); });
    server.set_post_routing_handler([](const auto&, auto& response) { add_safety_headers(response); });
    server.set_error_handler([](const auto&, httplib::Response& response) {
      if (response.body.empty() && !response.content_provider_ && response.status != 304)
        response.set_content(json_text(Json{{"error", "the request cannot be served"}}), "application/json");
    });
    const auto handle = [this](const httplib::Request& request, httplib::Response& response) {
      send(request, dispatch(routes, web_request_of(request)), response);
    };
    const std::string any = R"([^]*)";
    server.Get(any, handle);
    server.Post(any, handle);
    server.Put(any, handle);
    server.Patch(any, handle);
    server.Delete(any, handle);
  }

  httplib::Server::HandlerResponse check(const httplib::Request& request, httplib::Response& response) {
    auto& own = const_cast<httplib::Request&>(request);
    own.headers.erase("Accept-Encoding");  // it would compress at the slowest level
    const std::optional<Refusal> refusal = find_refusal(facts_of(request), rules);
    if (!refusal) return httplib::Server::HandlerResponse::Unhandled;
    own.ranges.clear();
    refuse(*refusal, response);
    add_safety_headers(response);
    return httplib::Server::HandlerResponse::Handled;
  }
};

StudioServer::StudioServer(StudioService& studio) : inside_(std::make_unique<Inside>(studio)) {}
StudioServer::~StudioServer() = default;

int StudioServer::bind(const std::string& address, int port) {
  httplib::Server& server = inside_->server;
  const int bound = port == 0 ? server.bind_to_any_port(address) : (server.bind_to_port(address, port) ? port : -1);
  if (bound < 0)
    throw Error("cannot listen at " + address + ", port " + std::to_string(port) +
                ": it is taken or not allowed; choose another one with --port");
  if (inside_->rules.hosts.empty())
    for (const char* name : {"127.0.0.1", "localhost"})
      inside_->rules.hosts.push_back(name + (":" + std::to_string(bound)));
  return bound;
}

void StudioServer::serve() { inside_->server.listen_after_bind(); }

void StudioServer::stop() {
  inside_->studio.queue().close();
  inside_->server.stop();
}

}  // namespace clavier
