/** A browser's own long description in the few words a person knows it by. */
const browsers: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/Edg\//, "Edge"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/OPR\//, "Opera"],
  [/Chrome\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"],
  [/^curl\//, "curl"],
];
const systems: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/CrOS/, "ChromeOS"],
  [/Linux/, "Linux"],
];

export function browserName(description: string): string {
  const browser = browsers.find(([pattern]) => pattern.test(description))?.[1];
  const system = systems.find(([pattern]) => pattern.test(description))?.[1];
  if (browser === undefined) return description.split(/[\s/]/)[0] || "A program without a name";
  return system === undefined ? browser : `${browser} on ${system}`;
}
