#include "training/fitting/fit_cache_weights.h"

#include <vector>

#include "base/parallel.h"
#include "models/sequence/likelihood.h"
#include "models/sequence/ngram_cache.h"

namespace clavier {
namespace {

constexpr int kRounds = 50;

/// Probabilities of a token that came: the model's and the memory's.
struct Odds {
  double model = 0;
  double memory = 0;
};
using LevelOdds = std::array<std::vector<Odds>, RecallWeights::kLengths.size()>;
struct Observed {
  LevelOdds exact, moved;
};

void append(const LevelOdds& from, LevelOdds& to) {
  for (std::size_t level = 0; level < to.size(); ++level)
    to[level].insert(to[level].end(), from[level].begin(), from[level].end());
}

double share_of(int token, const RecallMemory::Match& match) {
  for (const auto& [suggested, share] : match.shares)
    if (suggested == token) return share;
  return 0;
}

Observed observe(SequenceModel& model, const Events& piece) {
  Observed observed;
  RecallMemory memory(model.vocabulary());
  model.restart();
  for (const Event& event : piece) {
    if (const auto match = memory.match()) {
      const double own = probability_of(model.logits(), event.token);
      (match->exact ? observed.exact : observed.moved)[recall_level(match->length)].push_back(
          {own, share_of(event.token, *match)});
    }
    memory.take(event.token);
    advance(model, event);
  }
  return observed;
}

double best_share(const std::vector<Odds>& odds) {
  double share = odds.empty() ? 0 : 0.5;
  for (int round = 0; round < kRounds && !odds.empty(); ++round) {
    double sum = 0;
    for (const Odds& each : odds) {
      const double memory = share * each.memory, both = memory + (1 - share) * each.model;
      sum += both > 0 ? memory / both : 0;
    }
    share = sum / static_cast<double>(odds.size());
  }
  return share;
}

std::vector<std::size_t> some_pieces(std::span<const Events> pieces, std::size_t events) {
  std::size_t all = 0, read = 0, passed = 0;
  for (const Events& piece : pieces) all += piece.size();
  std::vector<std::size_t> chosen;
  for (std::size_t index = 0; index < pieces.size(); ++index) {  // keeps the share read so far near events / all
    passed += pieces[index].size();
    if (static_cast<double>(read) * static_cast<double>(all) >
        static_cast<double>(events) * static_cast<double>(passed))
      continue;
    chosen.push_back(index);
    read += pieces[index].size();
  }
  return chosen;
}

}  // namespace

RecallWeights fit_recall(const SequenceModelMaker& maker, std::span<const Events> pieces, std::size_t events,
                         unsigned threads, Progress& progress) {
  const std::vector<std::size_t> chosen = some_pieces(pieces, events);
  std::vector<Observed> observed(chosen.size());
  progress.begin("fitting recall", chosen.size());
  parallel_for(chosen.size(), threads, [&](std::size_t index) {
    observed[index] = observe(*maker(), pieces[chosen[index]]);
    progress.advance();
  });
  progress.end();
  Observed all;
  for (const Observed& piece : observed) append(piece.exact, all.exact), append(piece.moved, all.moved);
  RecallWeights weights;
  for (std::size_t level = 0; level < weights.exact.size(); ++level) {
    weights.exact[level] = best_share(all.exact[level]);
    weights.moved[level] = best_share(all.moved[level]);
  }
  return weights;
}

}  // namespace clavier
