#include "listening_test/survey_plot.h"

#include "plots/stack_vertically.h"
#include "plots/stacked_bars.h"

namespace clavier {
namespace {

double bar_value(int count) { return static_cast<double>(count); }

std::string format_listeners(int listeners) {
  return std::to_string(listeners) + (listeners == 1 ? " listener" : " listeners");
}

StackedBars excerpt_bars(const ExcerptReport& report) {
  StackedBars plot{.title = "Answers on each excerpt",
                   .subtitle = format_listeners(report.scope.listeners) + "; the label names the truth",
                   .series = {"human", "AI", "cannot tell"}};
  for (const ExcerptResult& excerpt : report.excerpts) {
    const std::string truth = excerpt.truth.generated ? excerpt.truth.model : "human";
    plot.bars.push_back({.label = excerpt.excerpt + ": " + std::string(to_string(excerpt.truth.era)) + ", " + truth,
                         .values = {bar_value(excerpt.choices.human), bar_value(excerpt.choices.ai),
                                    bar_value(excerpt.choices.cannot_tell)}});
  }
  return plot;
}

StackedBars group_bars(const ExcerptReport& report) {
  StackedBars plot{.title = "Right answers",
                   .subtitle = "answers on a model's excerpts and on real ones beside them",
                   .series = {"right", "wrong", "cannot tell"}};
  for (const SurveyGroup& group : report.groups) {
    const std::string era(group.era ? to_string(*group.era) : "all eras");
    plot.bars.push_back({.label = group.model.value_or("all models") + ", " + era,
                         .values = {bar_value(group.right()), bar_value(group.decided() - group.right()),
                                    bar_value(group.answers() - group.decided())}});
  }
  return plot;
}

}  // namespace

Svg draw(const ExcerptReport& report) {
  std::vector<Svg> panels;
  if (report.excerpts.size() <= kMaxExcerptBars) panels.push_back(draw(excerpt_bars(report)));
  panels.push_back(draw(group_bars(report)));
  return stack_vertically(panels);
}

Svg draw(const PairReport& report) {
  StackedBars plot{.title = "Preferences between models",
                   .subtitle = format_listeners(report.scope.listeners),
                   .series = {"the first", "neither", "the second"}};
  for (const ModelPair& pair : report.pairs)
    plot.bars.push_back({.label = pair.first + " : " + pair.second,
                         .values = {bar_value(pair.first_wins), bar_value(pair.ties), bar_value(pair.second_wins)}});
  return draw(plot);
}

}  // namespace clavier
