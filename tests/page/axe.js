// What axe-core has to complain about.
import AxeBuilder from "@axe-core/playwright";

/** Themes and languages to look at: a text's colours hang on no language, its room on no colour. */
export const LOOKS = [["light", "en"], ["dark", "ko"]];

/** The rules that what a page shows breaks, each with the elements that do. */
export async function complaints(page, view = "the page") {
  // There are no frames in it, whose results a second page would have to put together, which takes most of the time; and
  // nobody asks for the many elements that are as they should be.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${view}: ${id}: ${nodes.map((node) => node.html).join(" ")}`);
}
