#include <semaphore.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <thread>

#include "base/error_line.h"
#include "base/files.h"
#include "models/transformer/transformer_checkpoint.h"
#include "shared/find_model.h"
#include "shared/flags.h"
#include "shared/terminal.h"
#include "train/model_folder.h"
#include "train/resume_hint.h"
#include "training/fitting/train_era_classifier.h"
#include "training/fitting/train_phrase_judge.h"
#include "training/options/gan_train_request.h"
#include "training/options/presets.h"
#include "training/train_gan.h"
#include "training/train_model.h"
#include "training/train_scores.h"

namespace clavier {
namespace {

constexpr int kStopped = 130;  // what shells call a program ended by Ctrl-C

/// `Plan` is TrainPlan, ScoreTrainPlan or GanTrainPlan: a request, the shape of the networks and how they are trained.
template <class Plan>
void parse(Plan& plan, bool& json, int argc, char** argv) {
  CLI::App program("Trains a model on a corpus.", "clavier-train");
  add_flags(program, plan.request);
  add_flags(program, plan.training);
  add_flags(program, plan.network);
  program.add_flag("--json", json, "Print the result as JSON");
  program.parse(argc, argv);
}

void apply_preset(TrainPlan& plan) {
  if (plan.request.model == "markov") return;
  const SequencePreset& preset = find_sequence_preset(plan.request.model);
  plan.network = preset.network;
  plan.training = preset.training;
}

void apply_preset(GanTrainPlan& plan) {
  const GanPreset& preset = find_gan_preset(plan.request.model);
  plan.network = preset.network;
  plan.training = preset.training;
}

void apply_preset(ScoreTrainPlan& plan) {
  const ScorePreset& preset = find_score_preset(plan.request.model);
  plan.network = preset.network;
  plan.training = preset.training;
}

/// A config file may set the options of network and training.
template <class Plan>
void apply_config(Plan& plan) {
  const Json config = parse_json(read_text(*plan.request.config), *plan.request.config);
  Json network = Json::object(), training = Json::object();
  for (const auto& [key, value] : config.items()) (has_option(plan.network, key) ? network : training)[key] = value;
  options_from_json(network, plan.network, *plan.request.config);
  options_from_json(training, plan.training, *plan.request.config);
}

/// Flags override the config file, which overrides the preset: the command line is parsed once to know these two, and
/// once more to override them.
template <class Plan>
Plan resolve_plan(bool& json, int argc, char** argv) {
  Plan first;
  parse(first, json, argc, argv);
  Plan plan{.request = first.request, .network = {}, .training = {}};
  apply_preset(plan);
  if (plan.request.config) apply_config(plan);
  parse(plan, json, argc, argv);
  return plan;
}

std::stop_source& interrupted() {
  static std::stop_source source;
  return source;
}

sem_t signalled;

/// Ctrl-C (SIGINT) or SIGTERM stops the training between two steps, and its state is saved; a second one ends the
/// program at once. A handler and not a blocked signal: libraries may have started threads before main.
void stop_on_signals() {
  sem_init(&signalled, 0, 0);
  struct sigaction action {};
  action.sa_handler = [](int) { sem_post(&signalled); };
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  std::thread([] {
    while (sem_wait(&signalled) != 0) {
    }
    std::cerr << "clavier-train: stopping after this step; again to stop at once" << std::endl;
    interrupted().request_stop();
  }).detach();
}

std::string describe_resume(const Json& result, int argc, char** argv) {
  const bool validated =
      !result.at(result.contains("validation_loss") ? "validation_loss" : "validation_distance").is_null();
  const auto out = result.at("out").get<std::string>();
  return "stopped at step " + result.at("steps").dump() + "; " +
         (validated ? "the best model so far is in " + out : "the model in " + out + " has not been validated yet") +
         "; resume with: " + resume_command({argv + 1, static_cast<std::size_t>(argc - 1)});
}

/// Carries out `train` in the folder of its model, which no other process writes meanwhile.
template <class Request, class Train>
Json train_in_folder(const Request& request, const Train& train) {
  const OwnedFolder folder(plan_model_folder(request.out, request.resume, request.overwrite));
  if (request.overwrite) forget_training(request.out);
  return train();
}

Json run_gan_training(bool& json, int argc, char** argv, Progress& progress) {
  const auto plan = resolve_plan<GanTrainPlan>(json, argc, argv);
  stop_on_signals();
  return train_in_folder(plan.request, [&] { return train_gan(plan, progress, interrupted().get_token()); });
}

Json run_sequence_training(bool& json, int argc, char** argv, Progress& progress) {
  auto plan = resolve_plan<TrainPlan>(json, argc, argv);
  if (plan.request.from) plan.request.from = find_model(*plan.request.from, std::nullopt).folder.string();
  if (plan.request.model != "markov") stop_on_signals();  // a Markov chain has no state to save
  return train_in_folder(plan.request, [&] { return train_model(plan, progress, interrupted().get_token()); });
}

Json run_score_training(bool& json, int argc, char** argv, Progress& progress) {
  auto plan = resolve_plan<ScoreTrainPlan>(json, argc, argv);
  if (plan.request.from) plan.request.from = find_model(*plan.request.from, std::nullopt).folder.string();
  stop_on_signals();
  return train_in_folder(plan.request, [&] { return train_scores(plan, progress, interrupted().get_token()); });
}

/// Prints the result and what to do next; the exit code.
int report_training(const Json& result, bool json, int argc, char** argv, Progress& progress) {
  const bool stopped = result.value("stopped", false);
  if (stopped) progress.say(describe_resume(result, argc, argv));
  if (json) {
    print_json(result);
  } else if (!stopped) {
    const auto out = result.at("out").get<std::string>();
    const std::string era = result.contains("era") ? " --era " + result["era"].get<std::string>() : "";
    print_line("the model is in " + out + "; compose with: clavier compose --model " + out + era + " --out piece.mid");
  }
  return stopped ? kStopped : 0;
}

/// Parses what is fitted without a network. There is no state to save or to resume.
template <class Request>
Request parse_fit(bool& json, const char* what, int argc, char** argv) {
  Request request;
  CLI::App program(what, "clavier-train");
  add_flags(program, request);
  program.add_flag("--json", json, "Print the result as JSON");
  program.parse(argc, argv);
  return request;
}

int train_era_classifier(int argc, char** argv, Progress& progress) {
  bool json = false;
  const auto request = parse_fit<EraClassifierTrainRequest>(json, "Trains an era classifier on a corpus.", argc, argv);
  const OwnedFolder folder(plan_model_folder(request.out, false, request.overwrite));
  const Json result = train_era_classifier(request, progress);
  if (json) {
    print_json(result);
    return 0;
  }
  for (const char* name : {"validation", "test", "held_out_composers"})
    print_line(std::string(name) + ": " + result.at(name).dump());
  print_line("the era classifier is in " + request.out);
  return 0;
}

int train_phrase_judge(int argc, char** argv, Progress& progress) {
  bool json = false;
  const auto request = parse_fit<PhraseJudgeTrainRequest>(json, "Fits a judge of a Transformer's phrases.", argc, argv);
  const OwnedFolder folder(plan_addition(request.out, kPhraseJudgeFile, request.overwrite));
  const Json result = train_phrase_judge(request, progress);
  if (json) {
    print_json(result);
    return 0;
  }
  for (const char* name : {"first", "second"})
    print_line("area under the curve, " + std::string(name) + " judge: " + result.at("areas").at(name).dump());
  print_line("the judge is in " + request.out + "; compose with: clavier compose --model " + request.out +
             " --out piece.mid");
  return 0;
}

int run(int argc, char** argv) {
  bool json = false;
  TerminalProgress progress;
  switch (requested_family({argv + 1, argv + argc})) {
    case ModelFamily::era_classifier:
      return train_era_classifier(argc, argv, progress);
    case ModelFamily::phrase_judge:
      return train_phrase_judge(argc, argv, progress);
    case ModelFamily::scores:
      return report_training(run_score_training(json, argc, argv, progress), json, argc, argv, progress);
    case ModelFamily::gan:
      return report_training(run_gan_training(json, argc, argv, progress), json, argc, argv, progress);
    default:
      return report_training(run_sequence_training(json, argc, argv, progress), json, argc, argv, progress);
  }
}

int report_error(const std::string& message, int code) {
  std::cerr << error_line("clavier-train", message) << std::endl;
  return code;
}

}  // namespace
}  // namespace clavier

int main(int argc, char** argv) {
  try {
    return clavier::run(argc, argv);
  } catch (const CLI::ParseError& problem) {
    return problem.get_exit_code() == 0 ? 0 : clavier::report_error(problem.what(), 2);
  } catch (const clavier::Misuse& problem) {
    return clavier::report_error(problem.what(), 2);
  } catch (const std::exception& problem) {
    return clavier::report_error(clavier::reason_of(problem), 1);
  }
}
