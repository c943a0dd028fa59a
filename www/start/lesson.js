// What a lesson and a presenter need is loaded once there is a place for something of it.

let part;

/** Hears what the page shows, with every picture of it: its script, how a link says it, whether it is presented, … */
export async function lesson(...shown) {
  // Where it could not be loaded, another place is another try.
  const places = document.querySelectorAll("loop-lesson:not([data-failed])");
  try {
    if (places.length > 0) part = await loopscope.load("lesson.js");
    await part?.tell(...shown);
  } catch (error) {
    for (const place of places) {
      place.textContent = error.message;
      place.dataset.failed = "";
    }
  }
}
