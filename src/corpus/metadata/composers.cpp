#include "corpus/metadata/composers.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <unordered_map>
#include <vector>

#include "corpus/metadata/delimited_text.h"
#include "corpus/metadata/text_folding.h"

namespace clavier {
namespace {

constexpr int kLastFreeDeath = 1955;
constexpr int kMaxLifeYears = 150;
constexpr int kFirstModernistScriabinOpus = 53;

struct Name {
  FoldedWords surname;
  FoldedWords given;
};

struct Spelling {
  FoldedWords given;
  std::size_t composer = 0;
};

struct ComposerIndex {
  std::vector<Composer> composers;
  std::unordered_map<std::string, std::size_t> by_words;
  std::unordered_map<std::string, std::vector<Spelling>> by_surname;
};

int parse_year(std::string_view text) {
  int year = 0;
  std::from_chars(text.data(), text.data() + text.size(), year);
  return year;
}

std::string joined(const FoldedWords& words) {
  std::string text;
  for (const std::string& word : words) text += word + ' ';
  return text;
}

/// Equal for any order of the words.
std::string sorted_words(std::string_view name) {
  FoldedWords words = words_of(fold_text(name));
  std::sort(words.begin(), words.end());
  return joined(words);
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

/// Mutopia's codes: "BachJS" is Bach with the initials J and S; "BeethovenLv".
Name split_code(std::string_view code) {
  std::size_t tail = code.size();
  while (tail > 1 && (is_upper(code[tail - 1]) || (tail == code.size() && code.ends_with("Lv")))) --tail;
  Name name{.surname = words_of(fold_text(code.substr(0, tail))), .given = {}};
  for (const char initial : fold_text(code.substr(tail))) name.given.emplace_back(1, initial);
  return name;
}

Name split_name(std::string_view name) {
  if (const auto comma = name.find(','); comma != std::string_view::npos)
    return {words_of(fold_text(name.substr(0, comma))), words_of(fold_text(name.substr(comma + 1)))};
  if (name.find_first_of(" .") == std::string_view::npos) return split_code(name);
  FoldedWords words = words_of(fold_text(name));
  if (words.empty()) return {};
  const std::string last = words.back();
  words.pop_back();
  return {{last}, words};
}

/// `wanted` may be an initial.
bool fits(const std::string& wanted, const std::string& known) {
  return wanted == known || (wanted.size() == 1 && wanted.front() == known.front());
}

/// True when the first names agree and the rest of the shorter list occurs in the longer one, in order.
bool same_given(const FoldedWords& wanted, const FoldedWords& known) {
  if (wanted.empty() || known.empty() || !fits(wanted.front(), known.front())) return false;
  const bool wants_less = wanted.size() <= known.size();
  const FoldedWords& shorter = wants_less ? wanted : known;
  auto at = shorter.begin();
  for (const std::string& word : wants_less ? known : wanted)
    if (at != shorter.end() && (wants_less ? fits(*at, word) : fits(word, *at))) ++at;
  return at == shorter.end();
}

void add_spelling(ComposerIndex& index, std::string_view text) {
  const std::size_t composer = index.composers.size() - 1;
  index.by_words.emplace(sorted_words(text), composer);
  Name name = split_name(text);
  if (!name.given.empty()) index.by_surname[joined(name.surname)].push_back({std::move(name.given), composer});
}

void add_row(ComposerIndex& index, const std::vector<std::string_view>& row) {
  const int birth = parse_year(row[2]);
  index.composers.push_back({.surname = row[0],
                             .given = row[1],
                             .birth = birth,
                             .death = row.size() > 3 ? parse_year(row[3]) : 0,
                             .era = row.size() > 4 && !row[4].empty() ? parse_era(row[4]) : era_by_years(birth)});
  add_spelling(index, std::string(row[0]) + ", " + std::string(row[1]));
  if (row.size() <= 5) return;
  for (const std::string_view alias : split_fields(row[5], ';')) add_spelling(index, alias);
}

const ComposerIndex& composer_index() {
  static const ComposerIndex index = [] {
    ComposerIndex built;
    bool header = true;
    for (const std::string_view line : split_fields(composer_table(), '\n')) {
      if (!header && !line.empty()) add_row(built, split_fields(line, '\t'));
      header = false;
    }
    return built;
  }();
  return index;
}

}  // namespace

Era era_by_years(int birth) {
  if (birth <= 1712) return Era::baroque;
  if (birth <= 1790) return Era::classical;
  return birth <= 1873 ? Era::romantic : Era::modernist;
}

const Composer* find_composer(std::string_view name) {
  const ComposerIndex& index = composer_index();
  if (const auto found = index.by_words.find(sorted_words(name)); found != index.by_words.end())
    return &index.composers[found->second];
  const Name wanted = split_name(name);
  const auto spellings = index.by_surname.find(joined(wanted.surname));
  if (spellings == index.by_surname.end()) return nullptr;
  const Composer* only = nullptr;
  for (const Spelling& spelling : spellings->second) {
    if (!same_given(wanted.given, spelling.given)) continue;
    const Composer* fitting = &index.composers[spelling.composer];
    if (only != nullptr && only != fitting) return nullptr;
    only = fitting;
  }
  return only;
}

Era era_of_work(const Composer& composer, std::optional<int> opus) {
  if (composer.surname == "Scriabin" && composer.birth == 1872)
    return opus && *opus >= kFirstModernistScriabinOpus ? Era::modernist : Era::romantic;
  return composer.era;
}

bool in_public_domain(const Composer& composer) {
  if (composer.death > 0) return composer.death <= kLastFreeDeath;
  return composer.birth > 0 && composer.birth + kMaxLifeYears <= kLastFreeDeath;
}

}  // namespace clavier
