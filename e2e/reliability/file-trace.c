/*
 * Preloaded into a process (LD_PRELOAD): writes down, in the order in which they happened, what it does to the files of one folder
 * and when it makes them durable. One record per call that succeeded: four numbers (kind, inode, offset, length), then the bytes or
 * the path. What is mapped into memory is not seen: `-shm` files are left out, SQLite makes them anew after a crash.
 *
 * STET_TRACED is the folder, STET_TRACE the file that is written.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST_FILES 4096
#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;
static const char *folder;
static size_t folder_length;
static int trace = -1;
/* Inode on which a descriptor was opened; a descriptor that was closed and given out again is found out by it. */
static ino_t opened[MOST_FILES];

__attribute__((constructor)) static void start(void) {
  const char *file = getenv("STET_TRACE");
  folder = getenv("STET_TRACED");
  if (file == NULL || folder == NULL) return;
  folder_length = strlen(folder);
  trace = REAL(open)(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void put(const void *bytes, size_t length) {
  const char *at = bytes;
  while (length > 0) {
    ssize_t written = REAL(write)(trace, at, length);
    if (written < 0) abort();
    at += written;
    length -= written;
  }
}

static void record(char kind, ino_t inode, int64_t offset, const void *bytes, size_t length) {
  uint64_t head[4] = {kind, inode, offset, length};
  put(head, sizeof head);
  put(bytes, length);
}

static int is_traced(const char *path) {
  size_t length = strlen(path);
  if (trace < 0 || strncmp(path, folder, folder_length) != 0) return 0;
  if (path[folder_length] != '/' && path[folder_length] != '\0') return 0;
  return length < 4 || strcmp(path + length - 4, "-shm") != 0;
}

static void record_path(char kind, ino_t inode, const char *path) {
  const char *inside = path + folder_length;
  record(kind, inode, 0, inside, strlen(inside));
}

/* The inode behind a descriptor of ours, else 0. */
static ino_t inode_of(int fd) {
  struct stat is;
  if (trace < 0 || fd < 0 || fd >= MOST_FILES || opened[fd] == 0) return 0;
  return fstat(fd, &is) == 0 && is.st_ino == opened[fd] ? is.st_ino : 0;
}

static int note_opened(int fd, const char *path, int existed) {
  struct stat is;
  if (fd < 0 || fd >= MOST_FILES || fstat(fd, &is) != 0) return fd;
  opened[fd] = is.st_ino;
  record_path(S_ISDIR(is.st_mode) ? 'D' : existed ? 'O' : 'C', is.st_ino, path);
  return fd;
}

#define OPENING(name)                                                       \
  int name(const char *path, int flags, ...) {                              \
    va_list more;                                                           \
    va_start(more, flags);                                                  \
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0; \
    va_end(more);                                                           \
    if (!is_traced(path)) return REAL(name)(path, flags, mode);             \
    pthread_mutex_lock(&order);                                             \
    int existed = access(path, F_OK) == 0;                                  \
    int fd = note_opened(REAL(name)(path, flags, mode), path, existed);     \
    if (fd >= 0 && existed && (flags & O_TRUNC)) record('T', inode_of(fd), 0, "", 0); \
    pthread_mutex_unlock(&order);                                           \
    return fd;                                                              \
  }
OPENING(open)
OPENING(open64)

/* Runs a call that changes an open file and records it when it has succeeded. */
#define ON_FILE(result, call, kind, offset, bytes, length)            \
  pthread_mutex_lock(&order);                                         \
  result = call;                                                      \
  ino_t inode = result < 0 ? 0 : inode_of(fd);                        \
  if (inode != 0) record(kind, inode, offset, bytes, length);         \
  pthread_mutex_unlock(&order);                                       \
  return result

ssize_t write(int fd, const void *bytes, size_t length) {
  if (inode_of(fd) == 0) return REAL(write)(fd, bytes, length);
  ssize_t done;
  ON_FILE(done, REAL(write)(fd, bytes, length), 'W', lseek(fd, 0, SEEK_CUR) - done, bytes, done);
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
  ssize_t done;
  ON_FILE(done, REAL(pwrite64)(fd, bytes, length, offset), 'W', offset, bytes, done);
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) {
  return pwrite64(fd, bytes, length, offset);
}

int ftruncate64(int fd, off64_t length) {
  int failed;
  ON_FILE(failed, REAL(ftruncate64)(fd, length), 'T', length, "", 0);
}

int ftruncate(int fd, off_t length) {
  return ftruncate64(fd, length);
}

int fsync(int fd) {
  int failed;
  ON_FILE(failed, REAL(fsync)(fd), 'S', 0, "", 0);
}

int fdatasync(int fd) {
  int failed;
  ON_FILE(failed, REAL(fdatasync)(fd), 'S', 0, "", 0);
}

/* Runs a call that changes the names in a folder and records it when it has succeeded. */
#define ON_NAME(call, recording)             \
  pthread_mutex_lock(&order);                \
  int failed = call;                         \
  if (failed == 0) recording;                \
  pthread_mutex_unlock(&order);              \
  return failed

int unlink(const char *path) {
  if (!is_traced(path)) return REAL(unlink)(path);
  ON_NAME(REAL(unlink)(path), record_path('U', 0, path));
}

int mkdir(const char *path, mode_t mode) {
  if (!is_traced(path)) return REAL(mkdir)(path, mode);
  ON_NAME(REAL(mkdir)(path, mode), record_path('M', 0, path));
}

static void record_rename(const char *from, const char *to) {
  char both[2 * PATH_MAX];
  size_t length = strlen(from) - folder_length + 1;
  memcpy(both, from + folder_length, length);
  strcpy(both + length, to + folder_length);
  record('R', 0, 0, both, length + strlen(both + length));
}

int rename(const char *from, const char *to) {
  if (!is_traced(from) || !is_traced(to)) return REAL(rename)(from, to);
  ON_NAME(REAL(rename)(from, to), record_rename(from, to));
}
