// Loads the engine into a worker; it then takes its orders. What goes wrong is said as a text. A file comes by its
// address, or as it is where its address means nothing here.
const address = (file) => (typeof file === "string" ? file : URL.createObjectURL(file));
onmessage = async ({ data: [glue, wasm] }) => {
  try {
    const engine = await import(address(glue));
    await engine.default({ module_or_path: address(wasm) });
    onmessage = ({ data }) => engine.take(data, (bytes) => postMessage(bytes, [bytes.buffer]));
    postMessage(null);
  } catch (error) {
    postMessage(String(error));
  }
};
