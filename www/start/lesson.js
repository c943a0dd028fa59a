// What a lesson and a presenter need is loaded once there is a place for something of it.

let part;

// Where it could not be loaded, another place is another try.
const found = () => document.querySelectorAll("loop-lesson:not([data-failed])");

/** Whether anybody wants to hear what the page shows. Few visits have a lesson, and to say it takes the time of a key. */
export const hears = () => part !== undefined || found().length > 0;

/** Hears what the page shows, with every picture of it: its script, how a link says it, whether it is presented, … */
export async function lesson(...shown) {
  const places = found();
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
