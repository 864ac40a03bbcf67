#include "studio/guard.h"

#include <algorithm>
#include <array>

namespace clavier {
namespace {

constexpr std::uint64_t kMaxJsonBytes = std::uint64_t{4} << 20;

constexpr std::array<std::string_view, 8> kPieceTypes = {"audio/midi",
                                                         "audio/mid",
                                                         "audio/x-midi",
                                                         "audio/x-mid",
                                                         "application/vnd.recordare.musicxml+xml",
                                                         "application/vnd.recordare.musicxml",
                                                         "application/xml",
                                                         "text/xml"};

bool is_api(const std::string& path) { return path.starts_with("/api/") || path == "/api"; }

/// The pages and files of the page itself hold no secrets, but for what opens the studio.
bool is_for_maker(const std::string& path) {
  return is_api(path) || path == "/" || path == "/index.html" || path.starts_with("/sound/");
}

/// "application/json" of "Application/JSON; charset=utf-8".
std::string media_type(std::string text) {
  text = text.substr(0, text.find(';'));
  while (!text.empty() && text.back() == ' ') text.pop_back();
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter; });
  return text;
}

bool is_own_host(const std::string& host, const GuardRules& rules) {
  return std::find(rules.hosts.begin(), rules.hosts.end(), host) != rules.hosts.end();
}

bool is_own_origin(const std::string& origin, const GuardRules& rules) {
  for (const std::string_view scheme : {"http://", "https://"})
    if (origin.starts_with(scheme)) return is_own_host(origin.substr(scheme.size()), rules);
  return false;
}

/// The maker comes with the token in the address once, and with its cookie from then on.
bool is_maker(const RequestFacts& request, const GuardRules& rules) {
  if (rules.token.empty() || is_same_secret(cookie_value(request.cookies, kMakerCookie), rules.token)) return true;
  return request.method == "GET" && request.path == "/" && is_same_secret(request.token, rules.token);
}

bool changes_something(const std::string& method) { return method != "GET" && method != "HEAD"; }

/// A link on another page may open ours; its scripts and forms may do nothing.
bool comes_from_elsewhere(const RequestFacts& request, const GuardRules& rules) {
  if (!request.origin.empty() && !is_own_origin(request.origin, rules)) return true;
  if (request.fetch_site != "cross-site" && request.fetch_site != "same-site") return false;
  return changes_something(request.method) || is_api(request.path) || request.fetch_mode != "navigate";
}

std::optional<Refusal> refuse_body(const RequestFacts& request, const GuardRules& rules) {
  if (request.method != "POST" && request.method != "PUT" && request.method != "PATCH") return std::nullopt;
  const bool imports = request.method == "POST" && request.path == "/api/pieces";
  const std::string type = media_type(request.content_type);
  if (imports && std::find(kPieceTypes.begin(), kPieceTypes.end(), type) == kPieceTypes.end())
    return Refusal{415, "the body must be MIDI (audio/midi) or MusicXML (application/vnd.recordare.musicxml+xml)"};
  if (!imports && type != "application/json") return Refusal{415, "the body must be JSON (application/json)"};
  if (!request.body_bytes) return Refusal{411, "say how long the body is (Content-Length)"};
  if (*request.body_bytes > (imports ? rules.import_bytes : kMaxJsonBytes))
    return Refusal{413, "the body is too large"};
  return std::nullopt;
}

}  // namespace

std::string cookie_value(const std::string& cookies, const std::string& name) {
  std::size_t begin = 0;
  while (begin < cookies.size()) {
    std::size_t end = cookies.find(';', begin);
    if (end == std::string::npos) end = cookies.size();
    std::string one = cookies.substr(begin, end - begin);
    one.erase(0, one.find_first_not_of(' '));
    if (one.starts_with(name + "=")) return one.substr(name.size() + 1);
    begin = end + 1;
  }
  return {};
}

bool is_same_secret(const std::string& a, const std::string& b) {
  if (a.size() != b.size()) return false;
  unsigned different = 0;
  for (std::size_t place = 0; place < a.size(); ++place)
    different |= static_cast<unsigned>(static_cast<unsigned char>(a[place]) ^ static_cast<unsigned char>(b[place]));
  return different == 0;
}

std::optional<Refusal> find_refusal(const RequestFacts& request, const GuardRules& rules) {
  if (!is_own_host(request.host, rules))
    return Refusal{421, "this server has another name; open the address that it printed when it started"};
  if (comes_from_elsewhere(request, rules)) return Refusal{403, "only the studio's own page may ask for this"};
  if (is_for_maker(request.path) && !is_maker(request, rules))
    return Refusal{403, "open the address with the token that the program printed when it started"};
  if (request.ranges > 1) return Refusal{416, "ask for one range at a time"};
  return refuse_body(request, rules);
}

}  // namespace clavier
