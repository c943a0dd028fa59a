// Loads a part of the page: a module, or WebAssembly's code, compiled.

/** Each part that was asked for, by its name, and how often it could not be loaded. */
const parts = {};
const failed = {};

/** Loads a part, once; what keeps it from that names the part. Asked again, it tries again. */
export function load(name, address) {
  return (parts[name] ??= fetched(name, address));
}

async function fetched(name, address) {
  // Browsers remember that a module could not be loaded.
  const at = failed[name] && !address.startsWith("blob:") ? `${address}?again=${failed[name]}` : address;
  try {
    return await (name.endsWith(".wasm") ? compiled(at) : import(at));
  } catch (error) {
    failed[name] = (failed[name] ?? 0) + 1;
    delete parts[name];
    throw new Error(`${name}: ${error.message}${await answer(address)}`, { cause: error });
  }
}

/** Compiled as it comes; where that cannot be, for whatever reason, once more from bytes. */
async function compiled(address) {
  try {
    return await WebAssembly.compileStreaming(fetch(address));
  } catch {
    const response = await fetch(address);
    if (!response.ok) throw new Error("it is not there");
    return WebAssembly.compile(await response.arrayBuffer());
  }
}

/** What the host answers, which a browser does not tell of a module. */
async function answer(address) {
  const response = await fetch(address).catch(() => undefined);
  return response ? ` (${response.status} ${response.headers.get("content-type") ?? ""})` : "";
}
