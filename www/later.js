// Put into the page's glue by glue.js. `cargo xtask build` splits the page's WebAssembly; this loads the part that the
// first picture does not need, once that is painted, or at once for a call that cannot wait: from what start.js has at
// hand, or from the host. A page that is not split (`wasm.later` is missing) needs none of it.

const laterFailed = {
  en: "A part of this page could not be loaded. Please reload it.",
  ko: "페이지의 일부를 불러오지 못했습니다. 새로고침해 주세요.",
};

function join(module) {
  if (wasm.later.value) return;
  new WebAssembly.Instance(module, { first: wasm });
  wasm.later.value = 1;
  loopscope.nowWhole();
}

// Called by a function that has moved to where nothing is yet: only now may the page stand still for it.
function needLater() {
  try {
    join(new WebAssembly.Module(loopscope.later ?? readLater()));
    document.querySelector(".later-failed")?.remove();
  } catch (error) {
    sayLaterFailed();
    throw error;
  }
}

function readLater() {
  const request = new XMLHttpRequest();
  request.open("GET", loopscope.address(loopscope.laterName), false);
  request.overrideMimeType("text/plain; charset=x-user-defined");
  request.send();
  if (request.status >= 400) throw new Error(`${request.status} ${request.statusText}`);
  return Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0));
}

async function loadLater() {
  // What is painted by now is the first picture.
  await new Promise(requestAnimationFrame);
  await new Promise((painted) => setTimeout(painted));
  if (!wasm.later) return loopscope.nowWhole();
  if (wasm.later.value) return;
  join(await WebAssembly.compile(loopscope.later ?? (await fetchLater())));
}

async function fetchLater() {
  const response = await fetch(loopscope.address(loopscope.laterName));
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  return response.arrayBuffer();
}

function sayLaterFailed() {
  if (document.querySelector(".later-failed")) return;
  const message = document.createElement("p");
  message.className = "note grave later-failed";
  message.role = "alert";
  message.textContent = laterFailed[document.documentElement.lang] ?? laterFailed.en;
  document.body.append(message);
}
