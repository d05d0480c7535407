CREATE TABLE `inbox` (
	`person_id` text NOT NULL,
	`at` text NOT NULL,
	`article_id` text NOT NULL,
	`seq` integer NOT NULL,
	`kind` text NOT NULL,
	`claim_id` text,
	`about_id` text,
	`by_name` text NOT NULL,
	`read` integer DEFAULT false NOT NULL,
	`mailed` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`article_id`, `seq`, `person_id`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article_id`,`seq`) REFERENCES `log`(`article_id`,`seq`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `inbox_person` ON `inbox` (`person_id`,`at`,`article_id`,`seq`);--> statement-breakpoint
CREATE INDEX `inbox_unread` ON `inbox` (`person_id`,`read`,`at`,`article_id`,`seq`) WHERE "inbox"."read" = 0;--> statement-breakpoint
CREATE INDEX `inbox_unmailed` ON `inbox` (`person_id`,`read`,`mailed`,`at`) WHERE "inbox"."read" = 0 AND "inbox"."mailed" = 0;--> statement-breakpoint
ALTER TABLE `people` ADD `mail` integer DEFAULT true NOT NULL;