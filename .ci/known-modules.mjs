/**
 * For test processes: says of the modules of drizzle-orm what they are. For each module Node (24) asks its package.json whether it is
 * CommonJS, and parses all of that file's list of exports again each time: drizzle-orm's is 130 kB, and half of what a test of the
 * server took was that.
 */
import { registerHooks } from "node:module";

const inDrizzle = "/node_modules/drizzle-orm/";

registerHooks({
  resolve(specifier, context, next) {
    const isOwn = specifier.startsWith(".") && context.parentURL?.includes(inDrizzle) && specifier.endsWith(".js");
    if (!isOwn || !context.conditions.includes("import")) return next(specifier, context);
    return { url: new URL(specifier, context.parentURL).href, format: "module", shortCircuit: true };
  },
});
