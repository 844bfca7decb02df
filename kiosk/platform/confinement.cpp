#include "platform/confinement.h"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/errors.h"

namespace odop::platform {
namespace {

constexpr rlim_t descriptors_max = 256;
constexpr rlim_t written_bytes_max = rlim_t{1} << 20;  // where its output goes into a file
constexpr rlim_t memory_bytes_max = rlim_t{1} << 30;   // addresses, not pages: threads' stacks count whole

#if defined(__x86_64__)
constexpr std::uint32_t architecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t architecture = AUDIT_ARCH_AARCH64;
#else
constexpr std::uint32_t architecture = 0;
#endif

// What serving from memory takes, and nothing that opens, makes, changes, starts or calls anything.
constexpr long allowed_calls[] = {
    // the socket that listens and those that it gives
    __NR_accept, __NR_accept4, __NR_read, __NR_write, __NR_readv, __NR_writev, __NR_recvfrom, __NR_recvmsg, __NR_sendto,
    __NR_sendmsg, __NR_shutdown, __NR_close, __NR_getsockname, __NR_getpeername, __NR_getsockopt, __NR_setsockopt,
    __NR_ppoll, __NR_pselect6, __NR_fcntl,
#if defined(__x86_64__)
    __NR_poll, __NR_select,
#endif
    // memory, threads, time
    __NR_mmap, __NR_munmap, __NR_mremap, __NR_mprotect, __NR_madvise, __NR_brk, __NR_futex, __NR_set_robust_list,
    __NR_rseq, __NR_sched_yield, __NR_sched_getaffinity, __NR_gettid, __NR_getpid, __NR_tgkill, __NR_rt_sigaction,
    __NR_rt_sigprocmask, __NR_rt_sigreturn, __NR_sigaltstack, __NR_restart_syscall, __NR_nanosleep,
    __NR_clock_nanosleep, __NR_clock_gettime, __NR_gettimeofday, __NR_getrandom, __NR_exit, __NR_exit_group};

void limit(int resource, rlim_t most) {
  rlimit now{};
  if (::getrlimit(static_cast<__rlimit_resource>(resource), &now) != 0) return;
  if (now.rlim_max != RLIM_INFINITY) most = std::min(most, now.rlim_max);
  const rlimit wanted{most, most};
  if (::setrlimit(static_cast<__rlimit_resource>(resource), &wanted) != 0)
    throw MachineError("confinement", "setrlimit " + std::to_string(resource) + ": errno " + std::to_string(errno));
}

// A set of rules that handles every right to files and grants none.
bool raise_landlock() {
  const long version = ::syscall(__NR_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1) return false;
  std::uint64_t rights = (std::uint64_t{1} << 13) - 1;  // version 1: everything from executing to links
  if (version >= 2) rights |= std::uint64_t{1} << 13;   // moving between folders
  if (version >= 3) rights |= std::uint64_t{1} << 14;   // cutting short
  landlock_ruleset_attr rules{};
  rules.handled_access_fs = rights;
  const long fd = ::syscall(__NR_landlock_create_ruleset, &rules, sizeof rules.handled_access_fs, 0);
  if (fd < 0) return false;
  const bool is_up = ::syscall(__NR_landlock_restrict_self, fd, 0) == 0;
  ::close(static_cast<int>(fd));
  return is_up;
}

sock_filter load(std::size_t offset) {
  return BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(offset));
}
sock_filter unless_equal(std::uint32_t value, std::uint8_t skip) {
  return BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, skip);
}
sock_filter answer(std::uint32_t what) {
  return BPF_STMT(BPF_RET | BPF_K, what);
}

bool raise_seccomp() {
  if (architecture == 0) return false;
  constexpr std::uint32_t refused = SECCOMP_RET_ERRNO | EPERM;
  std::vector<sock_filter> filter{load(offsetof(seccomp_data, arch)), unless_equal(architecture, 1),
                                  BPF_STMT(BPF_JMP | BPF_JA, 1), answer(SECCOMP_RET_KILL_PROCESS),
                                  load(offsetof(seccomp_data, nr))};
  for (const long call : allowed_calls) {
    filter.push_back(unless_equal(static_cast<std::uint32_t>(call), 1));
    filter.push_back(answer(SECCOMP_RET_ALLOW));
  }
  // A filter cannot look into clone3's structure: without it the C library takes clone, which may make threads only.
  filter.push_back(unless_equal(__NR_clone3, 1));
  filter.push_back(answer(SECCOMP_RET_ERRNO | ENOSYS));
  filter.push_back(unless_equal(__NR_clone, 3));
  filter.push_back(load(offsetof(seccomp_data, args[0])));
  filter.push_back(BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 0, 1));
  filter.push_back(answer(SECCOMP_RET_ALLOW));
  filter.push_back(answer(refused));
  const sock_fprog program{static_cast<unsigned short>(filter.size()), filter.data()};
  return ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

}  // namespace

std::string Confinement::missing() const {
  if (!has_landlock && !has_seccomp) return "landlock, seccomp";
  return !has_landlock ? "landlock" : !has_seccomp ? "seccomp" : "";
}

Confinement confine_this_process() {
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
    throw MachineError("confinement", "prctl no_new_privs: errno " + std::to_string(errno));
  ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, written_bytes_max);
  limit(RLIMIT_NOFILE, descriptors_max);
  limit(RLIMIT_AS, memory_bytes_max);
  Confinement walls;
  walls.has_landlock = raise_landlock();
  walls.has_seccomp = raise_seccomp();
  if (!walls.has_landlock && !walls.has_seccomp)
    throw MachineError("confinement", "this kernel has neither Landlock nor seccomp; the page is not served without");
  return walls;
}

}  // namespace odop::platform
