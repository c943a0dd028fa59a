// What Python is made of, fetched once and kept for as long as the page is open.

/** Where the page's files are: beside this one. */
const at = (name) => new URL(name, import.meta.url).href;
const total = Object.values(FILES).reduce((sum, size) => sum + size);
const listeners = new Set();
let files;

/** Fetches all files, or finds them fetched. Asked again after it failed, it tries again. */
export async function fetched(onProgress = () => {}) {
  listeners.add(onProgress);
  files ??= all();
  files.catch(() => { files = undefined; });
  try {
    return await files;
  } finally {
    listeners.delete(onProgress);
  }
}

async function all() {
  keepOffline();
  let loaded = 0;
  const came = (bytes) => {
    loaded += bytes;
    for (const listener of listeners) listener(Math.min(loaded, total), total);
  };
  const read = (name) => bytes(name, came);
  const [core, worker, library] = await Promise.all(Object.keys(FILES).map(read));
  return { core, worker, library };
}

/** The bytes of a file. Of which type a host says that it is does not matter. */
async function bytes(name, came) {
  const response = await fetch(at(name)).catch((error) => { throw new Error(`${name}: ${error.message}`); });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  const chunks = [];
  try {
    for (const reader = response.body.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) return await new Blob(chunks).arrayBuffer();
      chunks.push(value);
      came(value.length);
    }
  } catch (error) {
    throw new Error(`${name}: ${error.message}`);
  }
}

/** The service worker keeps what is asked for through it. At a first visit it comes later: then all is asked for once more, or this file alone. */
function keepOffline() {
  try {
    const { serviceWorker } = navigator;
    const own = performance.getEntriesByName(import.meta.url)[0];
    if (serviceWorker.controller) {
      if (own?.workerStart === 0) fetch(import.meta.url).catch(() => {});
      return;
    }
    const again = async () => {
      await files;
      await Promise.all([import.meta.url, ...Object.keys(FILES).map(at)].map((address) => fetch(address)));
    };
    serviceWorker.addEventListener("controllerchange", () => again().catch(() => {}), { once: true });
  } catch {
    // A page without an origin keeps nothing.
  }
}
