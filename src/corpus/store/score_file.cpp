#include "corpus/store/score_file.h"

#include <algorithm>
#include <string>

#include "base/error.h"

namespace clavier {
namespace {

constexpr std::string_view kMagic = "CLAVSCOR";
constexpr std::uint64_t kVersion = 1;
constexpr std::size_t kWord = 8;
constexpr std::size_t kHead = 4 * kWord;   // magic, version, count, checksum of the index
constexpr std::size_t kEntry = 2 * kWord;  // end of the score, its checksum

void put_word(Bytes& bytes, std::uint64_t word) {
  for (std::size_t byte = 0; byte < kWord; ++byte) bytes.push_back(static_cast<std::uint8_t>(word >> (8 * byte)));
}

std::uint64_t word_at(ByteView bytes, std::size_t position) {
  std::uint64_t word = 0;
  for (std::size_t byte = 0; byte < kWord; ++byte) word |= std::uint64_t{bytes[position + byte]} << (8 * byte);
  return word;
}

std::size_t count_of(ByteView file) { return static_cast<std::size_t>(word_at(file, 2 * kWord)); }
std::size_t index_end(std::size_t count) { return kHead + count * kEntry; }
std::uint64_t end_of_score(ByteView file, std::size_t index) { return word_at(file, kHead + index * kEntry); }

[[noreturn]] void fail(std::string_view where, std::string_view problem) {
  throw Error("cannot read " + std::string(where) + ": " + std::string(problem) + "; build the corpus again");
}

}  // namespace

Bytes pack_score_file(const std::vector<Bytes>& scores) {
  Bytes index;
  std::uint64_t end = index_end(scores.size());
  for (const Bytes& score : scores) {
    end += score.size();
    put_word(index, end);
    put_word(index, hash_bytes(score));
  }
  Bytes file(kMagic.begin(), kMagic.end());
  file.reserve(end);
  put_word(file, kVersion);
  put_word(file, scores.size());
  put_word(file, hash_bytes(index));
  file.insert(file.end(), index.begin(), index.end());
  for (const Bytes& score : scores) file.insert(file.end(), score.begin(), score.end());
  return file;
}

std::size_t check_score_file(ByteView file, std::string_view where) {
  if (file.size() < kHead || as_text(file.first(kMagic.size())) != kMagic)
    fail(where, "it holds no scores of a corpus");
  if (word_at(file, kWord) != kVersion) fail(where, "it was written by another version of clavier");
  const std::size_t count = count_of(file);
  if (count > (file.size() - kHead) / kEntry) fail(where, "it is cut off");
  if (hash_bytes(file.subspan(kHead, count * kEntry)) != word_at(file, 3 * kWord)) fail(where, "its index is damaged");
  std::uint64_t begin = index_end(count);
  for (std::size_t index = 0; index < count; ++index) {
    const std::uint64_t end = end_of_score(file, index);
    if (end < begin || end > file.size()) fail(where, "it is cut off");
    begin = end;
  }
  if (begin != file.size()) fail(where, "bytes are left over");
  return count;
}

ByteView packed_score(ByteView file, std::size_t index, std::string_view where) {
  const std::uint64_t begin = index == 0 ? index_end(count_of(file)) : end_of_score(file, index - 1);
  const ByteView score = file.subspan(begin, end_of_score(file, index) - begin);
  if (hash_bytes(score) != word_at(file, kHead + index * kEntry + kWord)) fail(where, "the notes are damaged");
  return score;
}

std::uint64_t score_file_checksum(ByteView file) {
  return hash_bytes(file.first(std::min(file.size(), index_end(count_of(file)))));
}

}  // namespace clavier
