#include <string>

#include "midi/text.h"
#include "midi/track_reader.h"

namespace clavier {

void TrackReader::read_meta() {
  const std::uint8_t type = in_.byte();
  const ByteView data = in_.bytes(in_.variable_length());
  if (type == 0x2f) ended_ = true;
  if (type >= 0x01 && type <= 0x03) read_text(type, data);
  if (type == 0x51) read_tempo(data);
  if (type == 0x58) read_meter(data);
  if (type == 0x59) read_key(data);
}

void TrackReader::read_text(std::uint8_t type, ByteView data) {
  if (type == 0x03 && track_.name == HandName::none) track_.name = hand_from_name(as_text(data));
  if (type == 0x03 && track_.text.empty()) track_.text = utf8_from_midi(data);
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

}  // namespace clavier
