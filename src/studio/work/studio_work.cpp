#include "studio/work/studio_work.h"

#include <algorithm>
#include <cctype>

#include "base/error.h"
#include "composing/engraved_composition.h"
#include "studio/music/note_edits.h"
#include "studio/music/note_list.h"
#include "studio/work/job_listener.h"

namespace clavier {
namespace {

/// A version that is worked on.
struct GivenVersion {
  PieceVersion version;
  StudioPiece piece;
  PlayedPiece played;
  PageClock clock;
};

GivenVersion open_given(Library& library, std::int64_t id) {
  std::optional<PieceVersion> version = library.pieces().find_version(id);
  if (!version) throw Misuse("option version: there is no version " + std::to_string(id));
  StudioPiece piece = read_studio_piece(library.pieces().music_of(id), version->report);
  PlayedPiece played = play(piece);
  PageClock clock = page_clock(piece, played);
  return {std::move(*version), std::move(piece), std::move(played), std::move(clock)};
}

/// The measures of a range, as the page counts them.
std::pair<int, int> measures_in(const PieceRange& range, const GivenVersion& given) {
  if (!range.in_seconds) return {static_cast<int>(range.from), static_cast<int>(range.to)};
  const auto bar_at = [&](double time) { return measure_at(given.clock.measures, given.clock.beat_at({time})).bar; };
  constexpr double kJustBefore = 1e-3;
  return {bar_at(range.from), bar_at(std::max(range.from, range.to - kJustBefore))};
}

/// The piece up to the end of the range, for models that know no measures.
Score cut_after(const PieceRange& range, const GivenVersion& given) {
  Score score = given.played.sounding;
  Beats end;
  if (range.in_seconds) {
    end = score.tempo.beats_at({range.to});
  } else {
    for (const PlayedMeasure& measure : given.clock.measures)
      if (measure.bar <= static_cast<int>(range.to)) end = std::max(end, measure.onset + measure_length(measure.meter));
    if (!given.piece.on_paper) end = score.tempo.beats_at(given.clock.time_of(end));
  }
  std::erase_if(score.notes, [&](const Note& note) { return note.onset >= end; });
  std::erase_if(score.pedal, [&](const PedalChange& change) { return change.onset >= end; });
  if (score.notes.empty()) throw Misuse("option range ends before the first note");
  return score;
}

Json options_of(const ComposeOptions& options, StudioOutput output) {
  switch (output) {
    case StudioOutput::rolls:
      return options_to_json(RollComposeOptions{options});
    case StudioOutput::scores:
      return options_to_json(ScoreComposeOptions{options});
    case StudioOutput::performances:
      break;
  }
  return options_to_json(SequenceComposeOptions{options});
}

/// Composes the versions of one job.
class Composer {
 public:
  Composer(const StudioTools& tools, const StoredJob& job, JobContext& context)
      : tools_(tools), kind_(job.kind), context_(context), asked_(read_studio_request(job.kind, job.request)) {
    request_ = read_composing_request(asked_.options);
    if (asked_.version) given_ = open_given(tools.library, *asked_.version);
    choose_era_and_model();
    if (!request_.composing.seed) request_.composing.seed = tools.random_seed();
    request_.composing.given = kind_ == "infill"      ? GivenMusic::passage
                               : kind_ == "accompany" ? GivenMusic::melody
                                                      : GivenMusic::prompt;
    prepare_given();
  }

  Json work() {
    std::vector<NewVersion> versions;
    std::string title;
    for (int proposal = 0; proposal < asked_.proposals; ++proposal) {
      JobListener listener(context_, proposal);
      const PieceGenerator generator = tools_.shelf.generator(
          *model_, era_, {.ngram_cache = request_.composing.ngram_cache, .threads = 0, .listener = &listener});
      Composition piece = kind_ == "infill" ? fill_in(generator, proposal) : compose_one(generator, proposal);
      context_.check();
      if (piece.score.notes.empty()) throw Error("the model composed nothing that can be played; try another seed");
      tell_of(piece);
      if (title.empty()) title = title_of_composition(request_, *model_, piece.key);
      versions.push_back(version_of(std::move(piece), proposal));
    }
    const AddedVersions added = given_ ? tools_.library.pieces().add_versions(given_->version.piece, versions, false)
                                       : tools_.library.pieces().add_piece(title, versions);
    return {{"piece", added.piece}, {"versions", added.versions}};
  }

 private:
  /// What is worked on has an era, and a recording is continued as a recording.
  void choose_era_and_model() {
    if (given_ && !request_.model.era) {
      const Json era = given_->version.options.value("era", Json());
      if (era.is_string()) request_.model.era = era.get<std::string>();
    }
    const bool recording = kind_ == "continue" && given_ && !given_->piece.on_paper;
    if (request_.model.model.empty() && recording) request_.model.model = "lstm";
    era_ = parse_optional_era(request_.model.era);
    model_ = tools_.shelf.find(request_.model.model, era_);
  }

  void prepare_given() {
    if (!given_) return;
    const bool scores = model_->output == StudioOutput::scores;
    source_ = kind_ == "infill" ? given_->piece.written : scores ? given_->played.played : given_->played.sounding;
    if (kind_ != "continue" || !asked_.range) return;
    if (scores && given_->piece.on_paper)
      request_.composing.score.prompt_bars = bars_played_to(measures_in(*asked_.range, *given_).second);
    else
      source_ = cut_after(*asked_.range, *given_);
  }

