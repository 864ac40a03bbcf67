#include "corpus/store/score_codec.h"

#include "corpus/store/tick_lists.h"
#include "corpus/store/varint.h"

namespace clavier {
namespace {

constexpr std::uint64_t kMaxResolution = 1 << 20;
constexpr std::uint64_t kMaxMeter = 1 << 20;
constexpr std::uint8_t kHandFollows = 0x80;

std::uint64_t zigzag(int number) {
  return number < 0 ? 2 * static_cast<std::uint64_t>(-number) - 1 : 2 * static_cast<std::uint64_t>(number);
}
int unzigzag(std::uint64_t number) {
  const int half = static_cast<int>(number / 2);
  return number % 2 == 0 ? half : -half - 1;
}

void put_text(Bytes& bytes, std::string_view text) {
  put_varint(bytes, text.size());
  bytes.insert(bytes.end(), text.begin(), text.end());
}

std::string take_text(VarintReader& reader) { return std::string(as_text(reader.take(reader.varint(reader.left())))); }

void put_signatures(Bytes& bytes, const Score& score) {
  put_events(bytes, score.tempo.changes(), score.resolution,
             [&](const Tempo& tempo) { put_varint(bytes, static_cast<std::uint64_t>(tempo.microseconds_per_beat)); });
  put_events(bytes, score.meters, score.resolution, [&](const Meter& meter) {
    put_varint(bytes, static_cast<std::uint64_t>(meter.numerator));
    put_varint(bytes, static_cast<std::uint64_t>(meter.denominator));
  });
  put_events(bytes, score.keys, score.resolution, [&](const KeySignature& key) {
    put_varint(bytes, zigzag(key.fifths) * 2 + (key.mode == Mode::minor ? 1 : 0));
  });
  put_events(bytes, score.pedal, score.resolution, [&](const PedalChange& change) {
    put_varint(bytes, static_cast<std::uint64_t>(change.depth) * 4 + static_cast<std::uint64_t>(change.pedal));
  });
}

void take_signatures(VarintReader& reader, Score& score) {
  const int resolution = score.resolution;
  score.tempo = TempoMap(take_events<Tempo>(reader, resolution, [&](Tempo& tempo) {
    tempo.microseconds_per_beat = static_cast<std::int32_t>(reader.varint(0x7FFFFFFF));
    if (tempo.microseconds_per_beat == 0) reader.fail("a tempo is zero");
  }));
  score.meters = take_events<Meter>(reader, resolution, [&](Meter& meter) {
    meter.numerator = static_cast<int>(reader.varint(kMaxMeter));
    meter.denominator = static_cast<int>(reader.varint(kMaxMeter));
    if (meter.numerator == 0 || meter.denominator == 0) reader.fail("a meter is zero");
  });
  score.keys = take_events<KeySignature>(reader, resolution, [&](KeySignature& key) {
    const std::uint64_t packed = reader.varint(255);
    key.fifths = unzigzag(packed / 2);
    key.mode = packed % 2 == 1 ? Mode::minor : Mode::major;
    if (key.fifths < -7 || key.fifths > 7) reader.fail("a key has more than seven accidentals");
  });
  score.pedal = take_events<PedalChange>(reader, resolution, [&](PedalChange& change) {
    const std::uint64_t packed = reader.varint(127 * 4 + 3);
    change.depth = static_cast<std::uint8_t>(packed / 4);
    if (packed % 4 > 2) reader.fail("there is no such pedal");
    change.pedal = static_cast<Pedal>(packed % 4);
  });
}

void put_notes(Bytes& bytes, const Score& score) {
  put_varint(bytes, score.notes.size());
  bytes.reserve(bytes.size() + score.notes.size() * 6);
  TickWriter time(score.resolution);
  Hand hand = Hand::unknown;
  for (const Note& note : score.notes) {
    put_varint(bytes, time.step(note.onset));
    put_varint(bytes, time.ticks(note.duration));
    bytes.push_back(note.hand == hand ? note.pitch : static_cast<std::uint8_t>(note.pitch | kHandFollows));
    if (note.hand != hand) bytes.push_back(static_cast<std::uint8_t>(note.hand));
    bytes.push_back(note.velocity);
    hand = note.hand;
  }
}

std::vector<Note> take_notes(VarintReader& reader, int resolution) {
  std::vector<Note> notes(reader.varint(reader.left() / 4));
  TickReader time(reader, resolution);
  Hand hand = Hand::unknown;
  for (Note& note : notes) {
    note.onset = time.step();
    note.duration = time.length();
    const std::uint8_t pitch = reader.byte();
    note.pitch = pitch & 0x7F;
    if ((pitch & kHandFollows) != 0) {
      const std::uint8_t packed = reader.byte();
      if (packed > static_cast<std::uint8_t>(Hand::voice)) reader.fail("there is no such hand");
      hand = static_cast<Hand>(packed);
    }
    note.hand = hand;
    note.velocity = reader.byte();
    if (note.velocity == 0 || note.velocity > 127) reader.fail("a velocity is out of bounds");
  }
  return notes;
}

}  // namespace

Bytes pack_score(const Score& score) {
  Bytes bytes;
  put_varint(bytes, static_cast<std::uint64_t>(score.resolution));
  put_text(bytes, score.title);
  put_text(bytes, score.origin);
  put_signatures(bytes, score);
  put_notes(bytes, score);
  return bytes;
}

Score unpack_score(ByteView bytes, std::string_view where) {
  VarintReader reader(bytes, where);
  Score score;
  score.resolution = static_cast<int>(reader.varint(kMaxResolution));
  if (score.resolution == 0) reader.fail("the resolution is zero");
  score.title = take_text(reader);
  score.origin = take_text(reader);
  take_signatures(reader, score);
  score.notes = take_notes(reader, score.resolution);
  if (reader.left() > 0) reader.fail("bytes are left over");
  return score;
}

}  // namespace clavier
