#include <gtest/gtest.h>

#include <stdexcept>

#include "plots/page_template.h"

namespace clavier {
namespace {

TEST(PageTemplate, PutsValuesInThePlaceOfTheirNames) {
  EXPECT_EQ(fill_page("<h1>{{title}}</h1>{{body}}{{title}}",
                      {{"title", PageValue::verbatim("One")}, {"body", PageValue::verbatim("<p>two</p>")}}),
            "<h1>One</h1><p>two</p>One");
  EXPECT_EQ(fill_page("", {}), "");
}

TEST(PageTemplate, EscapesText) {
  EXPECT_EQ(fill_page("<p title=\"{{a}}\">", {{"a", PageValue::text("<b> & \"c\"")}}),
            "<p title=\"&lt;b&gt; &amp; &quot;c&quot;\">");
}

TEST(PageTemplate, KeepsValuesOfScriptsInsideTheirElement) {
  EXPECT_EQ(fill_page("<script>x = {{x}};</script>", {{"x", PageValue::script_value({"</script><!--", 5.0})}}),
            "<script>x = [\"\\u003c/script>\\u003c!--\",5.0];</script>");
}

TEST(PageTemplate, LeavesOtherBracesAndThoseOfValues) {
  const PageValues values = {{"a", PageValue::verbatim("{{b}}")}};
  EXPECT_EQ(fill_page("{ {{ }} {{A}} {{a b}} {{{a}}} {{a", values), "{ {{ }} {{A}} {{a b}} {{{b}}} {{a");
}

TEST(PageTemplate, RefusesAPlaceholderWithoutAValue) { EXPECT_THROW(fill_page("{{a}}", {}), std::out_of_range); }

}  // namespace
}  // namespace clavier
