CREATE TABLE `approvals` (
	`article_id` text NOT NULL,
	`claim_id` text NOT NULL,
	`seq` integer NOT NULL,
	`basis` text NOT NULL,
	`self` integer NOT NULL,
	`rules` integer NOT NULL,
	`by_id` text NOT NULL,
	`by_name` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`article_id`, `seq`),
	FOREIGN KEY (`article_id`,`claim_id`) REFERENCES `claims`(`article_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `article_members` (
	`article_id` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`article_id`, `person_id`),
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `articles` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`byline` text NOT NULL,
	`dateline` text NOT NULL,
	`search` text NOT NULL,
	`source_url` text,
	`language` text,
	`deadline` text,
	`access` text NOT NULL,
	`archived` integer NOT NULL,
	`sign_off` text,
	`created_by_id` text NOT NULL,
	`created_by_name` text NOT NULL,
	`created_at` text NOT NULL,
	`changed_at` text NOT NULL,
	`version` integer NOT NULL,
	`seq` integer NOT NULL,
	`head` text NOT NULL,
	`salt` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `articles_changed` ON `articles` (`changed_at`,`id`);--> statement-breakpoint
CREATE TABLE `attachments` (
	`article_id` text NOT NULL,
	`claim_id` text NOT NULL,
	`id` text NOT NULL,
	`hash` text NOT NULL,
	`name` text NOT NULL,
	`media_type` text NOT NULL,
	`size` integer NOT NULL,
	`by_id` text NOT NULL,
	`by_name` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`article_id`, `id`),
	FOREIGN KEY (`article_id`,`claim_id`) REFERENCES `claims`(`article_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `checks` (
	`article_id` text NOT NULL,
	`claim_id` text NOT NULL,
	`seq` integer NOT NULL,
	`finding` text NOT NULL,
	`words_hash` text NOT NULL,
	`by_id` text NOT NULL,
	`by_name` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`article_id`, `seq`),
	FOREIGN KEY (`article_id`,`claim_id`) REFERENCES `claims`(`article_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `citations` (
	`article_id` text NOT NULL,
	`claim_id` text NOT NULL,
	`id` text NOT NULL,
	`source_id` text NOT NULL,
	`relation` text NOT NULL,
	`rank` text NOT NULL,
	`locator` text NOT NULL,
	`passage` text NOT NULL,
	`consulted_on` text NOT NULL,
	`commitment` text NOT NULL,
	`by_id` text NOT NULL,
	`by_name` text NOT NULL,
	`at` text NOT NULL,
	`removed` integer NOT NULL,
	PRIMARY KEY(`article_id`, `id`),
	FOREIGN KEY (`source_id`) REFERENCES `sources`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article_id`,`claim_id`) REFERENCES `claims`(`article_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `citations_source` ON `citations` (`source_id`);--> statement-breakpoint
CREATE TABLE `claims` (
	`article_id` text NOT NULL,
	`id` text NOT NULL,
	`number` integer NOT NULL,
	`statement` text NOT NULL,
	`kind` text NOT NULL,
	`importance` text NOT NULL,
	`criticism` integer NOT NULL,
	`calculation` text NOT NULL,
	`assignee_id` text,
	`stage` text NOT NULL,
	`waiting_for` text,
	`finding` text,
	`resolution` text,
	`words` text NOT NULL,
	`words_hash` text NOT NULL,
	`quote` text NOT NULL,
	`placed` integer NOT NULL,
	`from` integer NOT NULL,
	`to` integer NOT NULL,
	`version` integer NOT NULL,
	`stale` integer NOT NULL,
	`tone` text NOT NULL,
	`withdrawn` integer NOT NULL,
	`created_by_id` text NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`article_id`, `id`),
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `claims_number` ON `claims` (`article_id`,`number`);--> statement-breakpoint
CREATE TABLE `clients` (
	`id` text PRIMARY KEY NOT NULL,
	`article_id` text NOT NULL,
	`person_id` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `commands` (
	`id` text PRIMARY KEY NOT NULL,
	`article_id` text NOT NULL,
	`person_id` text NOT NULL,
	`first_seq` integer NOT NULL,
	`last_seq` integer NOT NULL,
	`content_hash` text NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `contributors` (
	`article_id` text NOT NULL,
	`claim_id` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`article_id`, `claim_id`, `person_id`),
	FOREIGN KEY (`article_id`,`claim_id`) REFERENCES `claims`(`article_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `house` (
	`id` integer PRIMARY KEY NOT NULL,
	`installation_id` text NOT NULL,
	`demo` integer NOT NULL,
	`self_approval` integer NOT NULL,
	`rules_version` integer NOT NULL,
	`file_key` text NOT NULL,
	`created_at` text NOT NULL,
	CONSTRAINT "one_house" CHECK("house"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE `house_log` (
	`seq` integer PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`by_id` text NOT NULL,
	`by_name` text NOT NULL,
	`at` text NOT NULL,
	`payload` text,
	`salt` text,
	`commitment` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `log` (
	`article_id` text NOT NULL,
	`seq` integer NOT NULL,
	`version` integer NOT NULL,
	`type` text NOT NULL,
	`by_id` text NOT NULL,
	`by_name` text NOT NULL,
	`at` text NOT NULL,
	`payload` text,
	`salt` text,
	`commitment` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`article_id`, `seq`),
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `log_version` ON `log` (`article_id`,`version`) WHERE "log"."type" = 'text-edited';--> statement-breakpoint
CREATE TABLE `log_claims` (
	`article_id` text NOT NULL,
	`claim_id` text NOT NULL,
	`seq` integer NOT NULL,
	PRIMARY KEY(`article_id`, `claim_id`, `seq`),
	FOREIGN KEY (`article_id`,`seq`) REFERENCES `log`(`article_id`,`seq`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `notes` (
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
);
--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`password_hash` text,
	`created_at` text NOT NULL,
	`removed_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_email` ON `people` (`email`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`created_at` text NOT NULL,
	`seen_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`browser` text NOT NULL,
	`ended_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_person` ON `sessions` (`person_id`);--> statement-breakpoint
CREATE TABLE `setup_links` (
	`hash` text PRIMARY KEY NOT NULL,
	`person_id` text,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `sign_in_attempts` (
	`bucket` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`since` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `snapshots` (
	`article_id` text NOT NULL,
	`seq` integer NOT NULL,
	`state` text NOT NULL,
	PRIMARY KEY(`article_id`, `seq`),
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `sources` (
	`id` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`title` text NOT NULL,
	`link` text,
	`link_key` text,
	`search` text NOT NULL,
	`publisher` text NOT NULL,
	`author` text NOT NULL,
	`published` text NOT NULL,
	`access` text NOT NULL,
	`alias` text NOT NULL,
	`readers` text NOT NULL,
	`created_by_id` text NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sources_link` ON `sources` (`link_key`);--> statement-breakpoint
CREATE TABLE `tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`name` text NOT NULL,
	`hash` text NOT NULL,
	`created_at` text NOT NULL,
	`used_at` text,
	`expires_at` text,
	`revoked_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tokens_hash` ON `tokens` (`hash`);--> statement-breakpoint
CREATE INDEX `tokens_person` ON `tokens` (`person_id`);