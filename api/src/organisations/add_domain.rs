use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, EntityTrait, QueryFilter, Set};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    domain,
    entity::{organisation::OrganisationId, organisation_domain},
    policy::Administer,
    show::find,
    view::Organisation,
};
use crate::platform::{
    audit::did,
    auth::{Auth, Viewer},
    db::Db,
    json::{Created, Json},
    problem::{Problem, Result},
};

/// A domain of a body's service e-mail.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDomain {
    /// Without the at sign. Providers of free mail and domains that many bodies share are refused.
    #[validate(length(min = 4, max = 253), custom(function = domain::is_ownable))]
    #[schema(min_length = 4, max_length = 253, example = "ioannina.gr")]
    pub domain: String,
}

/// Add an e-mail domain to a public body.
///
/// Whoever verifies an address under it and names this body is active at once. A domain belongs to one body.
#[utoipa::path(tag = "organisations", params(OrganisationId), responses(
    (status = CREATED, description = "The body with its domains", body = Organisation)))]
#[post("/organisations/{id}/domains")]
pub async fn add_organisation_domain(
    admin: Auth<Administer>,
    db: web::Data<Db>,
    id: web::Path<OrganisationId>,
    Json(form): Json<NewDomain>,
) -> Result<Created<Organisation>> {
    let domain = form.domain.trim().to_lowercase();
    let tx = db.begin(&admin).await?;
    let organisation = find(&*tx, *id).await?;
    let owner = organisation_domain::Entity::find()
        .filter(organisation_domain::COLUMN.domain.eq(&domain))
        .one(&*tx)
        .await?;
    match owner {
        Some(owner) if owner.organisation_id != organisation.id => {
            return Err(Problem::field("/domain", "domain_taken"));
        }
        Some(_) => {}
        None => {
            organisation_domain::ActiveModel {
                id: Set(tx.new_id()),
                organisation_id: Set(organisation.id),
                domain: Set(domain.clone()),
            }
            .insert(&*tx)
            .await?;
        }
    }
    let body = Organisation::of(&*tx, organisation, &Viewer(Some(admin.0.clone()))).await?;
    let details = serde_json::json!({ "domain": domain });
    let location = format!("/api/v1/organisations/{}", body.id);
    let event = did("organisations.domain_added", "organisation", *id).to(details);
    tx.commit_answering(event, Created { location, body }).await
}
