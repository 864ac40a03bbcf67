#pragma once

#include <string>

#include "formats/output_piece.h"
#include "studio/work/studio_work.h"
#include "studio/work/survey_request.h"

namespace clavier {

/// Throws Misuse when this asks for no listening test.
SurveyRequest read_survey_request(const Json& options);

/// Makes a listening test (listening_test/), plays its excerpts as Ogg Vorbis, and opens it under an address made of
/// `id`, hexadecimal digits. Returns {"survey": slug}. Throws what make_survey_kit throws, and Error without a sound
/// font.
Json do_survey_work(const StudioTools& tools, const OutputOptions& output, const std::string& id, const StoredJob& job,
                    JobContext& context);

}  // namespace clavier
