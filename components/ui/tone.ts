/** The six tones of a state, as Tailwind classes written out so that the compiler finds them. Never the only sign of a state. */
export const tones = ["red", "orange", "yellow", "blue", "green", "grey"] as const;
export type Tone = (typeof tones)[number];

export const toneText: Record<Tone, string> = {
  red: "text-red",
  orange: "text-orange",
  yellow: "text-yellow",
  blue: "text-blue",
  green: "text-green",
  grey: "text-grey",
};

export const toneSoft: Record<Tone, string> = {
  red: "bg-red-soft text-red",
  orange: "bg-orange-soft text-orange",
  yellow: "bg-yellow-soft text-yellow",
  blue: "bg-blue-soft text-blue",
  green: "bg-green-soft text-green",
  grey: "bg-grey-soft text-grey",
};

export const toneMark: Record<Tone, string> = {
  red: "bg-red-mark",
  orange: "bg-orange-mark",
  yellow: "bg-yellow-mark",
  blue: "bg-blue-mark",
  green: "bg-green-mark",
  grey: "bg-grey-mark",
};

export const toneBorder: Record<Tone, string> = {
  red: "border-red-mark",
  orange: "border-orange-mark",
  yellow: "border-yellow-mark",
  blue: "border-blue-mark",
  green: "border-green-mark",
  grey: "border-grey-mark",
};
