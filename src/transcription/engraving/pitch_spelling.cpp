#include "transcription/engraving/pitch_spelling.h"

#include <algorithm>
#include <array>
#include <optional>

#include "analysis/key/main_key.h"

namespace clavier {
namespace {

constexpr std::size_t kPreContext = 10;
constexpr std::size_t kPostContext = 42;
constexpr int kMinFifths = -15;                // F double flat
constexpr int kFlattest = -9, kSharpest = 13;  // B double flat, F double sharp
constexpr Beats kLegato{0.1};
constexpr Beats kMaxLeadingGap{1};

/// The harmonic chromatic scale in fifths above the tonic: C D-flat D E-flat E F F-sharp G A-flat A B-flat B.
constexpr std::array<int, 12> kScale = {0, -5, 2, -3, 4, -1, 6, 1, -4, 3, -2, 5};

/// The name of a pitch class among the twelve from `lowest` on the line of fifths.
int name_from(int lowest, int pitch_class_wanted) {
  const int fifths = pitch_class(7 * pitch_class_wanted);  // one of its names, by the circle of fifths
  return lowest + pitch_class(fifths - lowest);
}

/// The name of a tonic, from five fifths below the major tonic of the signature: without sharps or flats, D-flat to
/// F-sharp.
int tonic_name(int signature, int tonic) { return name_from(signature - 5, tonic); }

/// Counts each pitch class in a moving window.
class Window {
 public:
  explicit Window(std::span<const Note> notes) : notes_(notes) {}

  const std::array<int, 12>& around(std::size_t place) {
    while (last_ < std::min(notes_.size(), place + kPostContext)) ++count_.at(class_of(last_++));
    while (first_ + kPreContext < place) --count_.at(class_of(first_++));
    return count_;
  }

 private:
  std::size_t class_of(std::size_t place) const { return static_cast<std::size_t>(pitch_class(notes_[place].pitch)); }

  std::span<const Note> notes_;
  std::size_t first_ = 0, last_ = 0;
  std::array<int, 12> count_{};
};

/// The tonics' votes for each name of a note.
class PitchNameVotes {
 public:
  PitchNameVotes(const std::array<int, 12>& counts, int pitch, int signature) : flattest_(signature - 10) {
    for (int tonic = 0; tonic < kPitchClasses; ++tonic)
      vote(tonic_name(signature, tonic) + kScale.at(static_cast<std::size_t>(pitch_class(pitch - tonic))),
           counts.at(static_cast<std::size_t>(tonic)));
  }

  void vote(int name, int votes) {
    const auto place = static_cast<std::size_t>(name - flattest_);
    if (place < votes_.size()) votes_[place] += votes;
  }

  /// The name with the most votes; of equal ones the flatter. No name has more than two flats.
  int name() const {
    const auto most = std::max_element(votes_.begin(), votes_.end()) - votes_.begin();
    const int name = flattest_ + static_cast<int>(most);
    return name < kMinFifths ? name + kPitchClasses : name;
  }

 private:
  int flattest_;
  std::array<int, 23> votes_{};  // for each name that a tonic of a signature may give
};

bool in_scale(int name, int signature) { return name >= signature - 1 && name <= signature + 5; }

/// The name a step away from the scale note to which the music moves by a semitone. Nothing when there is no such note,
/// or one on either side.
std::optional<int> leading_name(std::span<const Note> notes, std::size_t place, int signature) {
  const Note& note = notes[place];
  bool up = false, down = false;
  for (const Note& other : notes.subspan(place + 1)) {
    if (other.onset > end_of(note) + kLegato || other.onset > note.onset + kMaxLeadingGap) break;
    if (other.onset < end_of(note) - kLegato) continue;
    up = up || other.pitch == note.pitch + 1;
    down = down || other.pitch == note.pitch - 1;
  }
  if (up == down) return std::nullopt;
  const int goal = name_from(signature - 1, pitch_class(note.pitch + (up ? 1 : -1)));
  if (!in_scale(goal, signature)) return std::nullopt;
  return goal + (up ? 5 : -5);
}

/// The name without a double sharp or a double flat.
int plain_name(int name) {
  if (name >= kSharpest) return name - kPitchClasses;
  return name <= kFlattest ? name + kPitchClasses : name;
}

}  // namespace

SpelledPitch spell_pitch(Pitch pitch, int fifths) {
  constexpr std::array<Step, 7> kSteps = {Step::f, Step::c, Step::g, Step::d, Step::a, Step::e, Step::b};
  const int place = fifths + 1 + 7 * 10;  // F natural is 70
  SpelledPitch written{.step = kSteps.at(static_cast<std::size_t>(place % 7)),
                       .alter = static_cast<std::int8_t>(place / 7 - 10)};
  written.octave = 0;
  written.octave = static_cast<std::int8_t>((pitch - midi_pitch(written)) / kPitchClasses);
  return written;
}

int line_of_fifths(SpelledPitch pitch) {
  constexpr std::array<int, 7> kNaturals = {0, 2, 4, -1, 1, 3, 5};  // C to B
  return kNaturals.at(static_cast<std::size_t>(pitch.step)) + 7 * pitch.alter;
}

std::vector<int> spell_fifths(std::span<const Note> notes, std::span<const KeySignature> keys, int leading) {
  std::vector<int> names;
  Window window(notes);
  int signature = keys.empty() ? 0 : keys.front().fifths;
  for (std::size_t place = 0; place < notes.size(); ++place) {
    for (; !keys.empty() && keys.front().onset <= notes[place].onset; keys = keys.subspan(1))
      signature = keys.front().fifths;
    PitchNameVotes election(window.around(place), notes[place].pitch, signature);
    const std::optional<int> leads = leading_name(notes, place, signature);
    if (leads) election.vote(*leads, leading);
    const int name = election.name();
    names.push_back(name == leads ? name : plain_name(name));
  }
  return names;
}

std::vector<SpelledPitch> spell(const Score& score) {
  std::vector<KeySignature> keys = score.keys;
  if (keys.empty()) keys = {find_key_signature(score)};
  const std::vector<int> names = spell_fifths(score.notes, keys);
  std::vector<SpelledPitch> pitches;
  for (std::size_t place = 0; place < names.size(); ++place)
    pitches.push_back(spell_pitch(score.notes[place].pitch, names[place]));
  return pitches;
}

}  // namespace clavier
