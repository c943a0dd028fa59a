// A worker of a pool: computes or blocks for as long as it is told, then says which work is done. What comes meanwhile is
// begun as soon as it is free.
const work = (number, computes, ms) => {
  if (computes) {
    const until = performance.now() + ms;
    while (performance.now() < until);
    return number;
  }
  // A blocked worker does nothing; nobody else is on its thread to notice that it could.
  return new Promise((done) => setTimeout(done, ms, number));
};
let free = Promise.resolve();
onmessage = ({ data }) => {
  free = free.then(() => work(...data)).then((number) => postMessage(number));
};
