#include "midi/track_reader.h"

#include <algorithm>
#include <string>

#include "midi/text.h"

namespace clavier {
namespace {

constexpr std::uint8_t kMeta = 0xff;
constexpr std::uint8_t kEndOfTrack = 0x2f;

}  // namespace

TrackReader::TrackReader(ByteView file, const TrackChunk& chunk, int resolution, MidiParts& parts, Warnings& warnings)
    : in_(file, chunk.begin, chunk.end), chunk_(chunk), resolution_(resolution), parts_(parts), warnings_(warnings) {
  track_.number = chunk.number;
  track_.first_note = parts.notes.size();
}

std::size_t TrackReader::read() {
  try {
    read_events();
  } catch (const MidiDamage& damage) {
    warnings_.add(chunk_.number, damage.byte, damage.what + "; the rest of the track left out");
  }
  finish();
  if (ended_ && !in_.at_end()) warn("bytes follow the end of the track inside its chunk");
  return in_.position();
}

void TrackReader::read_events() {
  std::uint8_t running =
      0;  // sysex and meta events leave it as it is, which files rely on though the standard does not
  while (!in_.at_end()) {
    const std::int64_t next = tick_ + in_.variable_length();
    if (next > kLastTick) throw MidiDamage{in_.position(), "the track lasts longer than 2147483647 ticks"};
    tick_ = next;
    if (const std::uint8_t first = in_.at_end() ? in_.byte() : in_.peek(); first < 0x80) {
      if (running == 0) running = recover_status();
      read_event(running);
      continue;
    }
    const std::uint8_t status = in_.byte();
    if (status < 0xf0) running = status;
    read_event(status);
    if (ended_) return;
  }
  warn("the track has no end-of-track event");
}

/// A data byte stands where nothing says what it belongs to: goes on with the next status byte.
std::uint8_t TrackReader::recover_status() {
  warn("a data byte comes before any status byte; skipped up to the next one");
  while (in_.peek() < 0x80) {
    in_.byte();
    if (in_.at_end()) throw MidiDamage{in_.position(), "no status byte follows"};
  }
  return in_.byte();
}

void TrackReader::read_event(std::uint8_t status) {
  const auto channel = static_cast<std::uint8_t>(status & 0x0f);
  switch (status >> 4) {
    case 0x8:
      return read_note_off(channel);
    case 0x9:
      return read_note_on(channel);
    case 0xb:
      return read_control(channel);
    case 0xa:  // key pressure
    case 0xe:  // pitch wheel
      return skip_data(2);
    case 0xc:  // program
    case 0xd:  // channel pressure
      return skip_data(1);
    default:
      return status == kMeta ? read_meta() : skip_system(status);
  }
}

void TrackReader::read_note_on(std::uint8_t channel) {
  const std::uint8_t pitch = in_.byte();
  const std::uint8_t velocity = in_.byte();
  if (((pitch | velocity) & 0x80) != 0) [[unlikely]]
    wrong_data_.add(in_.position() - 2);
  if (pitch > 127) return;
  if (velocity > 0) return begin_note(channel, pitch, std::min<std::uint8_t>(velocity, 127));
  close_note(channel, pitch);
}

void TrackReader::read_note_off(std::uint8_t channel) {
  const std::uint8_t pitch = in_.byte();
  const std::uint8_t velocity = in_.byte();
  if (((pitch | velocity) & 0x80) != 0) [[unlikely]]
    wrong_data_.add(in_.position() - 2);
  if (pitch <= 127) close_note(channel, pitch);
}

void TrackReader::begin_note(std::uint8_t channel, std::uint8_t pitch, std::uint8_t velocity) {
  if (channel == kPercussionChannel) return percussion_.add(in_.position() - 2);
  parts_.open.open(channel * 128U + pitch, static_cast<std::uint32_t>(parts_.notes.size()));
  const Beats start_tick{static_cast<double>(tick_)};  // kept in the duration until the note ends
  parts_.notes.push_back({.onset = now(), .duration = start_tick, .pitch = pitch, .velocity = velocity});
}

void TrackReader::close_note(std::uint8_t channel, std::uint8_t pitch) {
  const std::uint32_t note = parts_.open.close(channel * 128U + pitch);
  if (note != OpenNotes::kNone) return end_note(note);
  if (channel != kPercussionChannel) never_begun_.add(in_.position() - 2);
}

void TrackReader::end_note(std::uint32_t note) {
  Beats& duration = parts_.notes[note].duration;
  const double ticks = static_cast<double>(tick_) - duration.value;
  duration = {std::max(ticks, 1.0) / resolution_};
}

void TrackReader::read_control(std::uint8_t channel) {
  const std::uint8_t control = in_.byte();
  const std::uint8_t value = in_.byte();
  if (((control | value) & 0x80) != 0) return wrong_data_.add(in_.position() - 2);
  if (channel == kPercussionChannel) return;
  const auto keep = [&](Pedal pedal) { pedal_.push_back({channel, {.onset = now(), .pedal = pedal, .depth = value}}); };
  if (control == 64) keep(Pedal::sustain);
  if (control == 66) keep(Pedal::sostenuto);
  if (control == 67) keep(Pedal::soft);
}

void TrackReader::skip_data(int count) {
  for (; count > 0; --count)
    if (in_.byte() > 127) wrong_data_.add(in_.position() - 1);
}

void TrackReader::skip_system(std::uint8_t status) {
  if (status == 0xf0 || status == 0xf7) {
    in_.bytes(in_.variable_length());
    return;
  }
  warn("a system message that no file should have; skipped");
  if (status == 0xf2) return skip_data(2);             // song position
  if (status == 0xf1 || status == 0xf3) skip_data(1);  // time code, song number
}

void TrackReader::read_meta() {
  const std::uint8_t type = in_.byte();
  const ByteView data = in_.bytes(in_.variable_length());
  if (type == kEndOfTrack) ended_ = true;
  if (type >= 0x01 && type <= 0x03) read_text(type, data);
  if (type == 0x51) read_tempo(data);
  if (type == 0x58) read_meter(data);
  if (type == 0x59) read_key(data);
}

void TrackReader::read_text(std::uint8_t type, ByteView data) {
  if (type == 0x03 && track_.name == HandName::none) track_.name = hand_from_name(as_text(data));
  if (chunk_.number != 1) return;
  std::string& text = type == 0x01 ? parts_.text : type == 0x02 ? parts_.copyright : parts_.title;
  if (text.empty()) text = utf8_from_midi(data);
}

void TrackReader::read_tempo(ByteView data) {
  const std::uint32_t microseconds = data.size() == 3 ? big_endian(data) : 0;
  if (microseconds == 0) return warn("a tempo that is none; left out");
  parts_.tempos.push_back({.onset = now(), .microseconds_per_beat = static_cast<std::int32_t>(microseconds)});
}

void TrackReader::read_meter(ByteView data) {
  if (data.size() < 2 || data[0] == 0 || data[1] > 7) return warn("a time signature that is none; left out");
  parts_.meters.push_back({.onset = now(), .numerator = data[0], .denominator = 1 << data[1]});
}

void TrackReader::read_key(ByteView data) {
  const int fifths = data.size() == 2 ? static_cast<std::int8_t>(data[0]) : 8;
  if (fifths < -7 || fifths > 7 || data[1] > 1) return warn("a key signature that is none; left out");
  parts_.keys.push_back({.onset = now(), .fifths = fifths, .mode = data[1] == 0 ? Mode::major : Mode::minor});
}

void TrackReader::finish() {
  tell({.count = parts_.open.count(), .first = in_.position()}, "notes that never end, ended with the track");
  parts_.open.close_all([&](std::uint32_t note) { end_note(note); });
  tell(wrong_data_, "data bytes above 127");
  tell(never_begun_, "notes that end but never began");
  tell(percussion_, "notes on the percussion channel, left out");
  keep_pedal();
  if (parts_.notes.size() > track_.first_note) parts_.tracks.push_back(track_);
}

void TrackReader::tell(const Tally& tally, std::string_view what) {
  if (tally.count > 0)
    warnings_.add(chunk_.number, tally.first, std::string(what) + ": " + std::to_string(tally.count));
}

/// Files repeat the pedal for every channel or track, so that every one of them sounds right by itself: what repeats
/// the first one exactly is dropped.
void TrackReader::keep_pedal() {
  const auto by_channel = [](const ChannelPedal& a, const ChannelPedal& b) { return a.channel < b.channel; };
  std::stable_sort(pedal_.begin(), pedal_.end(), by_channel);
  std::vector<PedalChange>& all = parts_.pedal;
  for (auto at = pedal_.begin(); at != pedal_.end();) {
    const auto end = std::upper_bound(at, pedal_.end(), *at, by_channel);
    const auto count = static_cast<std::size_t>(end - at);
    const auto same = [](const ChannelPedal& mine, const PedalChange& leading) { return mine.change == leading; };
    const bool repeats = count == parts_.leading_pedal && std::equal(at, end, all.begin(), same);
    if (parts_.leading_pedal == 0) parts_.leading_pedal = count;
    for (; at != end; ++at)
      if (!repeats) all.push_back(at->change);
  }
}

}  // namespace clavier
