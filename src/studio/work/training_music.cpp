#include "studio/work/training_music.h"

#include <algorithm>
#include <cmath>

#include "originality/interval_sequence.h"
#include "originality/training_overlap.h"
#include "studio/music/note_list.h"

namespace clavier {
namespace {

/// The notes of the passage in its training piece, from time zero on.
Json notes_there(const Score& source, Seconds begin, std::size_t notes) {
  constexpr double kEarly = 0.01;  // seconds
  const IntervalSequence sequence = encode_intervals(source);
  const auto time_of = [&](std::size_t place) {
    return source.tempo.seconds_at(source.notes[sequence.notes[place]].onset).value;
  };
  std::size_t first = 0;
  while (first + 1 < sequence.notes.size() && time_of(first) < begin.value - kEarly) ++first;
  Json list = Json::array();
  for (std::size_t place = first; place < std::min(first + notes, sequence.notes.size()); ++place) {
    const std::size_t index = sequence.notes[place];
    const Json note = notes_in_progress(source, index, index + 1).front();
    const double time = std::round((time_of(place) - time_of(first)) * 1e4) / 1e4;
    list.push_back({{"t", time}, {"d", note["d"]}, {"p", note["p"]}, {"v", note["v"]}});
  }
  return list;
}

}  // namespace

struct TrainingMusic::Opened {
  Corpus corpus;
  PassageFinder finder;
};

TrainingMusic::TrainingMusic(std::optional<std::filesystem::path> corpus) : folder_(std::move(corpus)) {}
TrainingMusic::~TrainingMusic() = default;

const TrainingMusic::Opened& TrainingMusic::open() {
  const std::lock_guard guard(lock_);
  if (opened_) return *opened_;
  SilentProgress silent;
  Corpus corpus = Corpus::open(*folder_);
  PassageFinder finder(read_interval_sequences(corpus, Split::train, silent));
  opened_ = std::make_unique<Opened>(Opened{std::move(corpus), std::move(finder)});
  return *opened_;
}

Json TrainingMusic::find_closest(const Score& played) {
  if (!folder_) return nullptr;
  const Opened& music = open();
  const IntervalSequence sequence = encode_intervals(played);
  const LocatedOverlap match = locate_overlap(music.finder.text(), sequence);
  if (match.overlap.longest == 0) return nullptr;
  const PassageLocation place = music.finder.locate(music.corpus, match.position);
  const CorpusPiece& source = music.corpus.pieces()[place.piece];
  Json here = Json::array();
  for (std::size_t note = match.overlap.first; note < match.overlap.first + match.overlap.longest; ++note)
    here.push_back(sequence.notes.at(note));
  return {{"title", source.composer + ", " + source.title},
          {"notes_here", here},
          {"notes_there", notes_there(music.corpus.score(place.piece), place.start, match.overlap.longest)}};
}

}  // namespace clavier
