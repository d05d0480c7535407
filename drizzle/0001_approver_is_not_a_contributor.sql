-- Nobody approves what they checked themselves, whatever the code above says. `self` is 1 only where the house allowed it.
CREATE TRIGGER `approver_is_not_a_contributor` BEFORE INSERT ON `approvals`
WHEN NEW.`self` = 0 AND EXISTS (
  SELECT 1 FROM `contributors`
  WHERE `article_id` = NEW.`article_id` AND `claim_id` = NEW.`claim_id` AND `person_id` = NEW.`by_id`
)
BEGIN
  SELECT RAISE(ABORT, 'approver is a contributor');
END;
--> statement-breakpoint
CREATE TRIGGER `approvals_are_never_changed` BEFORE UPDATE ON `approvals`
BEGIN
  SELECT RAISE(ABORT, 'approvals are never changed');
END;
