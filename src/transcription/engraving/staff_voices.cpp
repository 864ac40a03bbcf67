#include "transcription/engraving/staff_voices.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace clavier {
namespace {

constexpr std::size_t kMaxVoicePaths = 12;
constexpr double kNewVoice = 2;  // cost of a new voice, for each voice above it
constexpr double kCrossing = 3;
constexpr double kLeap = 0.08;   // per semitone
constexpr double kPause = 0.7;   // per quarter note
constexpr double kMaxPause = 2;  // in quarter notes; longer pauses cost no more

struct Track {
  ScoreTicks end = 0;
  int top = 0;  // MIDI pitches
  int bottom = 0;
};

struct State {
  std::vector<Track> tracks;
  double cost = 0;
  std::size_t parent = 0;
  std::size_t choice = 0;
};

/// Notes of one pitch that begin and end together cannot share a stem.
std::vector<VoiceChord> chords_of(const std::vector<PlacedNote>& notes, std::span<const std::size_t> sounding,
                                  const MeasureFrame& frame) {
  std::map<std::pair<ScoreTicks, ScoreTicks>, std::vector<VoiceChord>> chords;
  std::vector<std::size_t> rising(sounding.begin(), sounding.end());
  std::sort(rising.begin(), rising.end(),
            [&](std::size_t a, std::size_t b) { return notes[a].pitch < notes[b].pitch; });
  for (const std::size_t index : rising) {
    const ScoreTicks begin = std::max<ScoreTicks>(0, notes[index].onset - frame.onset);
    const ScoreTicks end = std::min(frame.length, notes[index].end - frame.onset);
    std::vector<VoiceChord>& same = chords[{begin, -end}];  // the longer first
    const auto free = std::find_if(same.begin(), same.end(), [&](const VoiceChord& chord) {
      return midi_pitch(notes[chord.notes.back()].pitch) != midi_pitch(notes[index].pitch) &&
             notes[chord.notes.back()].pitch != notes[index].pitch;
    });
    if (free == same.end()) {
      same.push_back({begin, end, {index}});
    } else {
      free->notes.push_back(index);
    }
  }
  std::vector<VoiceChord> all;
  for (const auto& [time, same] : chords) all.insert(all.end(), same.begin(), same.end());
  return all;
}

bool is_one_line(const std::vector<VoiceChord>& chords) {
  return std::adjacent_find(chords.begin(), chords.end(),
                            [](const VoiceChord& a, const VoiceChord& b) { return b.begin < a.end; }) == chords.end();
}

class VoiceSearch {
 public:
  VoiceSearch(const std::vector<PlacedNote>& notes, const std::vector<VoiceChord>& chords)
      : notes_(notes), chords_(chords), steps_{{State{}}} {
    for (const VoiceChord& chord : chords_) advance(chord);
  }

  std::vector<VoiceLine> best() const {
    std::vector<VoiceLine> lines;
    std::size_t place = 0;
    for (std::size_t step = chords_.size(); step > 0; --step) {
      const State& state = steps_[step][place];
      if (lines.size() <= state.choice) lines.resize(state.choice + 1);
      lines[state.choice].push_back(chords_[step - 1]);
      place = state.parent;
    }
    for (VoiceLine& line : lines) std::reverse(line.begin(), line.end());
    return lines;
  }

 private:
  int top(const VoiceChord& chord) const { return midi_pitch(notes_[chord.notes.back()].pitch); }
  int bottom(const VoiceChord& chord) const { return midi_pitch(notes_[chord.notes.front()].pitch); }

  void advance(const VoiceChord& chord) {
    std::vector<State> next;
    const std::vector<State>& now = steps_.back();
    for (std::size_t place = 0; place < now.size(); ++place)
      for (std::size_t track = 0; track <= now[place].tracks.size(); ++track)
        if (track == now[place].tracks.size() || now[place].tracks[track].end <= chord.begin)
          next.push_back(with(now[place], place, track, chord));
    std::stable_sort(next.begin(), next.end(), [](const State& a, const State& b) { return a.cost < b.cost; });
    if (next.size() > kMaxVoicePaths) next.resize(kMaxVoicePaths);
    steps_.push_back(std::move(next));
  }

  State with(const State& before, std::size_t place, std::size_t track, const VoiceChord& chord) const {
    State state{.tracks = before.tracks, .cost = before.cost, .parent = place, .choice = track};
    if (track == state.tracks.size()) {
      state.cost += kNewVoice * static_cast<double>(track);
      state.tracks.emplace_back();
    } else {
      const Track& voice = before.tracks[track];
      const double pause = static_cast<double>(chord.begin - voice.end) / static_cast<double>(kQuarter);
      state.cost += kPause * std::min(pause, kMaxPause) + kLeap * std::abs(voice.top - top(chord));
    }
    for (std::size_t other = 0; other < before.tracks.size(); ++other) {
      if (other == track || before.tracks[other].end <= chord.begin) continue;
      const Track& sounding = before.tracks[other];
      const bool crosses = other < track ? top(chord) > sounding.bottom : bottom(chord) < sounding.top;
      if (crosses) state.cost += kCrossing;
    }
    state.tracks[track] = {chord.end, top(chord), bottom(chord)};
    return state;
  }

  const std::vector<PlacedNote>& notes_;
  const std::vector<VoiceChord>& chords_;
  std::vector<std::vector<State>> steps_;
};

double mean_pitch(const std::vector<PlacedNote>& notes, const VoiceLine& line) {
  double sum = 0, count = 0;
  for (const VoiceChord& chord : line)
    for (const std::size_t note : chord.notes) {
      sum += midi_pitch(notes[note].pitch);
      ++count;
    }
  return sum / count;
}

}  // namespace

std::vector<VoiceLine> separate_voices(const std::vector<PlacedNote>& notes, std::span<const std::size_t> sounding,
                                       const MeasureFrame& frame) {
  std::vector<VoiceChord> chords = chords_of(notes, sounding, frame);
  if (chords.empty()) return {};
  if (is_one_line(chords)) return {std::move(chords)};
  std::vector<VoiceLine> lines = VoiceSearch(notes, chords).best();
  std::erase_if(lines, [](const VoiceLine& line) { return line.empty(); });
  std::stable_sort(lines.begin(), lines.end(),
                   [&](const VoiceLine& a, const VoiceLine& b) { return mean_pitch(notes, a) > mean_pitch(notes, b); });
  return lines;
}

}  // namespace clavier
