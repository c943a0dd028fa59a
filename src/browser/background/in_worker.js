// Loads the engine into a worker; it then takes its orders. What goes wrong is said as a text.
onmessage = async ({ data: [glue, wasm] }) => {
  try {
    const engine = await import(glue);
    await engine.default({ module_or_path: wasm });
    onmessage = ({ data }) => engine.take(data, (bytes) => postMessage(bytes, [bytes.buffer]));
    postMessage(null);
  } catch (error) {
    postMessage(String(error));
  }
};
