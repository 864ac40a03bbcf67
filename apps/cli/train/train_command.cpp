#include "cli/train/train_command.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <iostream>

#include "shared/command.h"
#include "shared/flags.h"
#include "training/options/era_classifier_train_request.h"
#include "training/options/gan_train_request.h"
#include "training/options/model_family.h"
#include "training/options/phrase_judge_train_request.h"
#include "training/options/score_train_request.h"
#include "training/options/train_request.h"

namespace clavier {
namespace {

constexpr const char* kRollExamples =
    "Examples:\n  clavier train --model gan --corpus corpus --out my-rolls\n  clavier train --model gan-kuo-article "
    "--era modernist --corpus corpus --out my-modernist";
constexpr const char* kScoreExamples =
    "Examples:\n  clavier train --model transformer --corpus scores --out my-scores --minutes 600\n  clavier train "
    "--model transformer --from transformer --corpus mine --out my-style --minutes 20";
constexpr const char* kEraClassifierExamples =
    "Examples:\n  clavier train --model era-classifier --corpus corpus --out my-classifier\n"
    "  clavier train --model era-classifier --corpus corpus --out my-classifier --json";
constexpr const char* kPhraseJudgeExamples =
    "Examples:\n  clavier train --model phrase-judge --corpus scores --out my-scores\n"
    "  clavier train --model phrase-judge --corpus scores --out my-scores --pieces 300";

std::filesystem::path trainer() {
  return std::filesystem::read_symlink("/proc/self/exe").parent_path() / "clavier-train";
}

[[noreturn]] void start_trainer(const std::vector<std::string>& arguments) {
  const std::string program = trainer().string();
  if (!std::filesystem::exists(program)) {
    throw Error("cannot train: there is no " + program + "; ./clavier train in the source folder builds it");
  }
  std::vector<char*> values{const_cast<char*>(program.c_str())};
  for (const std::string& argument : arguments) values.push_back(const_cast<char*>(argument.c_str()));
  values.push_back(nullptr);
  ::setenv("OMP_WAIT_POLICY", "passive", 0);                // threads that spin while they wait slow LibTorch down
  ::setenv("GLIBC_TUNABLES", "glibc.malloc.hugetlb=1", 0);  // huge pages: large tensors miss fewer addresses
  ::execv(program.c_str(), values.data());
  throw Error("cannot start " + program + ": " + std::strerror(errno));
}

/// The flags of a plan: a request, how it is trained, the shape of the network.
template <class Plan>
void add_plan(CLI::App& command, Plan& plan) {
  add_flags(command, plan.request);
  add_flags(command, plan.training);
  add_flags(command, plan.network);
}

void add_plan(CLI::App& command, EraClassifierTrainRequest& request) { add_flags(command, request); }
void add_plan(CLI::App& command, PhraseJudgeTrainRequest& request) { add_flags(command, request); }

/// Becomes clavier-train, or returns after showing the help. Only what needs no LibTorch is checked here; clavier-train
/// checks the rest.
template <class Plan>
void check_and_train(CLI::App& documented, const std::vector<std::string>& arguments, const std::string& examples) {
  Plan plan;
  documented.footer(examples);
  documented.allow_extras();
  add_plan(documented, plan);
  try {
    documented.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::CallForHelp&) {
    std::cout << documented.help();
    return;
  } catch (const CLI::RequiredError&) {  // a misspelt flag says more than the one that it leaves out
    if (const auto unknown = documented.remaining(); !unknown.empty()) throw CLI::ExtrasError(unknown);
    throw;
  }
  start_trainer(arguments);
}

}  // namespace

void add_train_command(CLI::App& program) {
  const CommandHelp help{
      .name = "train",
      .doc = "train a model on a corpus (starts clavier-train)",
      .first_example = "clavier train --corpus corpus --era baroque --out my-baroque",
      .second_example = "clavier train --corpus mine --from lstm-romantic --minutes 30 --out mine-model"};
  CLI::App& command = add_command(program, help);
  command.set_help_flag();
  command.prefix_command();
  command.callback([&command, help] {
    CLI::App documented(help.doc, "clavier train");
    documented.formatter(command.get_formatter());
    documented.set_help_flag("-h,--help", "print this help");
    const std::vector<std::string> arguments = command.remaining();
    switch (requested_family(arguments)) {
      case ModelFamily::sequences:
        return check_and_train<TrainPlan>(documented, arguments, command.get_footer());
      case ModelFamily::scores:
        return check_and_train<ScoreTrainPlan>(documented, arguments, kScoreExamples);
      case ModelFamily::gan:
        return check_and_train<GanTrainPlan>(documented, arguments, kRollExamples);
      case ModelFamily::era_classifier:
        return check_and_train<EraClassifierTrainRequest>(documented, arguments, kEraClassifierExamples);
      case ModelFamily::phrase_judge:
        return check_and_train<PhraseJudgeTrainRequest>(documented, arguments, kPhraseJudgeExamples);
    }
  });
}

}  // namespace clavier
