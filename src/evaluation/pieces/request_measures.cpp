#include "evaluation/pieces/request_measures.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <vector>

#include "base/parallel.h"
#include "composing/compose_score.h"
#include "encoding/score_steps/read_bars.h"
#include "evaluation/pieces/piece_features.h"
#include "evaluation/pieces/plain_classifier.h"
#include "transcription/beats/meter_finding.h"

namespace clavier {
namespace {

constexpr std::uint64_t kRequestSeed = 1;
constexpr std::array<const char*, 4> kAskedMeters = {"2/4", "3/4", "4/4", "6/8"};
constexpr std::array<const char*, 3> kAskedDensities = {"low", "medium", "high"};
constexpr int kMinAskedBars = 8, kMaxAskedBars = 32;
constexpr int kMinAskedBpm = 60, kMaxAskedBpm = 160;  // quarter notes a minute
constexpr double kTempoTolerance = 0.01;
constexpr std::size_t kMinTrainingPieces = 8, kMinHeldOutPieces = 2;

int between(int low, int high, Random& random) {
  const int range = high - low;
  return low + static_cast<int>(random.below(static_cast<std::uint64_t>(range) + 1));
}

/// What piece number `index` is asked for.
ComposeOptions ask(std::size_t index) {
  Random random(kRequestSeed, index);
  ComposeOptions options{.seed = index};
  const Key key{between(0, kPitchClasses - 1, random), random.below(2) == 0 ? Mode::major : Mode::minor};
  options.key = to_string(key);
  options.tempo = between(kMinAskedBpm, kMaxAskedBpm, random);
  options.score.meter = kAskedMeters.at(random.below(kAskedMeters.size()));
  options.score.bars = between(kMinAskedBars, kMaxAskedBars, random);
  options.score.density = kAskedDensities.at(index % kAskedDensities.size());
  return options;
}

double notes_a_quarter(const Score& score) {
  const double length = end_of(score).value;
  return length > 0 ? static_cast<double>(score.notes.size()) / length : 0;
}

struct BeatsAndBars {
  std::vector<Seconds> beats;
  std::vector<std::size_t> downbeats;
};

/// The beats of all bars, dotted ones where the meter is compound, as the score is written.
BeatsAndBars beats_of(const Score& score) {
  BeatsAndBars found;
  int tick = 0;
  for (const ScoreBar& bar : read_bars(score).piece.bars) {
    const BarMeter meter = meter_of(bar.meter);
    const bool compound = meter.denominator == 8 && meter.numerator % 3 == 0;
    const int step = compound ? kGridTicks * 3 / 2 : kGridTicks * 4 / meter.denominator;
    found.downbeats.push_back(found.beats.size());
    for (int place = 0; place < bar_ticks(bar.meter); place += step)
      found.beats.push_back(score.tempo.seconds_at(beats_of_ticks(tick + place)));
    tick += bar_ticks(bar.meter);
  }
  return found;
}

/// The F-measure of the downbeats that the meter finder hears among the beats.
double hear_downbeats(const Score& score) {
  const BeatsAndBars written = beats_of(score);
  const std::vector<std::size_t> heard = find_meter(onset_groups(score), written.beats).downbeats;
  const auto right = std::count_if(heard.begin(), heard.end(), [&](std::size_t beat) {
    return std::binary_search(written.downbeats.begin(), written.downbeats.end(), beat);
  });
  return 2.0 * static_cast<double>(right) / static_cast<double>(heard.size() + written.downbeats.size());
}

bool has_meter(const Score& score, const std::string& asked) {
  const auto bars = read_bars(score).piece.bars;
  return std::all_of(bars.begin(), bars.end(), [&](const ScoreBar& bar) {
    const BarMeter meter = meter_of(bar.meter);
    return std::to_string(meter.numerator) + "/" + std::to_string(meter.denominator) == asked;
  });
}

using Generators = std::array<PieceGenerator, kEras.size()>;

/// One piece of a model and what it was asked.
struct Answer {
  ComposeOptions asked;
  Composition piece;
  double downbeats = 0;
};

std::vector<Answer> compose_answers(const Generators& generators, std::size_t pieces, Progress& progress) {
  std::vector<Answer> answers(pieces);
  progress.begin("composing", pieces);
  parallel_for(pieces, 0, [&](std::size_t index) {
    answers[index].asked = ask(index);
    answers[index].piece = generators.at(index % generators.size())(answers[index].asked, nullptr, 0);
    answers[index].downbeats = hear_downbeats(answers[index].piece.score);
    progress.advance();
  });
  progress.end();
  return answers;
}

void count_answers(const std::vector<Answer>& answers, RequestMeasures& measures) {
  const double each = 1 / static_cast<double>(answers.size());
  std::array<double, kAskedDensities.size()> counts{};
  for (std::size_t index = 0; index < answers.size(); ++index) {
    const auto& [asked, piece, downbeats] = answers[index];
    const auto add_if = [&](bool as_asked, double& share) { share += as_asked ? each : 0; };
    add_if(piece.bars == asked.score.bars, measures.bars);
    add_if(has_meter(piece.score, asked.score.meter), measures.meter);
    add_if(piece.key && to_string(piece.key->key) == asked.key, measures.key);
    add_if(std::abs(piece.score.tempo.bpm_at({}) / *asked.tempo - 1) < kTempoTolerance, measures.tempo);
    measures.downbeats += each * downbeats;
    measures.notes_a_quarter.at(index % counts.size()) += notes_a_quarter(piece.score);
    ++counts.at(index % counts.size());
  }
  for (std::size_t density = 0; density < counts.size(); ++density)
    measures.notes_a_quarter.at(density) /= std::max(1.0, counts.at(density));
}

double hear_real_downbeats(const Corpus& corpus, std::size_t pieces) {
  std::vector<std::size_t> chosen;
  for (std::size_t index = 0; index < corpus.pieces().size() && chosen.size() < pieces; ++index)
    if (corpus.pieces()[index].split == Split::validation) chosen.push_back(index);
  std::vector<double> heard(chosen.size());
  parallel_for(chosen.size(), 0,
               [&](std::size_t place) { heard[place] = hear_downbeats(corpus.score(chosen[place])); });
  return heard.empty() ? 0 : std::accumulate(heard.begin(), heard.end(), 0.0) / static_cast<double>(heard.size());
}

/// The composers of the model that can be told apart: at most kMaxLabels, those with the most training pieces.
std::vector<std::string> choose_composers(const Corpus& corpus, std::span<const std::string> known) {
  std::map<std::string, std::size_t> training, held_out;
  for (const CorpusPiece& piece : corpus.pieces())
    if (piece.split != Split::test) ++(piece.split == Split::train ? training : held_out)[piece.composer];
  std::vector<std::string> composers;
  for (const std::string& name : known)
    if (training[name] >= kMinTrainingPieces && held_out[name] >= kMinHeldOutPieces) composers.push_back(name);
  std::stable_sort(composers.begin(), composers.end(),
                   [&](const std::string& a, const std::string& b) { return training[a] > training[b]; });
  composers.resize(std::min<std::size_t>(composers.size(), kMaxLabels));
  return composers;
}

std::vector<LabelledFeatures> read_labelled(const Corpus& corpus, Split split,
                                            const std::vector<std::string>& composers) {
  std::vector<LabelledFeatures> examples;
  for (std::size_t index = 0; index < corpus.pieces().size(); ++index) {
    const CorpusPiece& piece = corpus.pieces()[index];
    const auto found = std::find(composers.begin(), composers.end(), piece.composer);
    if (piece.split != split || found == composers.end()) continue;
    Vector features = measure_features(corpus.score(index), PieceFeatures::style);
    if (features.size() > 0) examples.push_back({std::move(features), static_cast<int>(found - composers.begin())});
  }
  return examples;
}

double share_recognised(const PlainClassifier& classify, const std::vector<LabelledFeatures>& examples) {
  const auto right = std::count_if(examples.begin(), examples.end(), [&](const LabelledFeatures& example) {
    Eigen::Index most = 0;
    classify(example.features).maxCoeff(&most);
    return most == example.label;
  });
  return examples.empty() ? 0 : static_cast<double>(right) / static_cast<double>(examples.size());
}

void measure_composers(const PieceGenerator& generator, const Corpus& corpus, std::span<const std::string> known,
                       Progress& progress, RequestMeasures& measures) {
  const std::vector<std::string> composers = choose_composers(corpus, known);
  const std::vector<LabelledFeatures> training = read_labelled(corpus, Split::train, composers);
  if (composers.size() < 2 || training.empty()) return;
  measures.composers = composers.size();
  std::vector<LabelledFeatures> composed(measures.pieces);
  progress.begin("composing", composed.size());
  parallel_for(composed.size(), 0, [&](std::size_t index) {
    ComposeOptions options{.seed = index};
    options.score.composer = composers[index % composers.size()];
    composed[index] = {measure_features(generator(options, nullptr, 0).score, PieceFeatures::style),
                       static_cast<int>(index % composers.size())};
    progress.advance();
  });
  progress.end();
  std::erase_if(composed, [](const LabelledFeatures& example) { return example.features.size() == 0; });
  const PlainClassifier classify(training);
  measures.composer = share_recognised(classify, composed);
  measures.real_composer = share_recognised(classify, read_labelled(corpus, Split::validation, composers));
}

}  // namespace

RequestMeasures measure_requests(const std::shared_ptr<const TransformerWeights>& weights, const Corpus& corpus,
                                 std::size_t pieces, Progress& progress) {
  Generators generators;
  for (const Era era : kEras) generators.at(static_cast<std::size_t>(era)) = make_piece_generator(weights, era);
  RequestMeasures measures{.pieces = pieces};
  count_answers(compose_answers(generators, pieces, progress), measures);
  measures.real_downbeats = hear_real_downbeats(corpus, pieces);
  measure_composers(make_piece_generator(weights, std::nullopt), corpus, weights->composers, progress, measures);
  return measures;
}

Json to_json(const RequestMeasures& measures) {
  Json json{{"model", measures.name},
            {"pieces", measures.pieces},
            {"bars", measures.bars},
            {"meter", measures.meter},
            {"key", measures.key},
            {"tempo", measures.tempo},
            {"downbeats", measures.downbeats},
            {"real_downbeats", measures.real_downbeats},
            {"notes_a_quarter", measures.notes_a_quarter}};
  if (measures.composers > 0)
    json["composer"] = {{"composers", measures.composers},
                        {"recognised", measures.composer},
                        {"real_recognised", measures.real_composer}};
  return json;
}

}  // namespace clavier
