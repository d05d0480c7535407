"use client";
/** Something shown once, to be taken along: the text itself, selected on focus, and a button that copies it. */
import { Check, Copy } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "./button.tsx";
import { controlClass } from "./field.tsx";
import { useAnnounce } from "./live-region.tsx";

export function CopyField({ label, value }: { label: string; value: string }) {
  const id = useId();
  const announce = useAnnounce();
  const [copied, setCopied] = useState(false);

  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
      announce("Copied");
    } catch {
      // Not allowed here: the text is selected, so that it can be copied by hand.
      document.getElementById(id)?.focus();
    }
  }

  return (
    <div className="mt-2">
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {label}
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          readOnly
          value={value}
          dir="ltr"
          onFocus={(event) => event.target.select()}
          className={`${controlClass} font-mono text-sm`}
        />
        <Button icon={copied ? <Check aria-hidden /> : <Copy aria-hidden />} onClick={copy}>
          {copied ? "Copied" : "Copy"}
        </Button>
      </div>
    </div>
  );
}
