#include "analysis/style/style_features.h"

#include <algorithm>
#include <cassert>

#include "analysis/style/style_harmony.h"
#include "analysis/style/style_lines.h"
#include "analysis/style/style_rhythm.h"

namespace clavier {
namespace {

std::size_t notes_in(std::span<const OnsetGroup> groups) {
  std::size_t notes = 0;
  for (const OnsetGroup& group : groups) notes += group.notes.size();
  return notes;
}

std::span<const OnsetGroup> between(std::span<const OnsetGroup> groups, Seconds start, Seconds end) {
  const auto before = [](const OnsetGroup& group, Seconds time) { return group.onset < time; };
  const auto first = std::lower_bound(groups.begin(), groups.end(), start, before);
  return {first, std::lower_bound(first, groups.end(), end, before)};
}

}  // namespace

std::vector<Passage> passages_of(std::span<const OnsetGroup> groups) {
  std::vector<Passage> passages;
  if (groups.empty()) return passages;
  Seconds start = groups.front().onset;
  do {
    const Passage passage{
        .start = start, .length = kPassageLength, .groups = between(groups, start, start + kPassageLength)};
    if (notes_in(passage.groups) >= kMinPassageNotes) passages.push_back(passage);
    start = start + kPassageHop;
  } while (start + kPassageLength <= groups.back().onset);
  return passages;
}

std::vector<float> style_features(const Passage& passage) {
  std::vector<float> features;
  features.reserve(kStyleFeatures);
  add_rhythm(passage, features);
  add_lines(passage, features);
  add_harmony(passage, features);
  assert(features.size() == kStyleFeatures);
  return features;
}

}  // namespace clavier
