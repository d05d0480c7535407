/** Tailwind 4 is the only PostCSS plugin; its tokens stand in app/globals.css. */
export default { plugins: { "@tailwindcss/postcss": {} } };
