#include "corpus/metadata/works.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "base/bytes.h"
#include "corpus/metadata/text_folding.h"
#include "corpus/metadata/titles.h"

namespace clavier {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view stem_of(std::string_view file) {
  file = file.substr(file.rfind('/') + 1);
  return file.substr(0, file.rfind('.'));
}

/// The opus at the start of a Chopin first edition's file name: "028-1-BH-007".
std::string leading_opus(std::string_view stem) {
  if (stem.size() < 4 || (stem[3] != '-' && stem[3] != '_')) return {};
  if (!std::all_of(stem.begin(), stem.begin() + 3, is_digit)) return {};
  std::string_view number = stem.substr(0, 3);
  while (number.size() > 1 && number.front() == '0') number.remove_prefix(1);
  return "op " + std::string(number);
}

/// Polish Scores: the shelf mark that movements share. "pl-wtm--r-2024--001-003_composer--title" is the third movement
/// of "pl-wtm--r-2024--001".
std::string shelf_mark(std::string_view stem) {
  if (!stem.starts_with("pl-")) return {};
  std::string_view mark = stem.substr(0, stem.find('_'));
  const auto dash = mark.rfind('-');
  const bool movement = dash != std::string_view::npos && dash > 0 && mark[dash - 1] != '-' &&
                        mark.size() - dash == 4 &&
                        std::all_of(mark.begin() + static_cast<std::ptrdiff_t>(dash) + 1, mark.end(), is_digit);
  return movement ? std::string(mark.substr(0, dash)) : std::string();
}

/// The entries of the title and, unless it is made from the title, of the file name. "Surname, First, Title, Id" ends
/// in a random word, so such names are skipped.
std::vector<std::string> all_entries(std::string_view title, std::string_view stem) {
  std::vector<std::string> entries = catalogue_entries(title);
  if (stem.find(", ") != std::string_view::npos) return entries;
  for (std::string& entry : catalogue_entries(stem)) entries.push_back(std::move(entry));
  if (std::string opus = leading_opus(stem); !opus.empty()) entries.push_back(std::move(opus));
  return entries;
}

std::uint64_t hash_order(const Work& work) {
  std::uint64_t hash = hash_bytes(as_bytes(work.name));
  hash = (hash ^ (hash >> 32)) * 0xd6e8feb86659fd93ULL;
  return hash ^ (hash >> 32);
}

void split_era(const std::vector<Work>& works, std::vector<std::size_t> members, std::array<double, 2> shares,
               std::vector<Split>& splits) {
  std::sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) {
    const auto left = hash_order(works[a]);
    const auto right = hash_order(works[b]);
    return left != right ? left < right : works[a].name < works[b].name;
  });
  const double notes = std::accumulate(members.begin(), members.end(), 0.0, [&](double sum, std::size_t work) {
    return sum + static_cast<double>(works[work].notes);
  });
  std::array<double, 2> room = {shares[0] * notes, shares[1] * notes};
  for (const std::size_t work : members) {
    const auto size = static_cast<double>(works[work].notes);
    const std::size_t side = room[0] >= room[1] ? 0 : 1;  // the split with more room first
    if (room[side] < size) continue;
    room[side] -= size;
    splits[work] = side == 0 ? Split::validation : Split::test;
  }
}

}  // namespace

std::string_view to_string(Split split) {
  constexpr std::array<std::string_view, 3> kNames = {"train", "validation", "test"};
  return kNames.at(static_cast<std::size_t>(split));
}

std::vector<std::string> work_identifiers(std::string_view composer, std::string_view title, std::string_view file) {
  const std::string_view stem = stem_of(file);
  std::vector<std::string> identifiers;
  if (std::string mark = shelf_mark(stem); !mark.empty()) identifiers.push_back(std::move(mark));
  if (composer.empty()) {
    if (identifiers.empty()) identifiers.emplace_back(file);
    return identifiers;
  }
  const std::string author = fold_text(composer) + ": ";
  const std::vector<std::string> entries = all_entries(title, stem);
  for (const std::string& entry : entries) identifiers.push_back(author + entry);
  if (entries.empty()) identifiers.push_back(author + plain_title(title));
  return identifiers;
}

std::vector<Split> assign_splits(const std::vector<Work>& works, double validation, double test) {
  std::vector<Split> splits(works.size(), Split::train);
  for (const Era era : kEras) {
    std::vector<std::size_t> members;
    for (std::size_t work = 0; work < works.size(); ++work)
      if (works[work].era == era) members.push_back(work);
    split_era(works, std::move(members), {validation, test}, splits);
  }
  return splits;
}

}  // namespace clavier
