-- Corrections, queries, clearances; the rules of the house in one place.
CREATE TABLE `clearances` (
	`article_id` text NOT NULL,
	`claim_id` text NOT NULL,
	`seq` integer NOT NULL,
	`words_hash` text NOT NULL,
	`by_id` text NOT NULL,
	`by_name` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`article_id`, `seq`),
	FOREIGN KEY (`article_id`,`claim_id`) REFERENCES `claims`(`article_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `corrections` (
	`article_id` text NOT NULL,
	`claim_id` text NOT NULL,
	`id` text NOT NULL,
	`words_hash` text NOT NULL,
	`with` text NOT NULL,
	`outcome` text,
	`by_id` text NOT NULL,
	`by_name` text NOT NULL,
	`at` text NOT NULL,
	`decided_at` text,
	PRIMARY KEY(`article_id`, `id`),
	FOREIGN KEY (`article_id`,`claim_id`) REFERENCES `claims`(`article_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `queries` (
	`article_id` text NOT NULL,
	`claim_id` text NOT NULL,
	`id` text NOT NULL,
	`to` text NOT NULL,
	`purpose` text NOT NULL,
	`source_id` text,
	`reply` text,
	`by_id` text NOT NULL,
	`by_name` text NOT NULL,
	`at` text NOT NULL,
	`answered_at` text,
	PRIMARY KEY(`article_id`, `id`),
	FOREIGN KEY (`article_id`,`claim_id`) REFERENCES `claims`(`article_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `queries_source` ON `queries` (`source_id`) WHERE "queries"."source_id" IS NOT NULL;--> statement-breakpoint
ALTER TABLE `house` ADD `rules` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `sources` ADD `origin` text DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE `house` SET `rules` = json_object('selfApproval', json(iif(`self_approval`, 'true', 'false')));--> statement-breakpoint
ALTER TABLE `house` DROP COLUMN `self_approval`;
