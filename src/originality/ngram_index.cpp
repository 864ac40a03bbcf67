#include "originality/ngram_index.h"

#include "base/error.h"
#include "base/error_line.h"
#include "originality/human_baseline_json.h"

namespace clavier {
namespace {

constexpr std::string_view kMagic = "CLAVPATT";
constexpr int kFormat = 1;
constexpr std::size_t kWord = 8;
constexpr std::size_t kHead = 2 * kWord;  // magic, length of the header
constexpr std::uint64_t kMaxHeaderBytes = 1 << 20;

void put(Bytes& bytes, std::uint64_t word) {
  for (std::size_t byte = 0; byte < kWord; ++byte) bytes.push_back(static_cast<std::uint8_t>(word >> (8 * byte)));
}

std::uint64_t word_in(ByteView bytes, std::size_t position) {
  std::uint64_t word = 0;
  for (std::size_t byte = 0; byte < kWord; ++byte) word |= std::uint64_t{bytes[position + byte]} << (8 * byte);
  return word;
}

/// FNV-1a over words of eight bytes: byte by byte would slow the start of the program.
std::string checksum_of(std::span<const std::uint64_t> words) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const std::uint64_t word : words) hash = (hash ^ word ^ (hash >> 32)) * 0x100000001b3ULL;
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string digits;
  for (int shift = 60; shift >= 0; shift -= 4) digits += kDigits[hash >> shift & 15];
  return digits;
}

std::string header_of(const NgramIndex& index) {
  const Json header{{"format", kFormat},
                    {"version", CLAVIER_VERSION},
                    {"corpus", index.corpus},
                    {"pattern_notes", kNgramNotes},
                    {"patterns", index.ngrams},
                    {"words", index.filter.words().size()},
                    {"checksum", checksum_of(index.filter.words())},
                    {"human", to_json(index.human)}};
  std::string text = header.dump();
  text.resize((text.size() + kWord - 1) / kWord * kWord, ' ');
  return text;
}

std::vector<std::uint64_t> words_of(ByteView bytes) {
  std::vector<std::uint64_t> words(bytes.size() / kWord);
  for (std::size_t index = 0; index < words.size(); ++index) words[index] = word_in(bytes, index * kWord);
  return words;
}

NgramIndex read_checked(ByteView bytes) {
  if (bytes.size() < kHead || as_text(bytes.first(kWord)) != kMagic) throw Error("it holds no patterns of a corpus");
  const std::uint64_t length = word_in(bytes, kWord);
  if (length > bytes.size() - kHead || length > kMaxHeaderBytes) throw Error("it is cut short");
  const Json header = parse_json(as_text(bytes.subspan(kHead, length)), "its header");
  check_known_keys(header, {"format", "version", "corpus", "pattern_notes", "patterns", "words", "checksum", "human"},
                   "its header");
  if (header.at("format") != kFormat || header.at("pattern_notes") != kNgramNotes)
    throw Error("it was written by another version of clavier");
  const ByteView rest = bytes.subspan(kHead + length);
  const auto count = whole_number<std::uint64_t>(header.at("words"), "words");
  if (count == 0 || rest.size() % kWord != 0 || count != rest.size() / kWord)
    throw Error("its length is not what it says: it is cut short or something follows");
  std::vector<std::uint64_t> words = words_of(rest);
  if (header.at("checksum") != checksum_of(words)) throw Error("its patterns are damaged");
  return {.corpus = header.at("corpus").get<std::string>(),
          .ngrams = whole_number<std::uint64_t>(header.at("patterns"), "patterns"),
          .filter = BloomFilter(std::move(words)),
          .human = human_baseline_table_from_json(header.at("human"))};
}

}  // namespace

Bytes write_ngram_index(const NgramIndex& index) {
  const std::string header = header_of(index);
  Bytes bytes(kMagic.begin(), kMagic.end());
  bytes.reserve(kHead + header.size() + kWord * index.filter.words().size());
  put(bytes, header.size());
  bytes.insert(bytes.end(), header.begin(), header.end());
  for (const std::uint64_t word : index.filter.words()) put(bytes, word);
  return bytes;
}

NgramIndex read_ngram_index(ByteView bytes, std::string_view where) {
  try {
    return read_checked(bytes);
  } catch (const std::exception& problem) {
    throw Error("cannot read patterns " + std::string(where) + ": " + reason_of(problem));
  }
}

}  // namespace clavier
