//! The row among the members that stands for an API client, so that what it did has an author.

use sea_orm::{ActiveModelTrait, ActiveValue::Unchanged, Set};

use super::entity::{
    Expertise, MemberId, MemberStatus,
    member::{self, ActiveModel},
};
use crate::{
    organisations::OrganisationId,
    platform::{db::Tx, language::Language, problem::Result},
};

/// Makes it. With a body, what a policy allows to people of that body by their relation it allows to the client.
///
/// # Errors
/// When the database refuses.
pub async fn enter(tx: &Tx, name: &str, body: Option<OrganisationId>) -> Result<MemberId> {
    let id: MemberId = tx.new_id();
    let row = ActiveModel {
        id: Set(id),
        // Nobody can have an address under this name (RFC 2606), so no registration is in its way.
        email: Set(format!("{id}@service.invalid")),
        password_hash: Set(None),
        given_name: Set(name.to_owned()),
        family_name: Set(String::new()),
        organisation_id: Set(body),
        unit: Set(None),
        post: Set(None),
        category: Set(None),
        expertise: Set(Expertise::default()),
        language: Set(Language::El),
        status: Set(MemberStatus::Service),
        email_verified_at: Set(None),
        approved_by: Set(None),
        approval_evidence: Set(None),
        decision_reason: Set(None),
        newsletter: Set(false),
        notify_by_mail: Set(false),
        revision: Set(1),
        created_at: Set(tx.now()),
    };
    let row: member::Model = row.insert(&**tx).await?;
    Ok(row.id)
}

/// The client has another name now, or is of another body.
///
/// # Errors
/// When the database refuses.
pub async fn revise(tx: &Tx, id: MemberId, name: &str, body: Option<OrganisationId>) -> Result<()> {
    let change = ActiveModel {
        id: Unchanged(id),
        given_name: Set(name.to_owned()),
        organisation_id: Set(body),
        ..Default::default()
    };
    change.update(&**tx).await?;
    Ok(())
}
