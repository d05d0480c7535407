-- Over the numbers of the words, not the words: FTS5 keeps beginnings of words that are deleted, to find its pages by. With
-- `secure-delete` what is deleted leaves the lists at once. No sizes of records: nothing is ranked.
CREATE VIRTUAL TABLE `search_index` USING fts5(`words`, content = 'search_records', content_rowid = 'id', columnsize = 0, tokenize = 'ascii');
--> statement-breakpoint
INSERT INTO `search_index` (`search_index`, `rank`) VALUES ('secure-delete', 1);
