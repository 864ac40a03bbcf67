#include "models/gan/decoding/onset_decoder.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

#include "encoding/onset_roll.h"
#include "models/gan/decoding/harmony_bias.h"
#include "models/gan/decoding/keyboard_state.h"
#include "models/gan/decoding/note_offsets.h"
#include "models/gan/decoding/tatum_grid.h"

namespace clavier {
namespace {

constexpr int kWarmUpFrames = 288;  // until the sustain penalty has settled

float sigmoid(float value) { return 1 / (1 + std::exp(-value)); }

/// Onset logits with harmony bias and calibration, without any past: (frames, kRollPitches).
RowMatrix bias_logits(const OnsetLogits& logits, std::span<const double> beat_at,
                      const DecodingParameters& parameters) {
  RowMatrix pitch_classes = logits.pitch_classes;
  add_harmony_bias(pitch_classes, beat_at, parameters.key_gain, parameters.triad_gain);
  RowMatrix onset_logits =
      logits.pitches.leftCols(kRollPitches) + pitch_classes.replicate(1, kRollPitches / kPitchClasses);
  onset_logits.array() += parameters.calibration[0];
  return onset_logits;
}
static_assert(kRollPitches % kPitchClasses == 0 && kLowestRollPitch % kPitchClasses == 0);  // a roll begins with a C

std::vector<double> count_onsets_by_frame(const RowMatrix& onset_logits) {
  std::vector<double> onsets;
  for (Eigen::Index frame = 0; frame < onset_logits.rows(); ++frame)
    onsets.push_back(static_cast<double>((onset_logits.row(frame).array() > 0).count()));
  return onsets;
}

/// The onset logits of a tatum: for each pitch the largest among its frames.
struct TatumLogits {
  PitchArray logit;
  std::array<int, kRollPitches> frame;  ///< where the logit of a pitch is largest
};

/// A pitch of a chord and the frame of its logit.
struct ChordNote {
  int pitch, frame;
};

/// An onset of a tatum.
struct Onset {
  int pitch;
  float duration, velocity, microtiming;  // as an OnsetRoll has them
};

/// Decodes onsets tatum by tatum.
class OnsetDecoder {
 public:
  OnsetDecoder(const OnsetLogits& logits, const RowMatrix& onset_logits, const DecodingParameters& parameters)
      : logits_(logits),
        onset_logits_(onset_logits),
        parameters_(parameters),
        lengths_(of_channel(OnsetRollChannel::duration), onset_logits, parameters.lengths),
        loudness_(of_channel(OnsetRollChannel::velocity), onset_logits, parameters.loudness) {
    for (int by = -kMaxInterval; by <= kMaxInterval; ++by)
      interval_gains_[by + kMaxInterval] =
          parameters.intervals[static_cast<std::size_t>(pitch_class(std::abs(by)))] - parameters.chord_size_penalty;
  }

  /// The onsets of a tatum. Tatums are decoded in order of time.
  std::vector<Onset> decode(const Tatum& tatum) {
    const std::vector<ChordNote> chord = choose_chord(onset_logits(tatum));
    const std::vector<float> lengths = scale_expression(chord, tatum, OnsetRollChannel::duration, lengths_),
                             velocities = scale_expression(chord, tatum, OnsetRollChannel::velocity, loudness_);
    std::vector<Onset> onsets;
    for (std::size_t at = 0; at < chord.size(); ++at) {
      const float microtiming = logit_of(chord[at], OnsetRollChannel::microtiming);
      onsets.push_back({chord[at].pitch, bounded(lengths[at]), bounded(velocities[at]), bounded(microtiming)});
      keyboard_.press(chord[at].pitch, (std::exp2(onsets.back().duration * kDurationScale) - 1) / kFrameSteps);
    }
    for (int frame = tatum.first; frame < tatum.end; ++frame) keyboard_.advance();
    return onsets;
  }

 private:
  Eigen::Ref<const RowMatrix> of_channel(OnsetRollChannel channel) const {
    return logits_.pitches.middleCols(static_cast<Eigen::Index>(channel) * kRollPitches, kRollPitches);
  }

  float logit_of(const ChordNote& note, OnsetRollChannel channel) const {
    return logits_.pitches(note.frame, static_cast<Eigen::Index>(channel) * kRollPitches + note.pitch);
  }

  /// The sigmoid, 0 .. 1; 0 for NaN.
  static float bounded(float logit) {
    const float value = sigmoid(logit);
    return value >= 0 ? value : 0;
  }

