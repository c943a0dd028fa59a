// Loads the page's own code into a worker; it then takes its orders. What goes wrong is said as a text.
onmessage = async ({ data: [glue, module] }) => {
  onmessage = null;
  try {
    const page = await import(glue);
    await page.default({ module_or_path: module });
  } catch (error) {
    postMessage(String(error));
  }
};
