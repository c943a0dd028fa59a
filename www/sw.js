// The service worker: after one visit the page works with the network off. xtask/host builds it, with what VERSION has:
// FILES are the page's files and their hashes, LATER those that are kept once somebody has asked for them.
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
    event.waitUntil(tidy());
  }
};

// A host that is between two versions gives files of both: the hashes keep them apart, and this is tried again later.
async function keepAll() {
  const cache = await caches.open(version);
  const keep = async ([file, integrity]) => {
    if (!HASHED.test(file)) return cache.add(new Request(file, { integrity, cache: "no-cache" }));
    const same = await caches.match(file);
    return same ? cache.put(file, same) : cache.add(new Request(file, { integrity }));
  };
  await Promise.all(Object.entries(FILES).map(keep));
}

async function page(request) {
  const cache = await caches.open(version);
  return (await cache.match("./")) ?? fetch(request);
}

async function find(request, file) {
  const cache = await caches.open(version);
  const kept = (await cache.match(request, ALIKE)) ?? (await caches.match(request, ALIKE));
  if (kept) return kept;
  const response = await fetch(request);
  if (LATER.includes(file) && response.ok) await cache.put(request, response.clone());
  return response;
}

// Drops the versions that no open page says it is of.
async function tidy() {
  if (registration.installing || registration.waiting) return;
  const old = (await caches.keys()).filter((name) => name.startsWith(ours) && name !== version);
  const drop = (name) => navigator.locks.request(name, { ifAvailable: true }, (lock) => lock && caches.delete(name));
  await Promise.all(old.map(drop));
}