  /// With repeats, up to the last time that the bar of the page is played.
  int bars_played_to(int bar) const {
    int count = 0;
    for (std::size_t place = 0; place < given_->clock.measures.size(); ++place)
      if (given_->clock.measures[place].bar <= bar) count = static_cast<int>(place) + 1;
    return count;
  }

  Composition compose_one(const PieceGenerator& generator, int proposal) {
    const Score* const source = given_ ? &source_ : nullptr;
    Composition piece = generator(request_.composing, source, static_cast<std::uint64_t>(proposal));
    if (given_ && given_->piece.sheet) page_ = engrave_into(*given_->piece.sheet, piece);
    return piece;
  }

  /// Passage by passage; what is locked stays.
  Composition fill_in(const PieceGenerator& generator, int proposal) {
    if (!given_->piece.on_paper)
      throw Misuse("a performance has no measures to fill in; take a piece of the Transformer or a score");
    std::optional<std::pair<int, int>> range;
    if (asked_.range) range = measures_in(*asked_.range, *given_);
    int bars = 0;
    for (const PlayedMeasure& measure : given_->clock.measures) bars = std::max(bars, measure.bar);
    const auto passages = free_passages(bars, range, asked_.hand, given_->version.locks);
    if (passages.empty()) throw Misuse("option range: all that is selected is locked");
    page_ = given_->piece.sheet;
    Composition piece{.score = source_};
    for (const FreePassage& passage : passages) {
      ComposeOptions options = request_.composing;
      options.score.bars_range = std::to_string(passage.first) + ":" + std::to_string(passage.last);
      if (!passage.left || !passage.right) options.score.hand = passage.right ? "right" : "left";
      const Score before = std::move(piece.score);
      piece = generator(options, &before, static_cast<std::uint64_t>(proposal));
      if (page_) page_ = engrave_into(*page_, piece);
    }
    return piece;
  }

  void tell_of(const Composition& piece) {
    if (piece.originality && piece.originality->rerolled > 0)
      context_.say("composed again " + std::to_string(piece.originality->rerolled) +
                   " times, because its training-set overlap exceeded that of human pieces");
    if (!piece.has_asked_mode) context_.say("the piece has the asked tonic, but no attempt is in the asked mode");
  }

  StudioPiece studio_piece_of(Composition piece) {
    StudioPiece made;
    if (model_->output == StudioOutput::scores) {
      made = {.sheet = page_, .on_paper = true, .performs = true};
      if (!piece.repeats.empty()) made.sheet = engrave_composition(piece);
    } else {
      made.on_paper = follows_own_beats(piece.score);
    }
    made.written = std::move(piece.score);
    return made;
  }

  NewVersion version_of(Composition piece, int proposal) {
    Json options{{"model", model_->family}, {"era", request_.model.era ? Json(*request_.model.era) : Json(nullptr)}};
    options.update(options_of(request_.composing, model_->output));
    options["piece"] = proposal + 1;
    if (given_) options["range"] = to_json(asked_).value("range", Json());
    if (given_ && asked_.hand) options["hand"] = *asked_.hand;
    if (!given_) piece.score.title = title_of_composition(request_, *model_, piece.key);
    piece.score.origin = "Clavier " + json_text(options);
    const StudioPiece made = studio_piece_of(std::move(piece));
    NewVersion version{.parent = asked_.version, .how = kind_, .options = options, .music = store_studio_piece(made)};
    version.report = piece_facts(made, tools_.shelf.fact_sources(Json{{"model", model_->name}}));
    page_.reset();
    return version;
  }

  const StudioTools& tools_;
  std::string kind_;
  JobContext& context_;
  StudioRequest asked_;
  ComposingRequest request_;
  std::optional<GivenVersion> given_;
  std::optional<Era> era_;
  std::optional<StudioModel> model_;
  Score source_;               // what the generator is given
  std::optional<Sheet> page_;  // of the piece in progress, when the given one has a page
};

Json change_music(const StudioTools& tools, const StoredJob& job) {
  const StudioRequest request = read_studio_request(job.kind, job.request);
  const GivenVersion given = open_given(tools.library, *request.version);
  const bool transposes = job.kind == "transpose";
  StudioPiece changed;
  if (transposes) {
    TransposeRequest asked;
    options_from_json(request.options, asked, "the options");
    changed = transpose_piece(given.piece, asked.semitones);
  } else {
    PerformRequest asked;
    options_from_json(request.options, asked, "the options");
    changed = perform_piece(given.piece, asked.articulation);
  }
  Json options = given.version.options;
  options.update(request.options);
  const NewVersion version{.parent = request.version,
                           .how = job.kind,
                           .options = options,
                           .music = store_studio_piece(changed),
                           .report = piece_facts(changed, tools.shelf.fact_sources(options))};
  const AddedVersions added = tools.library.pieces().add_versions(given.version.piece, {version}, transposes);
  return {{"piece", added.piece}, {"versions", added.versions}};
}

std::string with_capital(std::string word) {
  if (!word.empty()) word.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(word.front())));
  return word;
}

}  // namespace

std::string title_of_composition(const ComposingRequest& request, const StudioModel& model,
                                 const std::optional<KeyEstimate>& key) {
  return with_capital(request.model.era.value_or(model.name)) + (key ? ", " + to_string(key->key) : "") + ", seed " +
         std::to_string(*request.composing.seed);
}

Json do_music_work(const StudioTools& tools, const StoredJob& job, JobContext& context) {
  if (job.kind == "perform" || job.kind == "transpose") return change_music(tools, job);
  return Composer(tools, job, context).work();
}

}  // namespace clavier
