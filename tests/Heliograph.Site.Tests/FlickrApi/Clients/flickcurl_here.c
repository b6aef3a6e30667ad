// Leads flickcurl to the site that FLICKCURL_SITE names: some of the addresses of Flickr in its library there is no way to set. For LD_PRELOAD.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

// The same path at the site; null for what is no address of Flickr's.
static char *here(const char *address)
{
  static const char *const hosts[] = { "https://api.flickr.com", "https://up.flickr.com", "https://www.flickr.com" };
  char *moved;
  for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++)
    if (strncmp(address, hosts[i], strlen(hosts[i])) == 0)
      return asprintf(&moved, "%s%s", getenv("FLICKCURL_SITE"), address + strlen(hosts[i])) < 0 ? NULL : moved;
  return NULL;
}

void *flickcurl_new(void)
{
  void *(*original)(void) = (void *(*)(void))dlsym(RTLD_NEXT, "flickcurl_new");
  char **first = original();
  // Where the addresses are in it nobody says: each word of it is looked at, where it is an address of memory at all.
  for (char **word = first, **end = first + malloc_usable_size(first) / sizeof *first; word < end; word++) {
    char text[100] = "";
    struct iovec to = { text, sizeof text - 1 }, from = { *word, sizeof text - 1 };
    char *moved = process_vm_readv(getpid(), &to, 1, &from, 1, 0) > 0 ? here(text) : NULL;
    if (moved)
      *word = moved;
  }
  return first;
}
