#include "training/fitting/fit_cache_weights.h"

#include <vector>

#include "base/parallel.h"
#include "models/sequence/likelihood.h"
#include "models/sequence/ngram_cache.h"

namespace clavier {
namespace {

constexpr int kIterations = 50;

/// Probabilities of the token that follows: the model's and the n-gram cache's.
struct TokenProbabilities {
  double model = 0;
  double cache = 0;
};
using LevelProbabilities = std::array<std::vector<TokenProbabilities>, CacheWeights::kLengths.size()>;
struct Observed {
  LevelProbabilities exact, transposed;
};

void append(const LevelProbabilities& from, LevelProbabilities& to) {
  for (std::size_t level = 0; level < to.size(); ++level)
    to[level].insert(to[level].end(), from[level].begin(), from[level].end());
}

double cache_probability(int token, const NgramCache::Match& match) {
  for (const auto& [suggested, share] : match.probabilities)
    if (suggested == token) return share;
  return 0;
}

Observed observe(SequenceModel& model, const Events& piece) {
  Observed observed;
  NgramCache cache(model.vocabulary());
  model.restart();
  for (const Event& event : piece) {
    if (const auto match = cache.match()) {
      const double own = probability_of(model.logits(), event.token);
      (match->exact ? observed.exact : observed.transposed)[cache_level(match->length)].push_back(
          {own, cache_probability(event.token, *match)});
    }
    cache.take(event.token);
    advance(model, event);
  }
  return observed;
}

double fit_mixture_weight(const std::vector<TokenProbabilities>& probabilities) {
  double share = probabilities.empty() ? 0 : 0.5;
  for (int iteration = 0; iteration < kIterations && !probabilities.empty(); ++iteration) {
    double sum = 0;
    for (const TokenProbabilities& each : probabilities) {
      const double cache = share * each.cache, both = cache + (1 - share) * each.model;
      sum += both > 0 ? cache / both : 0;
    }
    share = sum / static_cast<double>(probabilities.size());
  }
  return share;
}

std::vector<std::size_t> choose_pieces(std::span<const Events> pieces, std::size_t events) {
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

CacheWeights fit_cache_weights(const SequenceModelFactory& factory, std::span<const Events> pieces, std::size_t events,
                               unsigned threads, Progress& progress) {
  const std::vector<std::size_t> chosen = choose_pieces(pieces, events);
  std::vector<Observed> observed(chosen.size());
  progress.begin("fitting the n-gram cache", chosen.size());
  parallel_for(chosen.size(), threads, [&](std::size_t index) {
    observed[index] = observe(*factory(), pieces[chosen[index]]);
    progress.advance();
  });
  progress.end();
  Observed all;
  for (const Observed& piece : observed) append(piece.exact, all.exact), append(piece.transposed, all.transposed);
  CacheWeights weights;
  for (std::size_t level = 0; level < weights.exact.size(); ++level) {
    weights.exact[level] = fit_mixture_weight(all.exact[level]);
    weights.transposed[level] = fit_mixture_weight(all.transposed[level]);
  }
  return weights;
}

}  // namespace clavier
