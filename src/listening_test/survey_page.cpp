#include "listening_test/survey_files.h"
#include "listening_test/report_scope.h"
#include "plots/svg.h"

namespace clavier {
namespace {

/// What differs between the forms of a survey. Texts are HTML; lists are JavaScript.
struct SurveyForm {
  const char* title;
  const char* intro;
  const char* column;   ///< of the CSV, and what a question is called
  const char* parts;    ///< what is heard for one question: [ending of the file's name, label]
  const char* choices;  ///< [in the CSV, on the page]
};

constexpr SurveyForm kExcerptForm{
    .title = "Human or AI?",
    .intro =
        R"html(Some of these pieces were composed by people, some by a program. Play each excerpt, all of it if you can, then say what
you think. You can answer once you have listened for a few seconds.)html",
    .column = "excerpt",
    .parts = R"([["", ""]])",
    .choices = R"([["human", "human"], ["ai", "AI"], ["cannot tell", "cannot tell"]])"};

constexpr SurveyForm kPairForm{
    .title = "Left or right?",
    .intro =
        R"html(Each pair is two excerpts of piano music. Play both, all of them if you can, then say which of them you like better.
You can answer once you have listened to each for a few seconds.)html",
    .column = "pair",
    .parts = R"([["-left", "Left"], ["-right", "Right"]])",
    .choices = R"([["left", "left"], ["right", "right"], ["no difference", "no difference"]])"};

constexpr std::string_view kStart = R"html(<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 40em; margin: 2em auto; padding: 0 1em; color: #24292f; background: #fff }
fieldset { border: 1px solid #d0d7de; border-radius: 6px; margin: 1.5em 0 }
.parts { display: flex; flex-wrap: wrap; gap: .5em 1.5em }
.parts > div { flex: 1 14em }
audio { width: 100%; margin-bottom: .5em }
label { margin-right: 1.5em }
label:has(:disabled) { color: #6e7781 }
</style>
)html";

constexpr std::string_view kForm =
    R"html(<p><label for="listener">Your name or initials</label><input id="listener" autocomplete="off"></p>
<form id="questions"></form>
<p><button id="save" disabled>Save my answers</button> <span id="left" role="status"></span></p>
<p>Send the saved file to whoever gave you this page.</p>
)html";

constexpr std::string_view kScript = R"html(
const answers = new Map(), heard = new Map();
const questions = document.getElementById("questions"), listener = document.getElementById("listener");
const save = document.getElementById("save"), left = document.getElementById("left");

function played(audio) {
  let seconds = 0;
  for (let part = 0; part < audio.played.length; ++part) seconds += audio.played.end(part) - audio.played.start(part);
  return seconds;
}
function update() {
  const missing = names.length - answers.size;
  left.textContent = missing > 0 ? missing + " to go" : "";
  save.disabled = missing > 0 || listener.value.trim() === "";
}
function add(parent, tag, properties) {
  return parent.appendChild(Object.assign(document.createElement(tag), properties));
}
function player(box, name, [part, label]) {
  const place = add(box, "div", {textContent: label});
  const audio = add(place, "audio", {controls: true, preload: "metadata", src: name + part + ending, ariaLabel: label});
  audio.addEventListener("play", () => {
    for (const other of document.querySelectorAll("audio")) if (other !== audio) other.pause();
  });
  return audio;
}
function ask(name, number) {
  const box = add(questions, "fieldset", {});
  add(box, "legend", {textContent: column[0].toUpperCase() + column.slice(1) + " " + number});
  const row = add(box, "div", {className: "parts"});
  const players = parts.map(part => player(row, name, part));
  for (const [answer, shown] of choices) {
    const label = add(box, "label", {});
    const choice = add(label, "input", {type: "radio", name: name, disabled: true});
    label.append(" " + shown);
    choice.addEventListener("change", () => {
      answers.set(name, answer);
      heard.set(name, Math.min(...players.map(played)));
      update();
    });
  }
  const unlock = () => {
    if (players.some(audio => played(audio) < minSeconds && !audio.ended)) return;
    for (const choice of box.querySelectorAll("input")) choice.disabled = false;
  };
  for (const audio of players) for (const event of ["timeupdate", "ended"]) audio.addEventListener(event, unlock);
}
const quoted = text => '"' + text.replaceAll('"', '""') + '"';
save.addEventListener("click", () => {
  const who = listener.value.trim();
  let csv = "listener," + column + ",answer,seconds,kit\n";
  for (const [name, answer] of answers)
    csv += [quoted(who), name, answer, heard.get(name).toFixed(1), kit].join(",") + "\n";
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([csv], {type: "text/csv"}));
  link.download = "answers-" + who.replace(/[^A-Za-z0-9]+/g, "-") + ".csv";
  link.click();
});
listener.addEventListener("input", update);
for (let last = names.length - 1; last > 0; --last) {
  const other = Math.floor(Math.random() * (last + 1));
  [names[last], names[other]] = [names[other], names[last]];
}
names.forEach((name, index) => ask(name, index + 1));
update();
</script>
</html>
)html";

template <class Question>
std::string page_of(const SurveyForm& form, std::span<const Question> questions, const std::string& ending) {
  std::string names;
  for (const Question& question : questions) names += (names.empty() ? "\"" : ", \"") + question.name + "\"";
  std::string page(kStart);
  page += std::string("<title>") + form.title + "</title>\n<h1>" + form.title + "</h1>\n<p>" + form.intro +
          " Please do not look at what others answer.</p>\n";
  page.append(kForm);
  page += "<script>\nconst kit = \"" + kit_name(questions) + "\", names = [" + names + "], ending = \"" + ending +
          "\", minSeconds = " + format_number(kMinListeningTime.value) + ";\nconst column = \"" + form.column +
          "\", parts = " + form.parts + ", choices = " + form.choices + ";";
  return page.append(kScript);
}

}  // namespace

std::string make_survey_page(std::span<const KitExcerpt> excerpts, const std::string& ending) {
  return page_of(kExcerptForm, excerpts, ending);
}

std::string make_survey_page(std::span<const KitPair> pairs, const std::string& ending) {
  return page_of(kPairForm, pairs, ending);
}

}  // namespace clavier
