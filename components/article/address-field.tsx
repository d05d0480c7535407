"use client";
/** The address of a web page whose article is to be brought in. */
import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/text-field.tsx";

interface Props {
  busy: boolean;
  /** Why the page of this address was not brought in. */
  failure: string | null;
  onChange: () => void;
  onFetch: (address: string) => void;
}

export function AddressField({ busy, failure, onChange, onFetch }: Props) {
  const [address, setAddress] = useState("");
  const [error, setError] = useState<string | null>(null);

  function go() {
    if (busy) return;
    if (address.trim() === "") setError("There is no address yet.");
    else onFetch(address.trim());
  }

  return (
    <div className="mb-4 flex flex-wrap items-start gap-2">
      <TextField
        className="min-w-0 grow basis-64"
        label="From a web address"
        hint="The server fetches the page; you see what was found before anything is saved."
        inputMode="url"
        autoCapitalize="off"
        autoComplete="off"
        spellCheck={false}
        dir="ltr"
        maxLength={4096}
        placeholder="https://"
        value={address}
        error={error ?? failure}
        onChange={(event) => {
          setAddress(event.target.value);
          setError(null);
          onChange();
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
          // Enter fetches the page; it does not send the form around the field.
          event.preventDefault();
          go();
        }}
      />
      <Button className="sm:mt-6" busy={busy} onClick={go}>
        Fetch the page
      </Button>
    </div>
  );
}
