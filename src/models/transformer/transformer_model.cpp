#include "models/transformer/transformer_model.h"

#include <algorithm>
#include <limits>

#include "encoding/score_steps/step_grammar.h"

namespace clavier {
namespace {

/// The embeddings of hints one after the other, as the input of one product.
template <class Symbols>
void append_hints(const RowMatrix& table, const Symbols& symbols, std::size_t first, std::size_t count, Vector& hints) {
  const Eigen::Index begin = hints.size(), size = table.cols();
  hints.conservativeResize(begin + static_cast<Eigen::Index>(count) * size);
  for (std::size_t index = 0; index < count; ++index)
    hints.segment(begin + static_cast<Eigen::Index>(index) * size, size) = table.row(symbols[first + index]);
}

Vector embed_row(const TransformerWeights& weights, const StepRow& row) {
  Vector sum = Vector::Zero(weights.network.width);
  for (std::size_t column = 0; column < kEmbeddedColumns; ++column)
    sum += weights.step_embeddings.row(kStepColumnOffsets[column] + row[column]).transpose();
  Vector hints;
  append_hints(weights.shift_hints, row, kEmbeddedColumns, kShiftHints, hints);
  append_hints(weights.pitch_hints, row, kStepColumns - 1, 1, hints);
  return sum + weights.hint_matrix(HintMatrix::step).product(hints);
}

std::size_t index_of(NoteColumn column) { return static_cast<std::size_t>(column); }

}  // namespace

TransformerModel::TransformerModel(std::shared_ptr<const TransformerWeights> weights)
    : weights_(std::move(weights)), reader_(ScoreFrame{}), trunk_(weights_) {
  restart({}, {});
}

void TransformerModel::restart(const ScorePrefix& prefix, const ScoreFrame& frame) {
  reader_ = StepReader(frame);
  trunk_.restart();
  prefix_ = Vector::Zero(weights_->network.width);
  const auto columns = encode_prefix(prefix);
  for (std::size_t column = 0; column < kPrefixColumns; ++column)
    prefix_ += weights_->prefix_embeddings.row(kPrefixOffsets[column] + columns[column]).transpose();
  queue_.clear();
  ticks_.clear();
  queue_row();
}

void TransformerModel::queue_row() {
  row_ = reader_.row();
  queue_.push_back(prefix_ + embed_row(*weights_, row_));
  ticks_.push_back(reader_.state().tick());
  known_fields_ = -1;
}

void TransformerModel::advance(const ScoreStep& step) {
  reader_.take(step);
  queue_row();
}

void TransformerModel::run_queue() {
  if (queue_.empty()) return;
  Matrix inputs(weights_->network.width, static_cast<Eigen::Index>(queue_.size()));
  for (std::size_t index = 0; index < queue_.size(); ++index)
    inputs.col(static_cast<Eigen::Index>(index)) = queue_[index];
  const Matrix features = trunk_.run(std::move(inputs), ticks_);
  features_ = features.col(features.cols() - 1);
  queue_.clear();
  ticks_.clear();
}

void TransformerModel::read_field(const ScoreStep& step, StepField field) {
  const int symbol = step[field];
  const auto embed = [&](StepColumn column, int value) {
    known_ += weights_->step_embeddings.row(kStepColumnOffsets[static_cast<std::size_t>(column)] + value).transpose();
  };
  Vector hints;
  switch (field) {
    case StepField::shift:
      embed(StepColumn::shift, symbol);
      if (step.is_note())
        embed(StepColumn::position, std::min(reader_.state().position + symbol, reader_.state().bar_length() - 1));
      break;
    case StepField::part:
      embed(StepColumn::part, symbol);
      note_row_ = reader_.note_row(step);
      append_hints(weights_->pitch_hints, note_row_, index_of(NoteColumn::pitch), kHintBars, hints);
      append_hints(weights_->pitch_hints, note_row_, index_of(NoteColumn::follower), kPitchHints - kHintBars, hints);
      known_ += weights_->hint_matrix(HintMatrix::note).product(hints);
      break;
    case StepField::pitch:
      embed(StepColumn::pitch, symbol);
      append_hints(weights_->duration_hints, note_row_, index_of(NoteColumn::duration), kHintBars, hints);
      known_ += weights_->hint_matrix(HintMatrix::length).product(hints);
      break;
    case StepField::duration:
      embed(StepColumn::duration, symbol);
      break;
    case StepField::loudness:
    case StepField::transposition:
      break;
    default:
      known_ += weights_->bar_embeddings.row(bar_offset(field) + symbol).transpose();
  }
}

void TransformerModel::read_until(const ScoreStep& step, StepField field) {
  if (known_fields_ < 0 || known_fields_ > static_cast<int>(field)) {
    known_ = features_;
    known_fields_ = 0;
  }
  for (; known_fields_ < static_cast<int>(field); ++known_fields_)
    if (step.has(static_cast<StepField>(known_fields_))) read_field(step, static_cast<StepField>(known_fields_));
}

void TransformerModel::add_votes(StepField field, const Vector& hidden) {
  const TransformerHead& head = weights_->heads[static_cast<std::size_t>(field)];
  if (!head.votes) return;
  const Vector votes = (*head.votes)(hidden);
  const auto vote = [&](Eigen::Index voter, int symbol) {
    if (symbol < logits_.size()) logits_[symbol] += votes[voter];
  };
  for (std::size_t hint = 0; hint < static_cast<std::size_t>(votes.size()); ++hint) {
    const auto voter = static_cast<Eigen::Index>(hint);
    if (field == StepField::shift) vote(voter, row_[kEmbeddedColumns + hint]);
    if (field == StepField::duration) vote(voter, note_row_[index_of(NoteColumn::duration) + hint]);
    if (field != StepField::pitch) continue;
    const bool is_bar = hint < kHintBars;
    vote(voter,
         note_row_[is_bar ? index_of(NoteColumn::pitch) + hint : index_of(NoteColumn::follower) + hint - kHintBars]);
  }
}

std::span<const float> TransformerModel::logits(const ScoreStep& step, StepField field) {
  run_queue();
  read_until(step, field);
  const TransformerHead& head = weights_->heads[static_cast<std::size_t>(field)];
  const Vector hidden = head.hidden(known_).cwiseMax(0).array().square();
  logits_ = head.output(hidden);
  add_votes(field, hidden);
  std::vector<std::uint8_t> legal(static_cast<std::size_t>(logits_.size()));
  mark_legal(reader_.state(), step, field, legal);
  for (std::size_t symbol = 0; symbol < legal.size(); ++symbol)
    if (legal[symbol] == 0) logits_[static_cast<Eigen::Index>(symbol)] = -std::numeric_limits<float>::infinity();
  return {logits_.data(), legal.size()};
}

}  // namespace clavier
