/**
 * Buttons and links that look like them. One `primary` per view. A `busy` button keeps its focus and its words, shows that work
 * goes on, and takes no second press.
 */
import { LoaderCircle } from "lucide-react";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "sm" | "md";

interface Look {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
}

const looks: Record<ButtonVariant, string> = {
  primary: "border-transparent bg-ink text-ink-invert hover:bg-ink/85",
  secondary: "border-line-strong/60 bg-raised text-ink hover:bg-sunken",
  quiet: "border-transparent bg-transparent text-ink hover:bg-sunken",
  danger: "border-red-mark bg-raised text-red hover:bg-red-soft",
};
const sizes: Record<ButtonSize, string> = {
  sm: "min-h-7 px-2.5 py-0.5 text-sm gap-1.5",
  md: "min-h-9 px-3.5 py-1 text-base gap-2",
};

export function buttonClass({ variant = "secondary", size = "md" }: Look, className?: string): string {
  return classNames(
    "inline-flex items-center justify-center rounded-md border font-medium select-none transition-colors duration-100",
    "disabled:opacity-50 aria-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0 pointer-coarse:min-h-11",
    looks[variant],
    sizes[size],
    className,
  );
}

export function Button({
  variant,
  size,
  icon,
  busy = false,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: ComponentProps<"button"> & Look & { busy?: boolean }) {
  return (
    <button
      type={type}
      className={buttonClass({ variant, size }, className)}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      {busy ? <LoaderCircle aria-hidden className="animate-spin" /> : icon}
      {children}
    </button>
  );
}

export function ButtonLink({ variant, size, icon, className, children, ...rest }: ComponentProps<typeof Link> & Look) {
  return (
    <Link className={buttonClass({ variant, size }, className)} {...rest}>
      {icon}
      {children}
    </Link>
  );
}
