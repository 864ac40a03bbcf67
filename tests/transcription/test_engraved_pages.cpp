#include <gtest/gtest.h>

#include "grid_scores.h"
#include "notation/musicxml/musicxml_writer.h"
#include "support/golden.h"
#include "transcription/transcribe.h"

namespace clavier {
namespace {

/// A bass note and two chords in each measure from `measure` on.
void waltz_bass(std::vector<Note>& notes, double measure, Pitch bass, std::initializer_list<Pitch> chord) {
  notes.push_back(left(3 * measure, 1, bass));
  for (const double beat : {1.0, 2.0})
    for (const Pitch pitch : chord) notes.push_back(left(3 * measure + beat, 1, pitch));
}

/// A melody over a waltz, with a triplet, dots, a chord, a tie over a bar, two voices in one hand and a foreign note.
Score little_waltz() {
  std::vector<Note> notes = {right(0, 1.5, 74),
                             right(1.5, 0.5, 71),
                             right(2, 1, 67),
                             right(3, 1.0 / 3, 69),
                             right(3 + 1.0 / 3, 1.0 / 3, 71),
                             right(3 + 2.0 / 3, 1.0 / 3, 72),
                             right(4, 0.75, 74),
                             right(4.75, 0.25, 73),
                             right(5, 2, 74),
                             right(7, 1, 76),
                             right(8, 1, 78),
                             right(6, 3, 67),
                             right(9, 3, 67),
                             right(9, 3, 71),
                             right(9, 3, 79)};
  waltz_bass(notes, 0, 43, {59, 62});
  waltz_bass(notes, 1, 38, {57, 60});
  waltz_bass(notes, 2, 48, {60, 64});
  waltz_bass(notes, 3, 43, {55, 59});
  for (Note& note : notes) note.velocity = note.hand == Hand::right ? 80 : 60;
  Score score{.title = "Little waltz",
              .origin = "Clavier's tests",
              .tempo = TempoMap({tempo_of(Beats{0}, 132)}),
              .meters = {{Beats{0}, 3, 4}},
              .keys = {{Beats{0}, 1, Mode::major}},
              .pedal = {{Beats{0}, Pedal::sustain, 127}, {Beats{2.5}, Pedal::sustain, 0}},
              .notes = std::move(notes)};
  sort_events(score);
  return score;
}

/// Runs of sixteenth notes from one hand into the other in 6/8, across the range between the clefs.
Score little_gigue() {
  std::vector<Note> notes;
  for (int step = 0; step < 24; ++step) {
    constexpr int kScale[] = {0, 2, 3, 5, 7, 8, 11};
    const auto pitch = static_cast<Pitch>(48 + 12 * (step / 7) + kScale[step % 7]);
    notes.push_back(step < 12 ? left(step * 0.25, 0.25, pitch) : right(step * 0.25, 0.25, pitch));
  }
  notes.push_back(right(6, 1.5, 84));
  notes.push_back(left(6, 3, 36));
  Score score{.title = "Little gigue",
              .meters = {{Beats{0}, 6, 8}},
              .keys = {{Beats{0}, -3, Mode::minor}},
              .notes = std::move(notes)};
  sort_events(score);
  return score;
}

TEST(EngravedPages, AgreeWithTheGoldenFiles) {
  support::expect_golden("little_waltz.musicxml", write_musicxml(transcribe(little_waltz())));
  support::expect_golden("little_gigue.musicxml", write_musicxml(transcribe(little_gigue())));
}

}  // namespace
}  // namespace clavier
