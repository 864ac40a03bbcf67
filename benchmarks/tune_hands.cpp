/// Trains the weights of the hand separation on the tuning half of grid-midi by the averaged structured perceptron.
/// Prints the body of src/transcription/hands/hand_weights.cpp. Passages come in random order, the same for a seed; the
/// result is the mean of the weights over the later half of the rounds.
///   build/<preset>/tune_hands FOLDER [ROUNDS]

#include <cstdio>
#include <numeric>

#include "base/random.h"
#include "measuring/hands.h"
#include "transcription/hands/keyboard_view.h"

namespace clavier {
namespace {

using measuring::HandsOfGroups;

constexpr std::size_t kPassage = 50;  // onset groups
constexpr double kStep = 0.01;

struct Example {
  std::vector<OnsetGroup> groups;
  HandsOfGroups hands;
};

void add(TwoHandFeatures& sum, const TwoHandFeatures& more, double factor) {
  for (std::size_t place = 0; place < kHandFeatures; ++place) {
    sum.left.values.at(place) += factor * more.left.values.at(place);
    sum.right.values.at(place) += factor * more.right.values.at(place);
  }
}

TwoHandFeatures features_along(const std::vector<OnsetGroup>& groups, const HandsOfGroups& hands) {
  TwoHandFeatures sum;
  HandPositions positions;
  const std::vector<HandPassage> around = find_passages(groups);
  for (std::size_t place = 0; place < groups.size(); ++place) {
    release_notes(positions, groups[place].onset);
    add(sum, KeyboardView(groups[place], around[place], positions).features(hands[place]), 1);
    apply_onsets(positions, groups[place], hands[place]);
  }
  return sum;
}

std::vector<Example> examples_of(const std::vector<measuring::Piece>& pieces) {
  std::vector<Example> examples;
  for (const measuring::Piece& piece : pieces) {
    if (piece.held_out || !measuring::tells_hands(piece)) continue;
    const std::vector<OnsetGroup> groups = onset_groups(piece.score);
    for (std::size_t first = 0; first < groups.size(); first += kPassage) {
      const auto begin = groups.begin() + static_cast<std::ptrdiff_t>(first);
      const auto end = groups.begin() + static_cast<std::ptrdiff_t>(std::min(first + kPassage, groups.size()));
      Example example;
      example.groups.assign(begin, end);
      example.hands = measuring::take_hands(example.groups);
      examples.push_back(std::move(example));
    }
  }
  return examples;
}

TwoHandFeatures tuned(const std::vector<Example>& examples, int rounds) {
  Random random(1);
  TwoHandFeatures weights = tuned_hand_weights(), sum;
  double passages_seen = 0;
  for (int round = 0; round < rounds; ++round) {
    std::vector<std::size_t> order(examples.size());
    std::iota(order.begin(), order.end(), 0);
    for (std::size_t left = order.size(); left > 1; --left) std::swap(order[left - 1], order[random.below(left)]);
    for (const std::size_t place : order) {
      const Example& example = examples[place];
      const HandsOfGroups found = separate_hands(example.groups, weights);
      if (found != example.hands) {
        add(weights, features_along(example.groups, example.hands), kStep);
        add(weights, features_along(example.groups, found), -kStep);
      }
      if (2 * round < rounds) continue;
      add(sum, weights, 1);
      ++passages_seen;
    }
  }
  TwoHandFeatures mean;
  add(mean, sum, 1 / passages_seen);
  return mean;
}

void print(const TwoHandFeatures& weights) {
  for (std::size_t row = 0; row < kHandFeatures; ++row) {
    const std::string name(to_string(static_cast<HandFeature>(row)));
    std::printf("    {\"%s\", %.3f, %.3f},\n", name.c_str(), weights.left.values.at(row), weights.right.values.at(row));
  }
}

}  // namespace
}  // namespace clavier

int main(int count, char** arguments) {
  using namespace clavier;
  if (count < 2) return std::fputs("tune_hands FOLDER [ROUNDS]\n", stderr), 2;
  const auto pieces = measuring::read_pieces(arguments[1], [](std::string_view) { return true; });
  print(tuned(examples_of(pieces), count > 2 ? std::atoi(arguments[2]) : 2));
}
