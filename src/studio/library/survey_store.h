#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/options.h"
#include "studio/library/shared_database.h"

namespace clavier {

/// A question of a listening test, with its sound or, of a pair, both.
struct StoredQuestion {
  std::string name;  ///< "excerpt-1", "pair-3"
  Json truth;        ///< never for listeners
  Bytes sound;       ///< Ogg Vorbis
  std::optional<Bytes> other_sound{};
};

struct StoredSurvey {
  std::int64_t id = 0;
  std::string slug;  ///< in its address
  std::string form;  ///< "excerpts" or "pairs"
  std::string kit;
  Json options;
  std::string opened;
  std::optional<std::string> closed;
  std::int64_t listeners = 0;
  std::int64_t answers = 0;
};

/// A question and its truth, without its sounds.
struct SurveyTruth {
  std::string name;
  Json truth;
};

/// Somebody who takes part: no name, no address, but a random id, which is also the cookie.
struct StoredListener {
  std::string id;
  std::int64_t survey = 0;
  Json questions;  ///< names in the order of this listener, and which side of a pair is swapped
  Json about;
  std::string consented;
  std::optional<std::string> ended, code;
};

struct StoredAnswer {
  std::string listener;
  std::string question;
  std::string answer;
  double heard = 0;  ///< seconds
  std::int64_t plays = 1;
  std::optional<double> thought;  ///< seconds
  std::string comment;
};

/// Listening tests, listeners and their answers. Several threads may use it.
class SurveyStore {
 public:
  explicit SurveyStore(std::shared_ptr<SharedDatabase> shared) : shared_(std::move(shared)) {}

  /// Opens a survey with these questions.
  void add(const StoredSurvey& survey, const std::vector<StoredQuestion>& questions);
  std::vector<StoredSurvey> list();
  std::optional<StoredSurvey> find(const std::string& slug);
  void set_open(std::int64_t survey, bool open);
  std::vector<SurveyTruth> truths(std::int64_t survey);
  /// The sound, or the other one, of a question; nothing when there is none.
  std::optional<Bytes> find_sound(std::int64_t survey, const std::string& question, bool other);

  void add_listener(const StoredListener& listener);
  std::optional<StoredListener> find_listener(const std::string& id);
  std::vector<StoredListener> listeners(std::int64_t survey);
  /// In the place of an earlier answer to the same question.
  void put_answer(std::int64_t survey, const StoredAnswer& answer);
  void end_listener(const std::string& id, const std::string& code);
  std::vector<StoredAnswer> answers(std::int64_t survey);
  std::vector<StoredAnswer> answers_of(const std::string& listener);

 private:
  std::vector<StoredAnswer> select_answers_where(const std::string& condition, const SqlValue& value);

  std::shared_ptr<SharedDatabase> shared_;
};

}  // namespace clavier
