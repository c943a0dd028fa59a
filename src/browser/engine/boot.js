
// Starts the engine in a worker: `glue`, wasm-bindgen's or a promise of it, stands before this; it is given the module that
// the page has compiled. What goes wrong is said as a text.
onmessage = async ({ data: module_or_path }) => {
  onmessage = null;
  try {
    await (await glue).default({ module_or_path });
  } catch (error) {
    postMessage(String(error));
  }
};
