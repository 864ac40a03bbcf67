#pragma once

#include <optional>
#include <string>
#include <vector>

#include "composing/compose.h"
#include "music/era_option.h"
#include "studio/music/studio_piece.h"

namespace clavier {

/// How a version is performed.
struct PerformRequest {
  bool articulation = true;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "articulation", .doc = "articulation: notes shorter or longer than they are written"},
            articulation);
  }
};

struct TransposeRequest {
  int semitones = 0;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "semitones", .doc = "up, or down where negative", .minimum = -24, .maximum = 24}, semitones);
  }
};

/// What is asked of composing, beside ComposeOptions.
struct ModelRequest {
  std::optional<std::string> era;
  std::string model;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(era_option("style of the piece"), era);
    visitor(Option{.name = "model", .doc = "what composes", .value_name = "MODEL"}, model);
  }
};

/// A stretch of a piece that is selected.
struct PieceRange {
  double from = 1, to = 1;  ///< measures, both included; or seconds
  bool in_seconds = false;
};

/// A piece of work on music.
struct StudioRequest {
  Json options = Json::object();
  std::optional<std::int64_t> version{};
  std::optional<PieceRange> range{};
  std::optional<std::string> hand{};
  int proposals = 1;
};

inline constexpr int kMaxProposals = 8;

/// Kinds of work on music, in the order of the documentation.
const std::vector<std::string>& music_kinds();

/// Reads the body of a request for a job. Throws Misuse for what is none; options are only looked at by
/// check_options_of.
StudioRequest read_studio_request(const std::string& kind, const Json& body);
Json to_json(const StudioRequest& request);

/// What options are asked of composing, with their defaults. Throws Misuse.
struct ComposingRequest {
  ModelRequest model;
  ComposeOptions composing;
};
ComposingRequest read_composing_request(const Json& options);

/// Throws Misuse when the options of a kind make no sense.
void check_options_of(const std::string& kind, const Json& options);

/// The JSON Schema of the options of a kind, with the models and their eras as choices; nothing for an unknown kind.
std::optional<Json> find_schema(const std::string& kind, const std::vector<std::string>& models);

/// Measures of a piece on paper that are written anew, and by which hands.
struct FreePassage {
  int first = 1, last = 1;
  bool right = true, left = true;
  bool operator==(const FreePassage&) const = default;
};

/// The passages within a range of measures (all where there is none), and for a hand (both where there is none), that
/// no lock covers: [{"from": 1, "to": 4, "hand": null}].
std::vector<FreePassage> free_passages(int bars, const std::optional<std::pair<int, int>>& range,
                                       const std::optional<std::string>& hand, const Json& locks);

/// Throws Misuse when this is no list of locks.
void check_locks(const Json& locks);

}  // namespace clavier
