"use client";
/** What is known of a new article beside its text. Nothing here is needed: headline and byline are looked for in the text. */
import { controlClass, Field } from "../ui/field.tsx";
import { TextField } from "../ui/text-field.tsx";
import { offeredLanguages } from "./languages.ts";

export function ArticleDetails() {
  return (
    <fieldset className="grid grid-cols-2 gap-x-3 gap-y-4">
      <legend className="mb-3 text-sm font-semibold">
        About the article <span className="font-normal text-ink-soft">· all of it can be changed later</span>
      </legend>
      <TextField
        className="col-span-2"
        label="Headline"
        name="title"
        dir="auto"
        maxLength={1000}
        hint="Left empty, it is taken from the text."
      />
      <TextField
        className="col-span-2 sm:col-span-1 lg:col-span-2"
        label="Byline"
        name="byline"
        dir="auto"
        maxLength={500}
        placeholder="By …"
      />
      <TextField
        className="col-span-2 sm:col-span-1 lg:col-span-2"
        label="Dateline"
        name="dateline"
        dir="auto"
        maxLength={500}
        placeholder="Place and date"
      />
      <TextField
        className="col-span-2"
        label="Link to the original"
        name="sourceUrl"
        type="url"
        inputMode="url"
        maxLength={4096}
        placeholder="https://"
      />
      <TextField
        className="col-span-2 sm:col-span-1 lg:col-span-2"
        label="Language"
        name="language"
        list="languages"
        maxLength={35}
        pattern="[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*"
        title="A language tag such as en, ur or fa-AF"
        spellCheck={false}
        autoCapitalize="off"
        placeholder="en, ur, fa-AF …"
      />
      <datalist id="languages">
        {offeredLanguages.map(({ tag, name }) => (
          <option key={tag} value={tag}>
            {name}
          </option>
        ))}
      </datalist>
      <Field className="col-span-2 sm:col-span-1 lg:col-span-2" label="Deadline" hint="In your own time zone.">
        {(ids) => <input type="datetime-local" name="deadline" className={controlClass} {...ids} />}
      </Field>
    </fieldset>
  );
}
