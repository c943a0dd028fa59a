// The service worker: after one visit the page works with the network off. xtask/host builds it, with what VERSION has:
// FILES are the page's files and their hashes, LATER those, too, that are kept once somebody has asked for them.
//
// All files but the document tell their contents by their names. So a new version can take over at once: a page that
// is open finds its own files among those of its version, and the next visit has the new document and the new files.

const { scope } = registration;
const ours = `loopscope ${scope} `;
const version = ours + VERSION;
// A worker asks with other headers than a page.
const ALIKE = { ignoreVary: true };
const HASHED = /^[\w-]+-[0-9a-f]{16}\.\w+$/;

oninstall = (event) => event.waitUntil(keepAll().then(() => skipWaiting()));
onactivate = (event) => event.waitUntil(clients.claim());

onfetch = (event) => {
  const { method, mode, url } = event.request;
  if (method !== "GET" || !url.startsWith(scope)) return;
  const file = url.slice(scope.length).replace(/[?#].*/, "");
  if (HASHED.test(file) || file === "manifest.webmanifest") {
    event.respondWith(find(event.request, file));
  } else if (mode === "navigate" && (file === "" || file === "index.html")) {
    event.respondWith(page(event.request));
    event.waitUntil(mend().then(tidy));
  }
};

// A host that is between two versions gives files of both: the hashes keep them apart, and this is tried again later.
async function keepAll() {
  const cache = await caches.open(version);
  const keep = async ([file, integrity]) => {
    if (!HASHED.test(file)) {
      const response = await fetch(new Request(file, { integrity, cache: "no-cache" }));
      if (!response.ok) throw new Error(`${file}: ${response.status}`);
      // Without where a host has led to: a browser takes no document from here that was led anywhere.
      return cache.put(file, new Response(response.body, { headers: response.headers }));
    }
    const same = await caches.match(file);
    return same ? cache.put(file, same) : cache.add(new Request(file, { integrity }));
  };
  await Promise.all(Object.entries(FILES).map(keep));
}

async function page(request) {
  return (await kept("./")) ?? fetch(request);
}

async function find(request, file) {
  const here = (await kept(request)) ?? (await caches.match(request, ALIKE).catch(() => {}));
  if (here) return here;
  const integrity = LATER[file];
  if (!integrity) return fetch(request);
  const response = await fetch(new Request(request.url, { integrity }));
  if (response.ok) {
    const copy = response.clone();
    // A full disk is no reason to go without.
    caches.open(version).then((cache) => cache.put(request, copy)).catch(() => {});
  }
  return response;
}

/** What this version has kept; nothing where a browser cannot look. */
function kept(request) {
  return caches.open(version).then((cache) => cache.match(request, ALIKE)).catch(() => undefined);
}

// Others of the same origin, or a browser that is short of room, may have deleted what was kept.
async function mend() {
  if (!(await kept("./"))) await keepAll().catch(() => {});
}

// Drops the versions that no open page says it is of.
async function tidy() {
  const old = (await caches.keys()).filter((name) => name.startsWith(ours) && name !== version);
  // Looked at last: what is there by now may be of the version that comes.
  if (registration.installing || registration.waiting) return;
  const drop = (name) => navigator.locks.request(name, { ifAvailable: true }, (lock) => lock && caches.delete(name));
  await Promise.all(old.map(drop));
}
