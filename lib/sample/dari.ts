/** A short article in Dari, written from right to left, with four claims: for tests of everything that depends on direction. */
import type { Sample } from "./sample.ts";

export const dariHeadline = "اتاق تجارت: صادرات میوه از گذرگاه زرکوت ۴۰ درصد کاهش یافته است";
export const dariDateline = "کابل –";

const paragraphs = [
  "کابل – یک سخنگوی اتاق تجارت روز سه‌شنبه گفت که صادرات میوهٔ تازه از گذرگاه زرکوت در شش ماه گذشته ۴۰ درصد کاهش یافته و به ۱۲ هزار تُن رسیده است.",
  "به گفتهٔ نقیب سحر، سخنگوی این اتاق، بسته‌ماندن گذرگاه از نهم فبروری به این‌سو روزانه نزدیک به ۴.۵ میلیون دالر به بازرگانان زیان رسانده است. او افزود: «ما بارها خواسته‌ایم که راه تجارت از سیاست جدا باشد.»",
  "مرکز مطالعات منازعهٔ سند (ICCS)، یک نهاد پژوهشی در لاهور، در گزارش سالانهٔ خود نوشته است که شمار حملات در سال گذشته به ۷۴۱ رسید، در حالی که یک سال پیش از آن ۵۱۲ حمله ثبت شده بود.",
  "فرید شاه مومند، رانندهٔ یک لاری، گفت که نوزده روز است با بار بادنجان رومی در صف ایستاده است. مقام‌ها در اسلام‌آباد هنوز به پرسش‌ها دربارهٔ زمان بازگشایی گذرگاه پاسخ نداده‌اند.",
];

const sources = {
  customs: {
    type: "dataset",
    title: "صادرات از گذرگاه‌های زمینی",
    link: "https://customs.example.org/fa/exports",
    publisher: "ادارهٔ گمرک",
  },
  briefing: {
    type: "recording",
    title: "نشست خبری اتاق تجارت، ۳ مارچ",
    link: "https://briefing.example.net/kabul/chamber",
    publisher: "اتاق تجارت",
  },
} as const;

export const dariSample: Sample<keyof typeof sources> = {
  article: {
    format: "text",
    title: dariHeadline,
    dateline: dariDateline,
    content: [dariHeadline, ...paragraphs].join("\n\n"),
    language: "fa-AF",
  },
  sources,
  claims: [
    {
      key: "forty-percent",
      by: "checker",
      add: {
        type: "add-claim",
        words: { exact: "۴۰ درصد کاهش یافته", prefix: "در شش ماه گذشته" },
        statement: "صادرات میوهٔ تازه در شش ماه ۴۰ درصد کاهش یافته است.",
        kind: "number",
        importance: "key",
      },
      actions: [
        { by: "checker", command: { type: "start-check" } },
        {
          by: "checker",
          command: { type: "add-citation", source: "customs", rank: "primary", locator: "جدول ۲", passage: "۴۰٪" },
        },
        { by: "checker", command: { type: "record-finding", finding: "accurate" } },
        { by: "reviewer", command: { type: "approve-claim" } },
      ],
      end: { stage: "approved", finding: "accurate", tone: "green" },
    },
    {
      key: "losses",
      by: "checker",
      add: { type: "add-claim", words: { exact: "نزدیک به ۴.۵ میلیون دالر" }, kind: "money" },
      actions: [
        { by: "checker", command: { type: "start-check" } },
        { by: "checker", command: { type: "wait-claim", for: "source" } },
      ],
      end: { stage: "waiting", waitingFor: "source", tone: "yellow" },
    },
    {
      key: "quotation",
      by: "checker",
      add: {
        type: "add-claim",
        words: { exact: "ما بارها خواسته‌ایم که راه تجارت از سیاست جدا باشد" },
        kind: "quotation",
      },
      actions: [
        { by: "checker", command: { type: "start-check" } },
        {
          by: "checker",
          command: { type: "add-citation", source: "briefing", rank: "primary", locator: "00:02:41" },
        },
        { by: "checker", command: { type: "record-finding", finding: "accurate" } },
      ],
      end: { stage: "checked", finding: "accurate", tone: "blue" },
    },
    {
      key: "attacks",
      by: "writer",
      add: { type: "add-claim", words: { exact: "شمار حملات در سال گذشته به ۷۴۱ رسید" }, kind: "number" },
      actions: [],
      end: { stage: "to-check", tone: "yellow" },
    },
  ],
  edits: [
    {
      by: "editor",
      command: { type: "replace-words", words: { exact: "یک سخنگوی اتاق تجارت" }, with: "سخنگوی اتاق تجارت" },
      shows: "an edit outside all claims changes none of them",
    },
  ],
};
