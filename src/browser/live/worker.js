// A worker of a pool: computes or blocks for as long as it is told, then says so.
onmessage = ({ data: [computes, ms] }) => {
  const until = performance.now() + ms;
  if (computes) {
    while (performance.now() < until);
    postMessage(null);
  } else {
    // A blocked worker does nothing; nobody else is on its thread to notice that it could.
    setTimeout(() => postMessage(null), ms);
  }
};
