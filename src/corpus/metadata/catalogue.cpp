#include <algorithm>
#include <array>
#include <charconv>

#include "corpus/metadata/text_folding.h"
#include "corpus/metadata/text_scanner.h"
#include "corpus/metadata/titles.h"

namespace clavier {
namespace {

struct Catalogue {
  std::string_view written;
  std::string_view entry;
};

/// Catalogue names that suffice to announce a number: "BWV 846", "Opus_57", "kv331".
constexpr std::array<Catalogue, 24> kLong = {
    {{"op", "op"},   {"opus", "op"}, {"bwv", "bwv"}, {"kv", "k"},      {"hob", "hob"}, {"hoboken", "hob"},
     {"woo", "woo"}, {"hwv", "hwv"}, {"twv", "twv"}, {"lwv", "lwv"},   {"wwv", "wwv"}, {"rv", "rv"},
     {"wq", "wq"},   {"wn", "wn"},   {"kk", "kk"},   {"buxwv", "bux"}, {"trv", "trv"}, {"deest", ""},
     {"eg", "eg"},   {"sz", "sz"},   {"bb", "bb"},   {"cd", "cd"},     {"mwv", "mwv"}, {"wo", "wo"}}};

/// Catalogues of one letter. The number follows directly or after a full stop: "K.331", "D760", not "in D 2".
constexpr std::string_view kLetters = "kdshlbwgpjfrtoz";

/// "331", "352a", without leading zeros; empty when no number follows.
std::string take_number(TextScanner& scan) {
  std::string_view digits = scan.take_digits();
  if (digits.empty() || digits.size() > 5) return {};
  while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
  std::string number(digits);
  if (is_letter(scan.peek()) && !is_letter(scan.peek(1))) {
    number += scan.peek();
    scan.skip();
  }
  return number;
}

/// Haydn's groups: "XVI_40", "XVII:6".
std::string take_hoboken(TextScanner& scan) {
  const std::string group(scan.take_letters());
  if (group.empty() || group.find_first_not_of("ivx") != std::string::npos) return {};
  scan.skip_any(" _:/.");
  const std::string number = take_number(scan);
  return number.empty() ? std::string() : group + " " + number;
}

void take_koechels_other(TextScanner& scan, std::vector<std::string>& entries) {
  if (scan.peek() != '_' && scan.peek() != '/') return;
  const std::size_t position = scan.position();
  scan.skip();
  const std::string number = take_number(scan);
  if (!number.empty() && (number.size() > 2 || is_letter(number.back()))) {
    entries.push_back("k " + number);
  } else {
    scan.rewind(position);
  }
}

/// A range in a file name ("k101-k110") names a volume, not a piece: both ends are skipped.
bool skip_range(TextScanner& scan, std::string_view word) {
  if (word.size() != 1 || scan.peek() != '-' || scan.peek(1) != word.front() || !is_digit(scan.peek(2))) return false;
  scan.skip(2);
  scan.take_digits();
  return true;
}

bool take_entry(TextScanner& scan, std::string_view entry, std::vector<std::string>& entries) {
  std::string prefix(entry);
  scan.skip_any(" ._-");
  if (scan.peek() == 'a' && scan.peek(1) == 'n' && scan.peek(2) == 'h') {
    prefix += " anh";
    scan.skip(3);
    scan.skip_any(" ._-");
  }
  const std::string number = entry == "hob" ? take_hoboken(scan) : take_number(scan);
  if (number.empty()) return false;
  entries.push_back(prefix + " " + number);
  if (entry == "k") take_koechels_other(scan, entries);
  return true;
}

std::string_view long_catalogue(std::string_view word) {
  for (const Catalogue& catalogue : kLong)
    if (catalogue.written == word) return catalogue.entry;
  // "BWVAnh128", "opuswoo78"
  if (word == "bwvanh") return "bwv anh";
  return word == "opuswoo" ? "woo" : std::string_view();
}

bool letter_catalogue(std::string_view word, const TextScanner& scan) {
  if (word.size() != 1 || kLetters.find(word) == std::string_view::npos) return false;
  if (is_digit(scan.peek())) return true;
  return scan.peek() == '.' &&
         (is_digit(scan.peek(1)) || (scan.peek(1) == ' ' && is_digit(scan.peek(2))) || scan.peek(1) == 'a');
}

}  // namespace

std::vector<std::string> catalogue_entries(std::string_view text) {
  const std::string folded = fold_text(text);
  TextScanner scan(folded);
  std::vector<std::string> entries;
  while (!scan.done()) {
    const std::string_view word = scan.take_letters();
    if (word.empty()) {
      scan.skip();
      continue;
    }
    const std::size_t after = scan.position();
    std::string_view entry = long_catalogue(word);
    if (entry.empty() && letter_catalogue(word, scan)) entry = word == "o" ? "op" : word;
    if (entry.empty() || !take_entry(scan, entry, entries)) {
      scan.rewind(after);
    } else if (skip_range(scan, word)) {
      entries.pop_back();
    }
  }
  std::sort(entries.begin(), entries.end());
  entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
  return entries;
}

std::optional<int> opus_of(const std::vector<std::string>& entries) {
  for (const std::string& entry : entries) {
    if (!entry.starts_with("op ")) continue;
    int number = 0;
    const auto result = std::from_chars(entry.data() + 3, entry.data() + entry.size(), number);
    if (result.ec == std::errc()) return number;
  }
  return std::nullopt;
}

}  // namespace clavier
