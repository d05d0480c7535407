/** Nothing at this address, or nothing that this person may see: the two look alike on purpose. */
import { Front } from "#components/people/front.tsx";
import { ButtonLink } from "#components/ui/button.tsx";

export default function NotFound() {
  return (
    <Front
      title="Nothing here"
      description="There is no such page, or you may not see it. If somebody sent you the link, ask them to give you access."
    >
      <ButtonLink href="/">To the articles</ButtonLink>
    </Front>
  );
}