  std::vector<float> scale_expression(const std::vector<ChordNote>& chord, const Tatum& tatum, OnsetRollChannel channel,
                                      const ExpressionScaling& scaling) const {
    std::vector<float> values;
    for (const ChordNote& note : chord) values.push_back(logit_of(note, channel));
    scaling.scale(values, tatum.first);
    for (float& value : values) value += parameters_.calibration.at(static_cast<std::size_t>(channel));
    return values;
  }

  TatumLogits onset_logits(const Tatum& tatum) const {
    TatumLogits logits{.logit = onset_logits_.row(tatum.first)};
    logits.frame.fill(tatum.first);
    for (int frame = tatum.first + 1; frame < tatum.end; ++frame)
      for (int pitch = 0; pitch < kRollPitches; ++pitch)
        if (onset_logits_(frame, pitch) > logits.logit[pitch]) {
          logits.logit[pitch] = onset_logits_(frame, pitch);
          logits.frame[static_cast<std::size_t>(pitch)] = frame;
        }
    logits.logit += parameters_.stepwise_gain * keyboard_.stepwise_proximity() -
                    parameters_.sustain_penalty * keyboard_.sustain_excess() -
                    parameters_.clash_penalty * keyboard_.clashing();
    return logits;
  }

  /// One note after the other: always the pitch with the largest logit, given those before.
  std::vector<ChordNote> choose_chord(TatumLogits logits) const {
    std::vector<ChordNote> chord;
    for (int pitch = 0; logits.logit.maxCoeff(&pitch) > 0;) {
      chord.push_back({pitch, logits.frame[static_cast<std::size_t>(pitch)]});
      logits.logit += interval_gains_.segment<kRollPitches>(kMaxInterval - pitch);
      logits.logit[pitch] = -INFINITY;
    }
    return chord;
  }

  static constexpr int kMaxInterval = kRollPitches - 1;  // semitones

  const OnsetLogits& logits_;
  const RowMatrix& onset_logits_;
  const DecodingParameters& parameters_;
  ExpressionScaling lengths_, loudness_;
  Eigen::Array<float, 1, 2 * kMaxInterval + 1> interval_gains_;  // by interval, from -kMaxInterval
  KeyboardState keyboard_;
};

/// Decodes the end of the piece first. Otherwise the beginning, without any sustain penalty yet, would be denser than
/// the rest.
void warm_up(OnsetDecoder& decoder, std::span<const Tatum> tatums) {
  std::size_t first = tatums.size();
  for (int frames = 0; first > 0 && frames < kWarmUpFrames; frames += tatums[first].end - tatums[first].first) --first;
  for (const Tatum& tatum : tatums.subspan(first)) decoder.decode(tatum);
}

OnsetRoll decode_onsets(const OnsetLogits& logits, std::span<const double> beat_at,
                        const DecodingParameters& parameters) {
  const auto frames = static_cast<int>(logits.pitches.rows());
  assert(beat_at.size() == static_cast<std::size_t>(frames));
  const std::size_t size = static_cast<std::size_t>(frames) * kRollPitches;
  OnsetRoll roll{.frames = frames, .values = std::vector<float>(kOnsetRollChannels * size)};
  const RowMatrix onset_logits = bias_logits(logits, beat_at, parameters);
  const std::vector<Tatum> tatums = find_tatums(beat_at, count_onsets_by_frame(onset_logits), parameters.tatum_density);
  OnsetDecoder decoder(logits, onset_logits, parameters);
  warm_up(decoder, tatums);
  for (const Tatum& tatum : tatums)
    for (const Onset& onset : decoder.decode(tatum)) {
      const double off = parameters.microtiming * (onset.microtiming - 0.5);
      const double shifted = std::isfinite(off) ? tatum.time + off : tatum.time;  // stored weights may be anything
      const double time = std::clamp(shifted, 0.0, std::nextafter(frames, 0.0));
      const int frame = static_cast<int>(time);
      const auto set = [&](OnsetRollChannel channel, float value) {
        roll.values[static_cast<std::size_t>(channel) * size + cell(frame, kLowestRollPitch + onset.pitch)] = value;
      };
      set(OnsetRollChannel::onset, 1);
      set(OnsetRollChannel::duration, onset.duration);
      set(OnsetRollChannel::velocity, onset.velocity);
      set(OnsetRollChannel::microtiming, static_cast<float>(time - frame));
    }
  return roll;
}

}  // namespace

std::vector<GridNote> decode_notes(const OnsetLogits& logits, std::span<const double> beat_at,
                                   const DecodingParameters& parameters) {
  std::vector<GridNote> notes = notes_of(decode_onsets(logits, beat_at, parameters));
  align_note_offs(notes, parameters.legato);
  return notes;
}

}  // namespace clavier
