#include "evaluation/survey_files.h"
#include "evaluation/survey_report.h"
#include "plots/svg.h"

namespace clavier {
namespace {

constexpr std::string_view kHead = R"html(<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Human or AI?</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 40em; margin: 2em auto; padding: 0 1em; color: #24292f; background: #fff }
fieldset { border: 1px solid #d0d7de; border-radius: 6px; margin: 1.5em 0 }
audio { width: 100%; margin-bottom: .5em }
label { margin-right: 1.5em }
label:has(:disabled) { color: #6e7781 }
</style>
<h1>Human or AI?</h1>
<p>Some of these pieces were composed by people, some by a program. Play each excerpt, all of it if you can, then say what
you think. You can answer once you have listened for a few seconds. Please do not look at what others answer.</p>
<p><label for="listener">Your name or initials</label><input id="listener" autocomplete="off"></p>
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
  const missing = excerpts.length - answers.size;
  left.textContent = missing > 0 ? missing + " to go" : "";
  save.disabled = missing > 0 || listener.value.trim() === "";
}
function ask(name, number) {
  const box = document.createElement("fieldset"), legend = document.createElement("legend");
  legend.textContent = "Excerpt " + number;
  const audio = Object.assign(document.createElement("audio"), {controls: true, preload: "metadata", src: name + ending});
  box.append(legend, audio);
  for (const answer of ["human", "ai", "cannot tell"]) {
    const label = document.createElement("label");
    const choice = Object.assign(document.createElement("input"), {type: "radio", name: name, disabled: true});
    choice.addEventListener("change", () => {
      answers.set(name, answer);
      heard.set(name, played(audio));
      update();
    });
    label.append(choice, answer === "ai" ? " AI" : " " + answer);
    box.append(label);
  }
  const unlock = () => {
    if (played(audio) < leastSeconds && !audio.ended) return;
    for (const choice of box.querySelectorAll("input")) choice.disabled = false;
  };
  audio.addEventListener("timeupdate", unlock);
  audio.addEventListener("ended", unlock);
  audio.addEventListener("play", () => {
    for (const other of document.querySelectorAll("audio")) if (other !== audio) other.pause();
  });
  questions.append(box);
}
const quoted = text => '"' + text.replaceAll('"', '""') + '"';
save.addEventListener("click", () => {
  const name = listener.value.trim();
  let csv = "listener,excerpt,answer,seconds\n";
  for (const [excerpt, answer] of answers)
    csv += [quoted(name), excerpt, answer, heard.get(excerpt).toFixed(1)].join(",") + "\n";
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([csv], {type: "text/csv"}));
  link.download = "answers-" + name.replace(/[^A-Za-z0-9]+/g, "-") + ".csv";
  link.click();
});
listener.addEventListener("input", update);
for (let last = excerpts.length - 1; last > 0; --last) {
  const other = Math.floor(Math.random() * (last + 1));
  [excerpts[last], excerpts[other]] = [excerpts[other], excerpts[last]];
}
excerpts.forEach((name, index) => ask(name, index + 1));
update();
</script>
</html>
)html";

}  // namespace

std::string survey_page(std::span<const KitExcerpt> excerpts, const std::string& ending) {
  std::string names;
  for (const KitExcerpt& excerpt : excerpts) names += (names.empty() ? "\"" : ", \"") + excerpt.name + "\"";
  std::string page(kHead);
  page += "<script>\nconst excerpts = [" + names + "], ending = \"" + ending +
          "\", leastSeconds = " + short_number(kLeastHeard.value) + ";";
  return page.append(kScript);
}

}  // namespace clavier
