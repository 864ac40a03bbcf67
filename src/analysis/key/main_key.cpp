#include "analysis/key/main_key.h"

#include <algorithm>
#include <array>

#include "analysis/key/key_segments.h"

namespace clavier {
namespace {

constexpr double kSegmentWeight = 0.3;
constexpr double kOuterSegmentWeight = 2;  // the first and the last segment count twice

/// Indexed by signature, as fifths around the circle: the share of the piece in keys of that signature.
using SignatureShares = std::array<double, kPitchClasses>;

std::size_t signature_index(Key key) { return static_cast<std::size_t>(pitch_class(signature_of(key))); }

SignatureShares signature_shares(const Score& score) {
  const std::vector<KeySegment> segments = find_key_segments(score);
  SignatureShares shares{};
  double whole = 0;
  for (std::size_t index = 0; index < segments.size(); ++index) {
    const bool outer = index == 0 || index + 1 == segments.size();
    const Beats end = index + 1 < segments.size() ? segments[index + 1].onset : end_of(score);
    const double counted = (outer ? kOuterSegmentWeight : 1) * (end - segments[index].onset).value;
    shares.at(signature_index(segments[index].key)) += counted;
    whole += counted;
  }
  if (whole > 0)
    for (double& share : shares) share /= whole;
  return shares;
}

}  // namespace

std::optional<KeyEstimate> find_main_key(const Score& score) {
  std::optional<KeyEstimate> estimate = find_key(score);
  if (!estimate) return estimate;
  const SignatureShares shares = signature_shares(score);
  const auto combined_score = [&](const KeyCandidate& candidate) {
    return candidate.correlation + kSegmentWeight * shares.at(signature_index(candidate.key));
  };
  std::vector<KeyCandidate>& candidates = estimate->candidates;
  std::stable_sort(candidates.begin(), candidates.end(),
                   [&](const KeyCandidate& a, const KeyCandidate& b) { return combined_score(a) > combined_score(b); });
  estimate->key = candidates.front().key;
  estimate->confidence = candidates.front().correlation;
  estimate->margin = combined_score(candidates[0]) - combined_score(candidates[1]);
  return estimate;
}

KeySignature find_key_signature(const Score& score) {
  const auto found = find_main_key(score);
  if (!found) return {};
  return {.fifths = signature_of(found->key), .mode = found->key.mode};
}

}  // namespace clavier
