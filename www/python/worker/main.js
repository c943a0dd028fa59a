// A worker in which one program runs: gets what Python is made of, says that it is ready, gets a program, gives its trace.
import { hear, say } from "./scope.js";
import { load } from "./load.js";
import { Ticking } from "./ticking.js";

hear(async (parts) => {
  try {
    const python = await load(parts);
    const memory = parts.memory ? undefined : python.makeMemorySnapshot();
    hear((program) => run(python, program));
    say({ memory }, memory ? [memory.buffer] : []);
  } catch (error) {
    say({ failed: String(error) });
  }
});

function run(python, { source, filename, real, cores, gil }) {
  const tell = (kind, value) => say({ kind, value: kind === "lines" ? JSON.parse(value) : (value ?? null) });
  try {
    const ticking = new Ticking();
    python.setInterruptBuffer(ticking);
    const { run } = python.pyimport("loopscope.page");
    tell("trace", run(source, filename, real, cores, gil, tell, () => ticking.computedMs));
  } catch (error) {
    const text = String(error.message ?? error);
    tell(/\bMemoryError\b|out of memory/i.test(text) ? "memory" : "crashed", text.slice(-10_000));
  }
}
