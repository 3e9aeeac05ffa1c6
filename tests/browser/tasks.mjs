// What the main thread of a page works, in milliseconds of the processor: what else the machine does
// meanwhile hardly counts, so that a test may have a limit.

const CATEGORIES = ["toplevel", "devtools.timeline"];

/** Everything that the browser does while `act` runs. @param {import("playwright-core").Page} page */
async function trace(page, act) {
  const client = await page.context().newCDPSession(page);
  const events = [];
  client.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  const traceConfig = { includedCategories: CATEGORIES, excludedCategories: ["*"] };
  await client.send("Tracing.start", { transferMode: "ReportEvents", traceConfig });
  await act();
  const complete = new Promise((resolve) => client.once("Tracing.tracingComplete", resolve));
  await client.send("Tracing.end");
  await complete;
  await client.detach();
  return events;
}

/**
 * What each of these threads did while `act` runs: the costs of its tasks, and its process.
 * @param {import("playwright-core").Page} page
 * @param {() => Promise<unknown>} act
 */
export async function tasks(page, act, thread = "CrRendererMain") {
  const events = await trace(page, act);
  const own = ({ pid, tid }) => `${pid} ${tid}`;
  const named = events.filter((it) => it.name === "thread_name" && it.args.name.startsWith(thread));
  const threads = new Set(named.map(own));
  const done = events.filter((it) => it.ph === "X" && it.name.endsWith("ThreadControllerImpl::RunTask") && it.tdur !== undefined && threads.has(own(it)));
  return { costs: done.map(({ tdur }) => tdur / 1000), processes: [...new Set(done.map(({ pid }) => pid))] };
}

/** The longest that the page stands still while `act` runs. */
export async function longest(page, act) {
  return Math.max(0, ...(await tasks(page, act)).costs);
}
