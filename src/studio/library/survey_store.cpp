#include "studio/library/survey_store.h"

#include "studio/library/blobs.h"

namespace clavier {
namespace {

constexpr const char* kSurveyColumns =
    "SELECT id, slug, form, kit, options, opened, closed, "
    "(SELECT count(*) FROM listener WHERE listener.survey = survey.id), "
    "(SELECT count(*) FROM answer WHERE answer.survey = survey.id) FROM survey ";

constexpr const char* kListenerColumns = "SELECT id, survey, questions, about, consented, ended, code FROM listener ";

StoredSurvey survey_of(const SqlRow& row) {
  return {.id = row.number(0),
          .slug = row.text(1),
          .form = row.text(2),
          .kit = row.text(3),
          .options = parse_json(row.text(4), "the options of a survey"),
          .opened = row.text(5),
          .closed = row.maybe_text(6),
          .listeners = row.number(7),
          .answers = row.number(8)};
}

StoredListener listener_of(const SqlRow& row) {
  return {.id = row.text(0),
          .survey = row.number(1),
          .questions = parse_json(row.text(2), "the questions of a listener"),
          .about = parse_json(row.text(3), "what is known of a listener"),
          .consented = row.text(4),
          .ended = row.maybe_text(5),
          .code = row.maybe_text(6)};
}

}  // namespace

void SurveyStore::add(const StoredSurvey& survey, const std::vector<StoredQuestion>& questions) {
  constexpr const char* kOgg = "audio/ogg";
  const std::lock_guard guard(shared_->lock);
  Database& database = shared_->database;
  Transaction transaction(database);
  database.run("INSERT INTO survey (slug, form, kit, options, opened) VALUES (?, ?, ?, ?, ?)",
               {survey.slug, survey.form, survey.kit, json_text(survey.options), shared_->now()});
  const std::int64_t id = database.last_id();
  for (const StoredQuestion& question : questions) {
    std::optional<std::string> other;
    if (question.other_sound) other = put_blob(database, kOgg, *question.other_sound);
    database.run(
        "INSERT INTO question (survey, name, truth, sound, other_sound) VALUES (?, ?, ?, ?, ?)",
        {id, question.name, json_text(question.truth), put_blob(database, kOgg, question.sound), sql_value(other)});
  }
  transaction.commit();
}

std::vector<StoredSurvey> SurveyStore::list() {
  const std::lock_guard guard(shared_->lock);
  std::vector<StoredSurvey> surveys;
  SqlQuery rows = shared_->database.query(std::string(kSurveyColumns) + "ORDER BY id DESC");
  while (rows.next()) surveys.push_back(survey_of(rows.row()));
  return surveys;
}

std::optional<StoredSurvey> SurveyStore::find(const std::string& slug) {
  const std::lock_guard guard(shared_->lock);
  SqlQuery found = shared_->database.query(std::string(kSurveyColumns) + "WHERE slug = ?", {slug});
  return found.next() ? std::optional(survey_of(found.row())) : std::nullopt;
}

void SurveyStore::set_open(std::int64_t survey, bool open) {
  const std::lock_guard guard(shared_->lock);
  if (open)
    shared_->database.run("UPDATE survey SET closed = NULL WHERE id = ?", {survey});
  else
    shared_->database.run("UPDATE survey SET closed = coalesce(closed, ?) WHERE id = ?", {shared_->now(), survey});
}

std::vector<SurveyTruth> SurveyStore::truths(std::int64_t survey) {
  const std::lock_guard guard(shared_->lock);
  std::vector<SurveyTruth> truths;
  SqlQuery rows = shared_->database.query(
      "SELECT name, truth FROM question WHERE survey = ? ORDER BY length(name), name", {survey});
  while (rows.next()) truths.push_back({rows.row().text(0), parse_json(rows.row().text(1), "a question")});
  return truths;
}

std::optional<Bytes> SurveyStore::find_sound(std::int64_t survey, const std::string& question, bool other) {
  const std::lock_guard guard(shared_->lock);
  SqlQuery found = shared_->database.query(std::string("SELECT content FROM question JOIN blob ON hash = ") +
                                               (other ? "other_sound" : "sound") + " WHERE survey = ? AND name = ?",
                                           {survey, question});
  return found.next() ? std::optional(found.row().bytes(0)) : std::nullopt;
}

void SurveyStore::add_listener(const StoredListener& listener) {
  const std::lock_guard guard(shared_->lock);
  shared_->database.run(
      "INSERT INTO listener (id, survey, questions, about, consented) VALUES (?, ?, ?, ?, ?)",
      {listener.id, listener.survey, json_text(listener.questions), json_text(listener.about), shared_->now()});
}

std::optional<StoredListener> SurveyStore::find_listener(const std::string& id) {
  const std::lock_guard guard(shared_->lock);
  SqlQuery found = shared_->database.query(std::string(kListenerColumns) + "WHERE id = ?", {id});
  return found.next() ? std::optional(listener_of(found.row())) : std::nullopt;
}

std::vector<StoredListener> SurveyStore::listeners(std::int64_t survey) {
  const std::lock_guard guard(shared_->lock);
  std::vector<StoredListener> all;
  SqlQuery rows =
      shared_->database.query(std::string(kListenerColumns) + "WHERE survey = ? ORDER BY consented, id", {survey});
  while (rows.next()) all.push_back(listener_of(rows.row()));
  return all;
}

void SurveyStore::put_answer(std::int64_t survey, const StoredAnswer& answer) {
  const std::lock_guard guard(shared_->lock);
  shared_->database.run(
      "INSERT INTO answer (listener, survey, question, answer, heard, plays, thought, comment, given) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (listener, question) DO UPDATE SET answer = excluded.answer, "
      "heard = excluded.heard, plays = excluded.plays, thought = excluded.thought, comment = excluded.comment, "
      "given = excluded.given",
      {answer.listener, survey, answer.question, answer.answer, answer.heard, answer.plays, sql_value(answer.thought),
       answer.comment, shared_->now()});
}

void SurveyStore::end_listener(const std::string& id, const std::string& code) {
  const std::lock_guard guard(shared_->lock);
  shared_->database.run("UPDATE listener SET ended = coalesce(ended, ?), code = coalesce(code, ?) WHERE id = ?",
                        {shared_->now(), code, id});
}

std::vector<StoredAnswer> SurveyStore::select_answers_where(const std::string& condition, const SqlValue& value) {
  const std::lock_guard guard(shared_->lock);
  std::vector<StoredAnswer> all;
  SqlQuery rows =
      shared_->database.query("SELECT listener, question, answer, heard, plays, thought, comment FROM answer WHERE " +
                                  condition + " ORDER BY listener, question",
                              {value});
  while (rows.next()) {
    const SqlRow row = rows.row();
    all.push_back({row.text(0), row.text(1), row.text(2), row.real(3), row.number(4), row.maybe_real(5), row.text(6)});
  }
  return all;
}

std::vector<StoredAnswer> SurveyStore::answers(std::int64_t survey) {
  return select_answers_where("survey = ?", survey);
}

std::vector<StoredAnswer> SurveyStore::answers_of(const std::string& listener) {
  return select_answers_where("listener = ?", listener);
}

}  // namespace clavier
