//! What authors are told of a decision, in the application and by mail.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::{entity::DecisionKind, outcome::Outcome};
use crate::{
    members::MemberId,
    notifications::{self, Notice},
    platform::{db::Tx, localized::LocalizedText, problem::Result},
    submissions::{SubmissionId, submission},
};

/// Tells the author; of a merge also the author of what it joined, of a promotion also those whose submissions it speaks for.
pub async fn of_decision(
    tx: &Tx,
    submission: &submission::Model,
    kind: DecisionKind,
    outcome: &Outcome,
) -> Result<()> {
    let code = submission.code.as_deref().unwrap_or_default();
    let (happened, text) = match (kind, &outcome.challenge, &outcome.merged_into) {
        (DecisionKind::Promote, Some(challenge), _) => {
            tell_joined(tx, submission, &challenge.code).await?;
            ("submissions.promoted", became(code, &challenge.code))
        }
        (DecisionKind::Merge, _, Some(into)) => {
            let other = into.code.as_deref().unwrap_or_default();
            let gained = LocalizedText::new(
                format!("Στην υποβολή σας {other} εντάχθηκε η υποβολή {code}, που θέτει το ίδιο ζήτημα"),
                format!("Submission {code} was merged into your {other}: it raises the same problem"),
            );
            notifications::tell(tx, notice(into.author_id, into.id, "submissions.gained", gained)).await?;
            let merged = LocalizedText::new(
                format!("Η υποβολή σας {code} εντάχθηκε στην {other}, που θέτει το ίδιο ζήτημα"),
                format!("Your submission {code} was merged into {other}, which raises the same problem"),
            );
            ("submissions.merged", merged)
        }
        (DecisionKind::Ask, ..) => {
            let asked = LocalizedText::new(
                format!("Χρειαζόμαστε συμπληρωματικά στοιχεία για την υποβολή σας {code}"),
                format!("We need more information about your submission {code}"),
            );
            ("submissions.information_requested", asked)
        }
        _ => {
            let declined = LocalizedText::new(
                format!("Η υποβολή σας {code} δεν προκρίθηκε· διαβάστε την αιτιολογία"),
                format!("Your submission {code} was not selected: read the reasons"),
            );
            ("submissions.declined", declined)
        }
    };
    notifications::tell(tx, notice(submission.author_id, submission.id, happened, text)).await
}

/// Those whose submissions were merged into this one earlier.
async fn tell_joined(tx: &Tx, into: &submission::Model, challenge: &str) -> Result<()> {
    let joined: Vec<(SubmissionId, MemberId, Option<String>)> = submission::Entity::find()
        .select_only()
        .columns([submission::Column::Id, submission::Column::AuthorId, submission::Column::Code])
        .filter(submission::COLUMN.merged_into_id.eq(into.id))
        .into_tuple()
        .all(&**tx)
        .await?;
    for (id, author, code) in joined {
        let text = became(&code.unwrap_or_default(), challenge);
        notifications::tell(tx, notice(author, id, "submissions.promoted", text)).await?;
    }
    Ok(())
}

fn became(code: &str, challenge: &str) -> LocalizedText {
    LocalizedText::new(
        format!("Η υποβολή σας {code} προκρίθηκε: εντάσσεται στο κρίσιμο ζήτημα {challenge}"),
        format!("Your submission {code} was selected: it is part of challenge {challenge}"),
    )
}

fn notice(member: MemberId, id: SubmissionId, kind: &'static str, text: LocalizedText) -> Notice {
    Notice { member, kind, subject: ("submission", id.0), text, path: format!("/submissions/{id}") }
}
