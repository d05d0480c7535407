/** The small DOM that readability is made and tested for; it comes with it, without types of its own. */
declare module "@mozilla/readability/JSDOMParser.js" {
  export default class JSDOMParser {
    /** Of well-formed markup alone: every element closed, every attribute in quotation marks. */
    parse(markup: string, address?: string): Document;
  }
}
