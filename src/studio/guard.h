#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace clavier {

/// What is known of a request before anything is done for it. Header fields that are missing are empty.
struct RequestFacts {
  std::string method;  ///< "GET"
  std::string path;    ///< "/api/about", decoded
  std::string host, origin;
  std::string fetch_site, fetch_mode;  ///< of Sec-Fetch-Site and Sec-Fetch-Mode
  std::string content_type;
  std::string cookies;
  std::string token;                          ///< of the query
  std::optional<std::uint64_t> body_bytes{};  ///< as Content-Length says; nothing where it does not
  std::size_t ranges = 0;                     ///< how many were asked for
};

/// Why a request is refused.
struct Refusal {
  int status = 403;
  std::string error;
};

/// Who may ask for what.
struct GuardRules {
  std::vector<std::string> hosts;  ///< values of Host that are ours: "localhost:8080"
  std::string token;               ///< of the maker, who alone may use all but /listen; empty: everybody may
  std::uint64_t import_bytes = std::uint64_t{16} << 20;
};

/// The name of the cookie that holds the maker's token.
inline constexpr const char* kMakerCookie = "clavier_maker";

/// The value of a cookie in a Cookie field; empty when it is not there.
std::string cookie_value(const std::string& cookies, const std::string& name);

/// Whether two texts are the same, in a time that does not tell where they differ.
bool is_same_secret(const std::string& a, const std::string& b);

/// Nothing when the request may be served. Refused are: other hosts (DNS rebinding), requests from pages of other
/// origins, bodies of another type than their route takes or too large, several ranges, and without the token all that
/// is for the maker.
std::optional<Refusal> find_refusal(const RequestFacts& request, const GuardRules& rules);

}  // namespace clavier
