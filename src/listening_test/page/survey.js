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
// Spreadsheets run what begins as a formula: such a cell begins with an apostrophe.
const quoted = text => '"' + text.replace(/^[=+\-@]/, "'$&").replaceAll('"', '""') + '"';
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
