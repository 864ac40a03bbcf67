#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "base/files.h"
#include "midi/midi_reader.h"
#include "music/grid.h"
#include "performing/final_ritard.h"
#include "performing/perform.h"

namespace clavier {
namespace {

/// Every 23rd of the scores, about a hundred, with a constant tempo and velocity and without pedal.
std::vector<Score> bare_scores() {
  const char* const corpus = std::getenv("CLAVIER_CORPUS");
  if (corpus == nullptr) return {};
  std::vector<Score> scores;
  const auto files = list_files(std::filesystem::path(corpus) / "grid-midi", {".mid"});
  for (std::size_t index = 0; index < files.size(); index += 23) {
    Score score = read_midi_file(files[index]).score;
    if (!is_on_grid(score)) continue;
    score.tempo = {};
    score.pedal.clear();
    for (Note& note : score.notes) note.velocity = 80;
    sort_events(score);
    scores.push_back(std::move(score));
  }
  return scores;
}

TEST(PerformingCorpus, KeepsToTheScoreWithSmallDeviations) {
  const std::vector<Score> scores = bare_scores();
  if (scores.empty()) GTEST_SKIP() << "CLAVIER_CORPUS is not set: no scores to perform";
  for (const Score& written : scores) {
    SCOPED_TRACE(written.title);
    const Score played = perform(written);
    ASSERT_EQ(played.notes.size(), written.notes.size());
    for (std::size_t note = 0; note < written.notes.size(); ++note) {
      ASSERT_EQ(played.notes[note].onset, written.notes[note].onset);
      ASSERT_EQ(played.notes[note].pitch, written.notes[note].pitch);
      ASSERT_NEAR(played.notes[note].velocity, 80, 40);
    }
    const Beats ritard = find_ritard_span(written).begin;
    for (const Tempo& change : played.tempo.changes()) {
      const double bpm = beats_per_minute(change);
      ASSERT_TRUE(change.onset < ritard ? bpm > 112 && bpm < 123 : bpm > 65 && bpm < 123) << bpm;
    }
    EXPECT_NEAR(duration_of(played) / duration_of(written), 1.0, 0.05 + 3 / duration_of(written).value);
  }
}

}  // namespace
}  // namespace clavier
