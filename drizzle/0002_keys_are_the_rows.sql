-- Tables that every command writes to, kept in the order of their key instead of beside an index of it: half the pages per commit.
-- Nothing refers to them. `WITHOUT ROWID` is not known to Drizzle: a later rebuild of one of them has to say it again (db/migrate.test.ts).
CREATE TABLE `__new_commands` (
	`id` text PRIMARY KEY NOT NULL,
	`article_id` text NOT NULL,
	`person_id` text NOT NULL,
	`first_seq` integer NOT NULL,
	`last_seq` integer NOT NULL,
	`content_hash` text NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_commands` (`id`, `article_id`, `person_id`, `first_seq`, `last_seq`, `content_hash`)
SELECT `id`, `article_id`, `person_id`, `first_seq`, `last_seq`, `content_hash` FROM `commands`;
--> statement-breakpoint
DROP TABLE `commands`;
--> statement-breakpoint
ALTER TABLE `__new_commands` RENAME TO `commands`;
--> statement-breakpoint
CREATE TABLE `__new_log_claims` (
	`article_id` text NOT NULL,
	`claim_id` text NOT NULL,
	`seq` integer NOT NULL,
	PRIMARY KEY(`article_id`, `claim_id`, `seq`),
	FOREIGN KEY (`article_id`,`seq`) REFERENCES `log`(`article_id`,`seq`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_log_claims` (`article_id`, `claim_id`, `seq`) SELECT `article_id`, `claim_id`, `seq` FROM `log_claims`;
--> statement-breakpoint
DROP TABLE `log_claims`;
--> statement-breakpoint
ALTER TABLE `__new_log_claims` RENAME TO `log_claims`;
--> statement-breakpoint
CREATE TABLE `__new_notes` (
	`article_id` text NOT NULL,
	`claim_id` text NOT NULL,
	`id` text NOT NULL,
	`body` text NOT NULL,
	`internal` integer NOT NULL,
	`by_id` text NOT NULL,
	`by_name` text NOT NULL,
	`at` text NOT NULL,
	`edited_at` text,
	PRIMARY KEY(`article_id`, `id`),
	FOREIGN KEY (`article_id`,`claim_id`) REFERENCES `claims`(`article_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_notes` (`article_id`, `claim_id`, `id`, `body`, `internal`, `by_id`, `by_name`, `at`, `edited_at`)
SELECT `article_id`, `claim_id`, `id`, `body`, `internal`, `by_id`, `by_name`, `at`, `edited_at` FROM `notes`;
--> statement-breakpoint
DROP TABLE `notes`;
--> statement-breakpoint
ALTER TABLE `__new_notes` RENAME TO `notes`;
