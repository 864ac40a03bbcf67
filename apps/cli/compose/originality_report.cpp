#include "cli/compose/originality_report.h"

#include "plots/svg.h"
#include "shared/report_text.h"

namespace clavier {
namespace {

constexpr std::array<std::size_t, 3> kShareNotes = {8, kPatternNotes, 16};

Json span_json(std::size_t notes, const TimeSpan& span) {
  return {{"notes", notes}, {"seconds", span.length.value}, {"at", span.begin.value}};
}

std::string passage_text(std::size_t notes, const TimeSpan& span) {
  return std::to_string(notes) + " notes (" + short_number(span.length.value, 1) + " s)";
}

}  // namespace

OpenMusic open_music(const std::filesystem::path& folder, Progress& progress) {
  Corpus corpus = Corpus::open(folder);
  PassageFinder training(steps_of_split(corpus, Split::train, progress));
  return {.corpus = std::move(corpus), .training = std::move(training)};
}

std::optional<CopiedPassage> copied_passage(const OpenMusic& music, const Score& piece, const NoteSteps& part) {
  const Copied copied = copied_from(music.training.text(), part);
  if (copied.borrowing.longest == 0) return std::nullopt;
  const PassagePlace place = music.training.place_of(music.corpus, copied.place);
  const CorpusPiece& source = music.corpus.pieces()[place.piece];
  CopiedPassage passage{.notes = copied.borrowing.longest,
                        .span = span_of(piece, part, copied.borrowing),
                        .composer = source.composer,
                        .title = source.title,
                        .begin = place.start};
  for (std::size_t share = 0; share < kShareNotes.size(); ++share)
    passage.shares_known.at(share) =
        share_known(copied_from(music.training.text(), part, kShareNotes.at(share)).borrowing);
  return passage;
}

Json originality_json(const std::optional<Originality>& originality, const std::optional<CopiedPassage>& copied) {
  Json json;
  if (originality) {
    json["share_known"] = share_known(originality->borrowing);
    json["longest_run"] = span_json(originality->borrowing.longest, originality->longest);
    json["human"] = nullptr;
    if (originality->human)
      json["human"] = {{"share_known", originality->human->share.high},
                       {"longest_run", originality->human->longest.high}};
    json["rerolled"] = originality->rerolled;
  }
  if (copied) {
    json["source"] = span_json(copied->notes, copied->span);
    json["source"].update(
        {{"composer", copied->composer},
         {"title", copied->title},
         {"source_at", copied->begin.value},
         {"share_known",
          {{"8", copied->shares_known[0]}, {"12", copied->shares_known[1]}, {"16", copied->shares_known[2]}}}});
  }
  return json;
}

std::string copied_text(const CopiedPassage& copied) {
  return passage_text(copied.notes, copied.span) + " from " + shown_minutes(copied.span.begin.value) + " on are in " +
         copied.composer + ", " + copied.title + " from " + shown_minutes(copied.begin.value) + " on";
}

std::string reroll_text(const Originality& originality) {
  if (originality.rerolled == 0) return "";
  const std::string times = originality.rerolled == 1 ? "once" : std::to_string(originality.rerolled) + " times";
  const std::string text = "composed anew " + times + ", since it borrowed more from known pieces than people do";
  if (is_original(originality)) return text;
  return text + "; the best attempt still does, with " +
         passage_text(originality.borrowing.longest, originality.longest) + " in a row and " +
         shown_percent(share_known(originality.borrowing)) + " of its patterns";
}

}  // namespace clavier
