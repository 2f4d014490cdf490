use actix_web::{delete, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{
    entity::{organisation::OrganisationId, organisation_domain},
    policy::Administer,
};
use crate::platform::{
    audit::did,
    auth::Auth,
    db::Db,
    json::NoContent,
    problem::{Problem, Result},
};

/// Take an e-mail domain from a public body.
///
/// Who is a member stays one; who registers from now on waits for approval.
#[utoipa::path(tag = "organisations", params(
    ("id" = OrganisationId, Path, description = "The body"),
    ("domain" = String, Path, description = "The domain, without the at sign")),
    responses((status = NO_CONTENT, description = "The domain is nobody's")))]
#[delete("/organisations/{id}/domains/{domain}")]
pub async fn remove_organisation_domain(
    admin: Auth<Administer>,
    db: web::Data<Db>,
    path: web::Path<(OrganisationId, String)>,
) -> Result<NoContent> {
    let (id, domain) = path.into_inner();
    let tx = db.begin(&admin).await?;
    let removed = organisation_domain::Entity::delete_many()
        .filter(organisation_domain::COLUMN.organisation_id.eq(id))
        .filter(organisation_domain::COLUMN.domain.eq(domain.to_lowercase()))
        .exec(&*tx)
        .await?;
    if removed.rows_affected == 0 {
        return Err(Problem::not_found());
    }
    let details = serde_json::json!({ "domain": domain });
    tx.commit(did("organisations.domain_removed", "organisation", id).to(details)).await?;
    Ok(NoContent)
}
