// Starts the engine in a worker: imports wasm-bindgen's glue, by its address or as it is where its address means nothing
// here, and gives it the module that the page has compiled. What goes wrong is said as a text.
onmessage = async ({ data: [glue, module] }) => {
  onmessage = null;
  try {
    const { default: start } = await import(typeof glue === "string" ? glue : URL.createObjectURL(glue));
    await start({ module_or_path: module });
  } catch (error) {
    postMessage(String(error));
  }
};
