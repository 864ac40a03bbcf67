#include "cli/compose/originality_report.h"

#include "base/number_format.h"
#include "evaluation/pieces/originality_measures.h"
#include "shared/report_text.h"

namespace clavier {
namespace {

Json span_json(std::size_t notes, const TimeSpan& span) {
  return {{"notes", notes}, {"seconds", span.length.value}, {"at", span.begin.value}};
}

std::string passage_text(std::size_t notes, const TimeSpan& span) {
  return std::to_string(notes) + " notes (" + format_number(span.length.value, 1) + " s)";
}

}  // namespace

SearchableCorpus open_searchable_corpus(const std::filesystem::path& folder, Progress& progress) {
  Corpus corpus = Corpus::open(folder);
  PassageFinder training(read_interval_sequences(corpus, Split::train, progress));
  return {.corpus = std::move(corpus), .training = std::move(training)};
}

std::optional<TrainingMatch> find_training_match(const SearchableCorpus& music, const Score& piece,
                                                 const IntervalSequence& part) {
  const LocatedOverlap match = locate_overlap(music.training.text(), part);
  if (match.overlap.longest == 0) return std::nullopt;
  const PassageLocation position = music.training.locate(music.corpus, match.position);
  const CorpusPiece& source = music.corpus.pieces()[position.piece];
  TrainingMatch passage{.notes = match.overlap.longest,
                        .span = span_of(piece, part, match.overlap),
                        .composer = source.composer,
                        .title = source.title,
                        .begin = position.start};
  for (std::size_t share = 0; share < kNgramLengths.size(); ++share)
    passage.ngram_overlaps.at(share) =
        ngram_overlap(locate_overlap(music.training.text(), part, kNgramLengths.at(share)).overlap);
  return passage;
}

Json originality_json(const std::optional<Originality>& originality, const std::optional<TrainingMatch>& match) {
  Json json;
  if (originality) {
    json["ngram_overlap"] = ngram_overlap(originality->overlap);
    json["longest_match"] = span_json(originality->overlap.longest, originality->longest);
    json["human"] = nullptr;
    if (originality->human)
      json["human"] = {{"ngram_overlap", originality->human->share.high},
                       {"longest_match", originality->human->longest.high}};
    json["resampled"] = originality->rerolled;
  }
  if (match) {
    json["source"] = span_json(match->notes, match->span);
    json["source"].update(
        {{"composer", match->composer},
         {"title", match->title},
         {"source_at", match->begin.value},
         {"ngram_overlap",
          {{"8", match->ngram_overlaps[0]}, {"12", match->ngram_overlaps[1]}, {"16", match->ngram_overlaps[2]}}}});
  }
  return json;
}

std::string describe_training_match(const TrainingMatch& match) {
  return passage_text(match.notes, match.span) + " from " + format_minutes(match.span.begin.value) + " on match " +
         match.composer + ", " + match.title + " from " + format_minutes(match.begin.value) + " on";
}

std::string describe_resampling(const Originality& originality) {
  if (originality.rerolled == 0) return "";
  const std::string times = originality.rerolled == 1 ? "once" : std::to_string(originality.rerolled) + " times";
  const std::string text = "resampled " + times + ", because its training-set overlap exceeded that of human pieces";
  if (is_original(originality)) return text;
  return text + "; the best attempt still exceeds it, with " +
         passage_text(originality.overlap.longest, originality.longest) +
         " in its longest match and an n-gram overlap of " + format_percent(ngram_overlap(originality.overlap));
}

}  // namespace clavier
