use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, EntityTrait, Set};

use super::{EXPORT_RUNNING, entity::data_export, list_exports::DataExport, make_export::MakeExport};
use crate::{
    members::{MemberId, member},
    platform::{
        audit::did,
        auth::SignedIn,
        db::Db,
        jobs::Job,
        json::Created,
        problem::{CONFLICT, Problem, Result, STEP_UP_REQUIRED, TOO_MANY_REQUESTS},
        throttle::{self, Limit},
    },
};

/// Ask for a copy of my data.
///
/// It is made in the background: an archive with everything that is kept of me, as JSON for programs and as a page to read.
/// A mail says when it can be fetched. One is made at a time, a few in an hour.
#[utoipa::path(tag = "privacy", responses((status = CREATED, description = "It is being made", body = DataExport)))]
#[post("/me/data-exports")]
pub async fn request_data_export(person: SignedIn, db: web::Data<Db>) -> Result<Created<DataExport>> {
    let id = MemberId(person.member_id);
    // Who has no role of the staff need not have a second factor.
    if person.lacks_fresh_factor(db.now()) {
        return Err(STEP_UP_REQUIRED.into());
    }
    let tx = db.begin(&person).await?;
    let member = member::Entity::find_by_id(id).one(&*tx).await?.ok_or_else(Problem::not_found)?;
    let row = data_export::ActiveModel {
        id: Set(tx.new_id()),
        member_id: Set(id),
        language: Set(member.language),
        file_id: Set(None),
        requested_at: Set(tx.now()),
        ready_at: Set(None),
        expires_at: Set(None),
    };
    // The index lets one be in the making.
    let row = row
        .insert(&*tx)
        .await
        .map_err(Problem::from)
        .map_err(|problem| if problem.kind == CONFLICT { EXPORT_RUNNING.into() } else { problem })?;
    if !throttle::allows(&tx, &Limit::new("data_export", &id.to_string(), 5)).await? {
        return Err(TOO_MANY_REQUESTS.into());
    }
    MakeExport { export: row.id }.enqueue(&tx).await?;
    let event = did("data_exports.requested", "data_export", row.id);
    let answer = Created {
        location: format!("/api/v1/me/data-exports/{}", row.id),
        body: DataExport::of(row, tx.now()),
    };
    tx.commit_answering(event, answer).await
}
