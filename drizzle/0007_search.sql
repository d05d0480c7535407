CREATE TABLE `search_articles` (
	`number` integer PRIMARY KEY NOT NULL,
	`article_id` text NOT NULL,
	`seq` integer NOT NULL,
	`form` integer NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_articles_article` ON `search_articles` (`article_id`);--> statement-breakpoint
CREATE TABLE `search_records` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`claim_id` text,
	`record_id` text NOT NULL,
	`field` text,
	`source_id` text,
	`hash` text NOT NULL,
	`words` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `search_words` (
	`id` integer PRIMARY KEY NOT NULL,
	`word` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_words_word` ON `search_words` (`word`);