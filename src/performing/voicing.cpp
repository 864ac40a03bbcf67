#include "performing/voicing.h"

#include <algorithm>
#include <cstdlib>

namespace clavier {
namespace {

constexpr double kMelodyLevel = 1;
constexpr double kAccompanimentLevel = -1.5;
constexpr int kMaxStep = 2;  // semitones

/// The motion of the left hand within a measure.
struct Motion {
  int moves = 0;
  int steps = 0;
};

/// Marks the lowest of the left-hand notes that begin together, one entry for each note.
std::vector<bool> find_bass(const Score& score) {
  std::vector<bool> bass(score.notes.size());
  const Note* before = nullptr;
  for (std::size_t index = 0; index < score.notes.size(); ++index) {
    const Note& note = score.notes[index];
    if (note.hand != Hand::left) continue;
    bass[index] = before == nullptr || before->onset != note.onset;
    before = &note;
  }
  return bass;
}

std::vector<Motion> left_motion(const Score& score, const PieceStructure& structure, const std::vector<bool>& bass) {
  std::vector<Motion> motion(structure.measures.size());
  const Note* before = nullptr;
  for (std::size_t index = 0; index < score.notes.size(); ++index) {
    const Note& note = score.notes[index];
    if (note.hand != Hand::left) continue;
    Motion& here = motion[frame_at(structure.measures, note.onset)];
    const int interval = before == nullptr ? 0 : std::abs(note.pitch - before->pitch);
    here.moves += 1;  // other notes of a chord count as moves, never as steps
    here.steps += bass[index] && interval >= 1 && interval <= kMaxStep;
    if (bass[index]) before = &note;
  }
  return motion;
}

/// The share of steps among the moves of a measure and its neighbours.
double steps_around(const std::vector<Motion>& motion, std::size_t measure) {
  Motion sum;
  for (std::size_t place = measure > 0 ? measure - 1 : 0; place < std::min(measure + 2, motion.size()); ++place) {
    sum.moves += motion[place].moves;
    sum.steps += motion[place].steps;
  }
  return sum.moves == 0 ? 0 : static_cast<double>(sum.steps) / sum.moves;
}

}  // namespace

std::vector<double> voicing(const Score& score, const PieceStructure& structure) {
  const std::vector<bool> bass = find_bass(score);
  const std::vector<Motion> motion = left_motion(score, structure, bass);
  std::vector<double> levels(score.notes.size(), kMelodyLevel);
  for (std::size_t index = 0; index < levels.size(); ++index) {
    if (structure.melody[index]) continue;
    const std::size_t measure = frame_at(structure.measures, score.notes[index].onset);
    const double voice = score.notes[index].hand == Hand::left ? steps_around(motion, measure) : 0;
    levels[index] = kMelodyLevel * voice + kAccompanimentLevel * (1 - voice);
  }
  return levels;
}

}  // namespace clavier
