// The engines beside Chromium: what drives each, and what it is asked for. `cargo xtask` says where the programs are.

export const ENGINES = {
  firefox: {
    driver: process.env.GECKODRIVER ?? "geckodriver",
    capabilities: { "moz:firefoxOptions": { args: ["-headless"] } },
  },
  webkit: {
    driver: process.env.SAFARIDRIVER ?? "WebKitWebDriver",
    capabilities: {},
  },
};
