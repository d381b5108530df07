/* Preloaded into a process, it lets one call to the disk fail, and only for the files of a database.
 *
 * FAIL_CALL is "sync" or "write", FAIL_AT the number of the call that fails (1 is the first; 0 fails none), FAIL_HOW is
 * "EIO", "ENOSPC" or "short" (half of the bytes are written). When it fails it says "failing" on standard output. With
 * FAIL_COUNT the number of calls is written to that file at the end. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_int syncs, writes;

static int is_of_database(int fd) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return strstr(path, "linebeat.db") != NULL;
}

static int is_the_one(const char *call, int number) {
    const char *wanted = getenv("FAIL_CALL"), *at = getenv("FAIL_AT");
    if (!wanted || !at || strcmp(wanted, call) != 0 || atoi(at) != number) return 0;
    ssize_t ignored = write(STDOUT_FILENO, "failing\n", 8);
    (void) ignored;
    return 1;
}

static const char *how(void) {
    const char *how = getenv("FAIL_HOW");
    return how ? how : "EIO";
}

static int fail(void) {
    errno = strcmp(how(), "ENOSPC") == 0 ? ENOSPC : EIO;
    return -1;
}

#define REAL(name) \
    static __typeof__(&name) real; \
    if (!real) real = (__typeof__(&name)) dlsym(RTLD_NEXT, #name)

int fsync(int fd) {
    REAL(fsync);
    if (is_of_database(fd) && is_the_one("sync", ++syncs)) return fail();
    return real(fd);
}

int fdatasync(int fd) {
    REAL(fdatasync);
    if (is_of_database(fd) && is_the_one("sync", ++syncs)) return fail();
    return real(fd);
}

#define WRITE(name, offset) \
ssize_t name(int fd, const void *bytes, size_t count, offset at) { \
    REAL(name); \
    if (is_of_database(fd) && is_the_one("write", ++writes)) { \
        if (strcmp(how(), "short") != 0) return fail(); \
        return real(fd, bytes, count / 2, at); \
    } \
    return real(fd, bytes, count, at); \
}

WRITE(pwrite, off_t)
WRITE(pwrite64, off64_t)

__attribute__((destructor)) static void tell(void) {
    const char *path = getenv("FAIL_COUNT");
    FILE *file = path ? fopen(path, "w") : NULL;
    if (file) {
        fprintf(file, "%d %d\n", syncs, writes);
        fclose(file);
    }
}
