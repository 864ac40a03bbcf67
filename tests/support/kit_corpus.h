#pragma once

#include <unistd.h>

#include <filesystem>
#include <string>

#include "listening_test/excerpt_maker.h"
#include "support/real_pieces.h"

namespace clavier::support {

/// A corpus on disk, removed at the end of its lifetime. It has three held-out pieces of each era, each its own work,
/// by two composers.
class KitCorpus {
 public:
  KitCorpus() {
    CorpusContents contents = small_corpus(kSteps);
    contents.pieces.resize(1);
    contents.scores.resize(1);
    const CorpusPiece model = contents.pieces.front();
    for (std::uint64_t index = 0; index < 12; ++index) {
      CorpusPiece piece = model;
      piece.era = kEras.at(index % 4);
      piece.split = index < 4 ? Split::test : Split::validation;
      piece.composer = index < 8 ? "One" : "Two";
      piece.title = "Piece " + std::to_string(index);
      piece.work = "work " + std::to_string(index);
      piece.seconds = 40;
      contents.pieces.push_back(piece);
      contents.scores.push_back(pack_score(score_of(aimless_notes(kSteps, index))));
    }
    folder_ = std::filesystem::temp_directory_path() / ("clavier-survey-" + std::to_string(::getpid()));
    write_corpus(folder_, contents);
  }
  ~KitCorpus() { std::filesystem::remove_all(folder_); }
  KitCorpus(const KitCorpus&) = delete;
  KitCorpus& operator=(const KitCorpus&) = delete;

  Corpus open() const { return Corpus::open(folder_); }

 private:
  static constexpr int kSteps = 40 * 48;
  std::filesystem::path folder_;
};

/// Composes a minute, with title and pedal; the model "too short" gives only 5 s every other time.
inline SurveyComposer aimless_composer() {
  return [](const std::string& name, Era, std::uint64_t number) {
    const int seconds = name == "too short" && number % 2 == 0 ? 5 : 60;
    Score score = score_of(aimless_notes(seconds * 48, 100 + number));
    score.title = "By a machine";
    score.pedal.push_back({.depth = 127});
    return SurveyPiece{.model = name, .source = "piece " + std::to_string(number), .score = score};
  };
}

}  // namespace clavier::support
