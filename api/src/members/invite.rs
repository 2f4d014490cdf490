use actix_web::{post, web};
use serde_json::json;

use super::{
    MEMBER_STATE,
    entity::{
        member::{self, MemberId, MemberStatus},
        one_time_token::TokenPurpose,
    },
    letters, one_time,
    policy::Administer,
    record::Member,
    show::find,
    standing,
};
use crate::{
    organisations,
    platform::{
        audit::did,
        auth::Auth,
        db::{Db, Tx},
        etag::{IfMatch, Tagged},
        localized::LocalizedText,
        problem::Result,
    },
};

/// Invite somebody to claim their profile.
///
/// By a link in a mail to the profile's address, good for fourteen days and once. The link of the invitation before ends.
#[utoipa::path(tag = "members", params(MemberId, IfMatch), responses((status = OK, description = "The person", body = Member)))]
#[post("/members/{id}/invite")]
pub async fn invite_member(
    admin: Auth<Administer>,
    db: web::Data<Db>,
    id: web::Path<MemberId>,
    seen: IfMatch,
) -> Result<Tagged<Member>> {
    let tx = db.begin(&admin).await?;
    standing::take(&tx, *id, seen).await?;
    let member = find(&*tx, *id).await?;
    if member.status != MemberStatus::Managed {
        return Err(MEMBER_STATE.into());
    }
    send(&tx, &member).await?;
    let shown = Member::of(&*tx, member, MemberId(admin.member_id)).await?;
    tx.commit(did("members.invited", "member", shown.id)).await?;
    Ok(shown.tagged())
}

/// Mails the invitation.
///
/// # Errors
/// When the database refuses.
pub async fn send(tx: &Tx, member: &member::Model) -> Result<()> {
    let token = one_time::issue(tx, member.id, TokenPurpose::Claim).await?;
    let body = match member.organisation_id {
        Some(id) => {
            let body = organisations::find(&**tx, id).await?;
            LocalizedText::new(body.name_el, body.name_en).in_language(member.language).to_owned()
        }
        None => String::new(),
    };
    letters::write(tx, member, "invited", json!({ "token": token, "body": body })).await
}
