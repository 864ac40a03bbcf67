#include "base/options.h"
#include "listening_test/report_scope.h"
#include "listening_test/survey_files.h"
#include "plots/page_template.h"

namespace clavier {
namespace embedded {

// The files of page/. A JSON file holds what is peculiar to a form: title, intro, column (of the CSV, also what a
// question is called), parts ([end of the file's name, label] of each sound), choices ([in the CSV, on the page]).
extern const std::string_view survey_html;
extern const std::string_view survey_css;
extern const std::string_view survey_js;
extern const std::string_view excerpts_json;
extern const std::string_view pairs_json;

}  // namespace embedded

namespace {

template <class Question>
std::string fill_survey_page(const Json& form, std::span<const Question> questions, const std::string& extension) {
  Json names = Json::array();
  for (const Question& question : questions) names.push_back(question.name);
  return fill_page(embedded::survey_html, {{"style", PageValue::verbatim(embedded::survey_css)},
                                           {"script", PageValue::verbatim(embedded::survey_js)},
                                           {"title", PageValue::text(form["title"].get<std::string>())},
                                           {"intro", PageValue::text(form["intro"].get<std::string>())},
                                           {"kit", PageValue::script_value(kit_name(questions))},
                                           {"names", PageValue::script_value(names)},
                                           {"extension", PageValue::script_value(extension)},
                                           {"min_seconds", PageValue::script_value(kMinListeningTime.value)},
                                           {"column", PageValue::script_value(form["column"])},
                                           {"parts", PageValue::script_value(form["parts"])},
                                           {"choices", PageValue::script_value(form["choices"])}});
}

}  // namespace

std::string make_survey_page(std::span<const KitExcerpt> excerpts, const std::string& extension) {
  return fill_survey_page(parse_json(embedded::excerpts_json, "page/excerpts.json"), excerpts, extension);
}

std::string make_survey_page(std::span<const KitPair> pairs, const std::string& extension) {
  return fill_survey_page(parse_json(embedded::pairs_json, "page/pairs.json"), pairs, extension);
}

}  // namespace clavier
