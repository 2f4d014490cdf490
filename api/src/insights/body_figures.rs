//! Counting what is a body's, under the one disclosure control (ADR 0012, ADR 0063).

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    library::{AdoptionStatus, adoption},
    members::{MemberStatus, member},
    organisations::OrganisationId,
    platform::{auth::Viewer, db::Db, problem::Result},
    submissions::{self, SubmissionStatus, submission},
    surveys::disclose,
};

/// A body in figures. A count below five is withheld: it would tell of single people.
#[derive(Debug, Serialize, ToSchema)]
pub struct BodyFigures {
    /// Active members.
    pub members: Option<u64>,
    /// What it handed in, whoever may see it; also withheld where those that everybody may see would tell how few the
    /// others are.
    pub submissions: Option<u64>,
    /// Challenges that these became.
    pub challenges: Option<u64>,
    /// Solutions that it has adopted and not given up.
    pub adoptions: Option<u64>,
}

/// # Errors
/// When the database refuses.
pub async fn count(db: &Db, body: OrganisationId) -> Result<BodyFigures> {
    let members = member::Entity::find()
        .filter(member::COLUMN.organisation_id.eq(body))
        .filter(member::COLUMN.status.eq(MemberStatus::Active))
        .count(&**db)
        .await?;
    let of_body = || submission::Entity::find().filter(submission::COLUMN.organisation_id.eq(body));
    let all = of_body().filter(submission::COLUMN.status.ne(SubmissionStatus::Draft)).count(&**db).await?;
    let public = of_body().filter(submissions::visible(&Viewer(None))).count(&**db).await?;
    let promoted = || {
        let select = of_body().filter(submission::COLUMN.challenge_id.is_not_null());
        select.select_only().column(submission::Column::ChallengeId).distinct()
    };
    let challenges = promoted().count(&**db).await?;
    let open = promoted().filter(submissions::visible(&Viewer(None))).count(&**db).await?;
    let adoptions = adoption::Entity::find()
        .filter(adoption::COLUMN.organisation_id.eq(body))
        .filter(adoption::COLUMN.status.ne(AdoptionStatus::Stopped))
        .count(&**db)
        .await?;
    Ok(BodyFigures {
        members: alone(members),
        submissions: beside_the_public_part(all, public),
        challenges: beside_the_public_part(challenges, open),
        adoptions: alone(adoptions),
    })
}

/// A count that stands for itself.
fn alone(count: u64) -> Option<u64> {
    disclose(&[count]).first().copied().flatten()
}

/// A count of which everybody can count a part: what is left must not be found either.
fn beside_the_public_part(all: u64, public: u64) -> Option<u64> {
    let rest = all.saturating_sub(public);
    // The public part is no secret; the rest alone decides, unless there is none.
    let told = if rest == 0 { alone(all) } else { alone(rest).map(|_| all) };
    told.filter(|_| alone(all).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_are_not_counted() {
        assert_eq!([0, 4, 5].map(alone), [None, None, Some(5)]);
    }

    #[test]
    fn nobody_finds_the_few_by_taking_the_public_from_all() {
        assert_eq!(beside_the_public_part(6, 5), None);
        assert_eq!(beside_the_public_part(10, 5), Some(10));
        assert_eq!(beside_the_public_part(7, 7), Some(7));
        assert_eq!(beside_the_public_part(3, 3), None);
        assert_eq!(beside_the_public_part(6, 1), Some(6));
    }
}
