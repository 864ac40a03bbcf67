#include "studio/work/job_listener.h"

#include <algorithm>

#include "studio/music/note_list.h"

namespace clavier {

void JobListener::begin() {
  context_.check();
  if (begun_ && told_ > 0)
    context_.tell("again", {{"proposal", proposal_}, {"why", "composing anew: the last attempt was not good enough"}});
  begun_ = true;
  told_ = 0;
}

void JobListener::hear(const Score& so_far, double done) {
  context_.check();
  if (so_far.notes.empty()) return;
  const Beats last = so_far.notes.back().onset;
  const auto waits =
      std::find_if(so_far.notes.begin(), so_far.notes.end(), [&](auto& note) { return note.onset >= last; });
  const auto end = static_cast<std::size_t>(waits - so_far.notes.begin());
  if (end <= told_) return;
  context_.tell("notes", {{"proposal", proposal_}, {"notes", notes_in_progress(so_far, told_, end)}, {"done", done}});
  told_ = end;
}

}  // namespace clavier
