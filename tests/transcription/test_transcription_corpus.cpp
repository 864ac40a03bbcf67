#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <filesystem>

#include "analysis/key/main_key.h"
#include "midi/midi_reader.h"
#include "support/written_beats.h"
#include "transcription/beats/meter_finding.h"
#include "transcription/engraving/pitch_spelling.h"
#include "transcription/hands/hand_separation.h"

namespace clavier {
namespace {

/// Pieces of the half of the works that is held out from tuning; benchmarks/measure_transcription.cpp measures all.
constexpr std::array kWritten = {
    "mutopia/baroque/BachJS_BWV988_bwv-988-v17_bwv-988-v17.mid",
    "ksnortum/baroque/scarlatti-sonatas-k101-k110_sonata-k103.mid",
    "ksnortum/modernist/scriabin-opus-8_etude-op8-no04-individual.mid",
    "nifc-chopin-first-editions/romantic/028-1-BH-012.mid",
    "nifc-chopin-first-editions/romantic/055-1-BH-001.mid",
    "nifc-polish-keyboard/romantic/pl-wumfc--n57157_a-s--mazure.mid",
    "piano-midi.de/romantic/Chopin_chpn-p12.mid",
    "piano-midi.de/romantic/Schumann_scn15_9.mid",
};
constexpr std::array kPlayed = {
    "piano-midi.de/romantic/Schumann_scn15_9.mid",
    "piano-midi.de/romantic/Chopin_chpn-p12.mid",
    "piano-midi.de/romantic/Chopin_chpn-p5.mid",
};

class TranscriptionCorpus : public testing::Test {
 protected:
  void SetUp() override {
    if (std::getenv("CLAVIER_CORPUS") == nullptr)
      GTEST_SKIP() << "CLAVIER_CORPUS is not set: no scores to compare with";
  }
  static Score read(const char* file) {
    return read_midi_file(std::filesystem::path(std::getenv("CLAVIER_CORPUS")) / "grid-midi" / file).score;
  }
};

TEST_F(TranscriptionCorpus, GivesNineNotesInTenToTheirHand) {
  double right = 0, notes = 0;
  for (const char* file : kWritten) {
    const Score score = read(file);
    std::vector<OnsetGroup> groups = onset_groups(score);
    for (OnsetGroup& group : groups)
      for (TimedNote& note : group.notes) note.hand = Hand::unknown;
    const std::vector<std::vector<Hand>> hands = separate_hands(groups, tuned_hand_weights());
    for (std::size_t place = 0; place < groups.size(); ++place)
      for (std::size_t note = 0; note < hands[place].size(); ++note, ++notes)
        right += hands[place][note] == score.notes[groups[place].notes[note].index].hand;
  }
  EXPECT_GT(right / notes, 0.9);
}

TEST_F(TranscriptionCorpus, FindsTheSignaturesOfAllPiecesButOne) {
  std::size_t right = 0;
  for (const char* file : kWritten) {
    const Score score = read(file);
    right += find_key_signature(score).fifths == score.keys.at(0).fifths;
  }
  EXPECT_GE(right, kWritten.size() - 1);
}

TEST_F(TranscriptionCorpus, SpellsTheNotesOfTheScaleByTheSignature) {
  double right = 0, notes = 0;
  for (const char* file : kWritten) {
    const Score score = read(file);
    const int signature = score.keys.at(0).fifths;
    for (const SpelledPitch& pitch : spell(score)) {
      const int semitones = midi_pitch({.step = pitch.step, .octave = pitch.octave}) - midi_pitch(pitch);
      const bool in_scale = -semitones == alter_in_key(pitch.step, signature);
      const int name = line_of_fifths(pitch);
      const bool elsewhere = name < signature - 1 ? name + 12 <= signature + 5 : name - 12 >= signature - 1;
      if (!in_scale && !elsewhere) continue;
      right += in_scale;
      ++notes;
    }
  }
  EXPECT_GT(right / notes, 0.99);
}

TEST_F(TranscriptionCorpus, FollowsRubato) {
  double sum = 0;
  for (const char* file : kPlayed) {
    const Score score = read(file);
    std::vector<Seconds> answer;
    for (const Beats beat : support::written_beats(score).beats) answer.push_back(score.tempo.seconds_at(beat));
    sum += support::f_measure(find_measures(score).beats, answer);
  }
  EXPECT_GT(sum / kPlayed.size(), 0.6);
}

}  // namespace
}  // namespace clavier
