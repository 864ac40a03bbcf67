#include "midi/midi_writer.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <string>

#include "base/error.h"
#include "midi/channel_allocator.h"
#include "midi/parts.h"
#include "midi/track_writer.h"

namespace clavier {
namespace {

using Rank = TrackWriter::Rank;

void require(bool writable, std::string_view what) {
  if (!writable) throw Error("cannot write MIDI: " + std::string(what));
}

/// Converts the times of one score to ticks.
class Clock {
 public:
  explicit Clock(int resolution) : resolution_(resolution) {
    require(resolution >= 1 && resolution <= 32767, "its resolution is outside 1..32767");
  }
  std::int64_t tick(Beats onset) const {
    const double ticks = std::round(onset.value * resolution_);
    require(ticks >= 0.0 && ticks <= static_cast<double>(kMaxTick),
            "something begins before zero or after tick 2147483647");
    return static_cast<std::int64_t>(ticks);
  }
  std::int64_t end(const Note& note) const {
    const double ticks = std::round(note.duration.value * resolution_);
    require(ticks <= static_cast<double>(kMaxTick), "a note lasts longer than 2147483647 ticks");
    return tick(note.onset) + std::max<std::int64_t>(1, static_cast<std::int64_t>(ticks));
  }

 private:
  double resolution_;
};

void add_tempo(TrackWriter& track, const Tempo& tempo, const Clock& clock) {
  const std::int32_t value = tempo.microseconds_per_beat;
  require(value > 0 && value < 1 << 24, "a tempo is outside 1..16777215 microseconds a beat");
  const auto byte = [&](int shift) { return static_cast<std::uint8_t>(value >> shift); };
  track.add(clock.tick(tempo.onset), Rank::change, {0xff, 0x51, 3, byte(16), byte(8), byte(0)});
}

void add_meter(TrackWriter& track, const Meter& meter, const Clock& clock) {
  const auto denominator = static_cast<unsigned>(meter.denominator);
  require(meter.numerator > 0 && meter.numerator < 256 && std::has_single_bit(denominator) && denominator <= 128,
          "there is no meter of " + std::to_string(meter.numerator) + "/" + std::to_string(meter.denominator));
  const auto power = static_cast<std::uint8_t>(std::countr_zero(denominator));
  const auto click =
      static_cast<std::uint8_t>(std::max(1U, 96 / denominator));  // MIDI clocks (1/24 quarter note) per beat
  track.add(clock.tick(meter.onset), Rank::change,
            {0xff, 0x58, 4, static_cast<std::uint8_t>(meter.numerator), power, click, 8});
}

void add_key(TrackWriter& track, const KeySignature& key, const Clock& clock) {
  require(key.fifths >= -7 && key.fifths <= 7, "a key has more than 7 sharps or flats");
  const auto minor = static_cast<std::uint8_t>(key.mode == Mode::minor ? 1 : 0);
  track.add(clock.tick(key.onset), Rank::change, {0xff, 0x59, 2, static_cast<std::uint8_t>(key.fifths), minor});
}

TrackWriter conductor_track(const Score& score, const Clock& clock) {
  TrackWriter track;
  track.add_text(0x03, score.title);
  track.add_text(0x01, score.origin);
  for (const Tempo& tempo : score.tempo.changes()) add_tempo(track, tempo, clock);
  for (const Meter& meter : score.meters) add_meter(track, meter, clock);
  for (const KeySignature& key : score.keys) add_key(track, key, clock);
  return track;
}

void check_note(const Note& note) {
  require(note.pitch <= 127 && note.velocity >= 1 && note.velocity <= 127,
          "a note's pitch or velocity is out of range");
}

void add_note(TrackWriter& track, const Note& note, std::uint8_t channel, const Clock& clock) {
  const auto status = static_cast<std::uint8_t>(0x90 | channel);
  track.add(clock.tick(note.onset), Rank::begin, {status, note.pitch, note.velocity});
  track.add(clock.end(note), Rank::end, {status, note.pitch, 0});
}

void add_pedal(TrackWriter& track, const PedalChange& change, std::uint8_t channel, const Clock& clock) {
  require(change.depth <= 127, "a pedal is deeper than 127");
  const std::uint8_t control = change.pedal == Pedal::sustain ? 64 : change.pedal == Pedal::sostenuto ? 66 : 67;
  const auto status = static_cast<std::uint8_t>(0xb0 | channel);
  track.add(clock.tick(change.onset), Rank::change, {status, control, change.depth});
}

std::string_view track_name(Hand hand) {
  if (hand == Hand::voice) return "Voice";
  if (hand == Hand::right) return "Piano, right hand";
  return hand == Hand::left ? "Piano, left hand" : "Piano, both hands";
}

/// The tracks of one hand. There is more than one only when more notes of a pitch are nested than there are channels.
/// The first has the pedal, on each of its channels.
std::vector<TrackWriter> hand_tracks(const Score& score, Hand hand, const Clock& clock) {
  std::vector<TrackWriter> tracks(1);
  tracks.front().reserve(2 * score.notes.size() + score.pedal.size());
  ChannelAllocator allocator;
  for (const Note& note : score.notes) {
    if (note.hand != hand) continue;
    check_note(note);
    const std::size_t virtual_channel = allocator.allocate(note.pitch, clock.end(note));
    if (virtual_channel / ChannelAllocator::kChannels == tracks.size()) tracks.emplace_back();
    add_note(tracks[virtual_channel / ChannelAllocator::kChannels], note, ChannelAllocator::channel_of(virtual_channel),
             clock);
  }
  for (std::size_t virtual_channel = 0;
       virtual_channel < std::clamp<std::size_t>(allocator.count(), 1, ChannelAllocator::kChannels); ++virtual_channel)
    for (const PedalChange& change : score.pedal)
      add_pedal(tracks.front(), change, ChannelAllocator::channel_of(virtual_channel), clock);
  for (TrackWriter& track : tracks) track.add_text(0x03, track_name(hand));
  return tracks;
}

bool plays(const Score& score, Hand hand) {
  return std::any_of(score.notes.begin(), score.notes.end(), [&](const Note& note) { return note.hand == hand; });
}

}  // namespace

Bytes write_midi(const Score& score) {
  const Clock clock(score.resolution);
  std::vector<TrackWriter> tracks = {conductor_track(score, clock)};
  for (const Hand hand : {Hand::voice, Hand::right, Hand::left, Hand::unknown}) {
    const bool lone = hand == Hand::unknown && tracks.size() == 1;  // also without notes: the pedal needs a track
    if (!lone && !plays(score, hand)) continue;
    for (TrackWriter& track : hand_tracks(score, hand, clock)) tracks.push_back(std::move(track));
  }
  require(tracks.size() < 1 << 16, "it needs more than 65535 tracks");
  Bytes file = {'M', 'T', 'h', 'd', 0, 0, 0, 6, 0, 1};
  append_big_endian(file, static_cast<std::uint32_t>(tracks.size()), 2);
  append_big_endian(file, static_cast<std::uint32_t>(score.resolution), 2);
  for (TrackWriter& track : tracks) track.write_to(file);
  return file;
}

}  // namespace clavier
