#include "midi/chunks.h"

#include <algorithm>

#include "midi/byte_reader.h"

namespace clavier {
namespace {

constexpr std::size_t kChunkHeader = 8;  // four letters and the length
constexpr std::size_t kMidiHeader = 6;   // format, tracks, division

/// The offset of `text` at or after `from`; the size of the file when it does not occur.
std::size_t find_text(ByteView file, std::string_view text, std::size_t from) {
  return std::min(as_text(file).find(text, from), file.size());
}

bool has_text(ByteView file, std::string_view text, std::size_t at) {
  return as_text(file).substr(at).starts_with(text);
}

/// The end of what a RIFF file wraps: its length stands in front of it, least significant byte first.
std::size_t wrapped_end(ByteView file, std::size_t begin) {
  if (begin < 8 || !has_text(file, "data", begin - 8)) return file.size();
  std::uint64_t size = 0;
  for (std::size_t byte = begin - 1; byte >= begin - 4; --byte) size = size << 8 | file[byte];
  return static_cast<std::size_t>(std::min<std::uint64_t>(file.size(), begin + size));
}

/// Sets the division of an SMPTE file: 24, 25, 29 (in fact 29.97) or 30 frames per second of `ticks` ticks each.
void set_smpte_division(MidiHeader& header, int frames, int ticks) {
  header.smpte_tempo = frames == 29 ? 1'001'000 : 1'000'000;
  header.resolution = (frames == 29 ? 30 : frames) * ticks;
}

void set_division(MidiHeader& header, std::uint32_t division, std::size_t byte, Warnings& warnings) {
  const bool is_smpte = (division & 0x8000) != 0;
  const auto ticks = static_cast<int>(is_smpte ? division & 0xff : division);
  if (ticks == 0) {
    warnings.add(0, byte, "a beat has no ticks; taken as 480");
  } else if (is_smpte) {
    set_smpte_division(header, 256 - static_cast<int>(division >> 8), ticks);
  } else {
    header.resolution = ticks;
  }
}

MidiHeader without_header(ByteView file, Warnings& warnings) {
  const std::size_t track = find_text(file, "MTrk", 0);
  if (file.empty()) throw MidiParseError{0, "the file is empty"};
  if (track == file.size()) throw MidiParseError{0, "this is not a MIDI file: it has neither MThd nor MTrk"};
  warnings.add(0, 0, "there is no MThd header; a beat is taken as 480 ticks");
  return {.tracks = -1, .begin = track, .end = file.size()};
}

}  // namespace

MidiHeader read_midi_header(ByteView file, Warnings& warnings) {
  const std::size_t start = find_text(file, "MThd", 0);
  if (start == file.size()) return without_header(file, warnings);
  const bool wrapped = has_text(file, "RIFF", 0) && has_text(file, "RMID", std::min<std::size_t>(8, file.size()));
  if (start > 0 && !wrapped) warnings.add(0, 0, "the header comes after " + std::to_string(start) + " bytes of junk");
  MidiHeader header{.start = start, .end = wrapped ? wrapped_end(file, start) : file.size()};
  if (header.end < start + kChunkHeader + kMidiHeader)
    throw MidiParseError{file.size(), "the file ends inside its header"};
  std::size_t length = big_endian(file.subspan(start + 4, 4));
  if (length < kMidiHeader || length > header.end - start - kChunkHeader) {
    warnings.add(0, start + 4, "the header's length cannot be right; taken as 6");
    length = kMidiHeader;
  }
  header.begin = start + kChunkHeader + length;
  const std::uint32_t format = big_endian(file.subspan(start + 8, 2));
  if (format == 2)
    throw MidiParseError{start + 8, "its tracks are separate pieces (format 2); save each as its own file"};
  if (format > 2) warnings.add(0, start + 8, "there is no format " + std::to_string(format) + "; read as format 1");
  header.tracks = static_cast<int>(big_endian(file.subspan(start + 10, 2)));
  set_division(header, big_endian(file.subspan(start + 12, 2)), start + 12, warnings);
  return header;
}

bool TrackScanner::chunk_at(std::size_t byte) const {
  if (file_.size() - byte < kChunkHeader) return false;
  const ByteView name = file_.subspan(byte, 4);
  return std::all_of(name.begin(), name.end(), [](std::uint8_t letter) {
    return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
           letter == ' ';
  });
}

std::size_t TrackScanner::chunk_end(std::size_t begin, std::uint32_t length) {
  const std::size_t left = file_.size() - begin;
  if (length == left || (length < left && chunk_at(begin + length))) return begin + length;
  warnings_.add(0, begin - 4,
                length > left ? "a chunk is longer than the file" : "no chunk follows where this one ends");
  return find_text(file_, "MTrk", begin);
}

bool TrackScanner::skip_junk() {
  if (chunk_at(at_)) return true;
  const std::size_t track = find_text(file_, "MTrk", at_);
  if (track > at_) warnings_.add(0, at_, std::to_string(track - at_) + " bytes belong to no chunk");
  at_ = track;
  if (chunk_at(at_)) return true;
  if (at_ < file_.size()) warnings_.add(0, at_, "the file ends inside the header of a track");
  return false;
}

std::optional<TrackChunk> TrackScanner::next() {
  while (skip_junk()) {
    const std::size_t name = at_;
    if (has_text(file_, "MThd", name)) {
      warnings_.add(0, name, "a second MIDI file begins; left out");
      return std::nullopt;
    }
    const std::size_t begin = name + kChunkHeader;
    at_ = chunk_end(begin, big_endian(file_.subspan(name + 4, 4)));
    if (has_text(file_, "MTrk", name)) return TrackChunk{.number = ++found_, .begin = begin, .end = at_};
  }
  return std::nullopt;
}

void TrackScanner::leave(const TrackChunk& track, std::size_t byte) {
  const std::size_t hidden = find_text(file_.first(track.end), "MTrk", byte);
  if (hidden == track.end) return;
  warnings_.add(track.number, hidden, "another track begins inside the chunk of this one");
  at_ = hidden;
}

}  // namespace clavier
