#include "midi/track_reader.h"

#include <algorithm>
#include <string>
#include <utility>

namespace clavier {

TrackReader::TrackReader(ByteView file, const TrackChunk& chunk, int resolution, MidiParts& parts, Warnings& warnings)
    : in_(file, chunk.begin, chunk.end), chunk_(chunk), resolution_(resolution), parts_(parts), warnings_(warnings) {
  track_.number = chunk.number;
  track_.first_note = parts.notes.size();
}

std::size_t TrackReader::read() {
  try {
    read_events();
  } catch (const MidiParseError& damage) {
    warnings_.add(chunk_.number, damage.byte, damage.what + "; the rest of the track left out");
  }
  finish();
  if (ended_ && !in_.at_end()) warn("bytes follow the end of the track inside its chunk");
  return in_.position();
}

void TrackReader::read_events() {
  std::uint8_t running = 0;  // unchanged by sysex and meta events: files rely on that, against the standard
  while (!in_.at_end()) {
    const std::int64_t next = tick_ + in_.variable_length();
    if (next > kMaxTick) throw MidiParseError{in_.position(), "the track lasts longer than 2147483647 ticks"};
    tick_ = next;
    const std::uint8_t status = next_status(running);
    if (status < 0xf0) running = status;
    read_event(status);
    if (ended_) return;
  }
  warn("the track has no end-of-track event");
}

/// The status byte of the next event. `running` is the running status, 0 for none.
std::uint8_t TrackReader::next_status(std::uint8_t running) {
  if (in_.at_end() || in_.peek() >= 0x80) return in_.byte();
  return running != 0 ? running : recover_status();
}

/// Handles a data byte without any status: skips to the next status byte.
std::uint8_t TrackReader::recover_status() {
  warn("a data byte comes before any status byte; skipped up to the next one");
  std::uint8_t byte = in_.byte();
  while (byte < 0x80) byte = in_.byte();
  return byte;
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
    case 0xc:
      return read_program(channel);
    case 0xd:  // channel pressure
      return skip_data(1);
    default:
      return status == 0xff ? read_meta() : skip_system(status);
  }
}

void TrackReader::read_note_on(std::uint8_t channel) {
  const std::uint8_t pitch = in_.byte();
  const std::uint8_t velocity = in_.byte();
  if (((pitch | velocity) & 0x80) != 0) [[unlikely]]
    invalid_data_.add(in_.position() - 2);
  if (pitch > 127) return;
  if (velocity > 0) return begin_note(channel, pitch, std::min<std::uint8_t>(velocity, 127));
  close_note(channel, pitch);
}

void TrackReader::read_note_off(std::uint8_t channel) {
  const std::uint8_t pitch = in_.byte();
  const std::uint8_t velocity = in_.byte();
  if (((pitch | velocity) & 0x80) != 0) [[unlikely]]
    invalid_data_.add(in_.position() - 2);
  if (pitch <= 127) close_note(channel, pitch);
}

void TrackReader::begin_note(std::uint8_t channel, std::uint8_t pitch, std::uint8_t velocity) {
  if (channel == kPercussionChannel) return percussion_.add(in_.position() - 2);
  parts_.open.open(channel * 128U + pitch, static_cast<std::uint32_t>(parts_.notes.size()));
  const Beats start_tick{static_cast<double>(tick_)};  // kept in the duration until the note ends
  parts_.notes.push_back({.onset = now(), .duration = start_tick, .pitch = pitch, .velocity = velocity});
  parts_.sources.push_back({.channel = channel, .program = parts_.programs[channel]});
}

void TrackReader::close_note(std::uint8_t channel, std::uint8_t pitch) {
  const std::uint32_t note = parts_.open.close(channel * 128U + pitch);
  if (note != OpenNotes::kNone) return end_note(note);
  if (channel == kPercussionChannel) return;
  unmatched_note_offs_.add(in_.position() - 2);
  parts_.stray_offs.push_back({.channel = channel, .pitch = pitch, .tick = tick_});
}

void TrackReader::end_note(std::uint32_t note) {
  Beats& duration = parts_.notes[note].duration;
  const double ticks = static_cast<double>(tick_) - duration.value;
  duration = {std::max(ticks, 1.0) / resolution_};
}

void TrackReader::read_control(std::uint8_t channel) {
  const std::uint8_t control = in_.byte();
  const std::uint8_t value = in_.byte();
  if (((control | value) & 0x80) != 0) return invalid_data_.add(in_.position() - 2);
  if (channel == kPercussionChannel) return;
  const auto keep = [&](Pedal pedal) { pedal_.push_back({channel, {.onset = now(), .pedal = pedal, .depth = value}}); };
  if (control == 64) keep(Pedal::sustain);
  if (control == 66) keep(Pedal::sostenuto);
  if (control == 67) keep(Pedal::soft);
}

void TrackReader::read_program(std::uint8_t channel) {
  const std::uint8_t program = in_.byte();
  if (program > 127) return invalid_data_.add(in_.position() - 1);
  parts_.programs[channel] = static_cast<std::int8_t>(program);
}

void TrackReader::skip_data(int count) {
  for (; count > 0; --count)
    if (in_.byte() > 127) invalid_data_.add(in_.position() - 1);
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

void TrackReader::finish() {
  report_tally({.count = parts_.open.count(), .first = in_.position()},
               "notes that never end, ended by the next note of their key or with the track");
  parts_.open.close_all([&](std::uint32_t note) {
    end_note(note);
    parts_.hanging.push_back(note);
  });
  report_tally(invalid_data_, "data bytes above 127");
  report_tally(unmatched_note_offs_, "notes that end but never began");
  report_tally(percussion_, "notes on the percussion channel, left out");
  parts_.percussion += percussion_.count;
  track_.end = tick_;
  add_track_pedal(std::move(pedal_), parts_);
  if (parts_.notes.size() > track_.first_note) parts_.tracks.push_back(track_);
}

void TrackReader::report_tally(const Tally& tally, std::string_view what) {
  if (tally.count > 0) warnings_.add_counted(chunk_.number, tally.first, what, tally.count);
}

}  // namespace clavier
