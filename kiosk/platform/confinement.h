// A program that lets go of everything it will not need: after confine_this_process() it can open no file or folder,
// start no program and call nobody; what is open already stays, and a socket that listens goes on. For odop-page, which
// strangers reach. Called once in main, before any thread begins. Needs no root; Debian 12's kernel has both walls.
#pragma once

#include <string>

namespace odop::platform {

struct Confinement {
  bool has_landlock = false;    // the kernel's wall around files
  bool has_seccomp = false;     // its list of calls
  std::string missing() const;  // "landlock", "seccomp", "landlock, seccomp"; empty: both stand
};

// Sets no_new_privs and the limits too: no core file, few descriptors, bounds for what is written and for memory. What
// the kernel has not is left out and told; throws MachineError "confinement" when neither wall can be had.
Confinement confine_this_process();

}  // namespace odop::platform
