// What axe-core has to complain about.
import axeCore from "axe-core";

/** Themes and languages to look at: a text's colours hang on no language, its room on no colour. */
export const LOOKS = [["light", "en"], ["dark", "ko"]];

/** The rules that what a page shows breaks, each with the elements that do. Frames are none of it. */
export async function complaints(page, view = "the page") {
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axeCore.source);
  const broken = await page.evaluate(async () => {
    // Nobody asks for the many elements that are as they should be.
    const { violations } = await axe.run(document, { iframes: false, resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  });
  return broken.map((rule) => `${view}: ${rule}`);
}
