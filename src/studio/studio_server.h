#pragma once

#include <memory>
#include <string>

#include "studio/studio_service.h"

namespace clavier {

/// Serves the routes of a studio over HTTP/1.1. Every response has the headers that keep other pages out and the page's
/// own scripts in (docs/studio.md).
class StudioServer {
 public:
  /// The service outlives the server.
  explicit StudioServer(StudioService& studio);
  StudioServer(const StudioServer&) = delete;
  StudioServer& operator=(const StudioServer&) = delete;
  ~StudioServer();

  /// Takes the address; port 0 is any free one. Returns the port. Without hosts in its settings the server is called
  /// 127.0.0.1 and localhost. Throws Error when the port is taken.
  int bind(const std::string& address, int port);
  /// Serves until stop() is called, by any thread.
  void serve();
  void stop();

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace clavier
