use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};

use super::{
    PUBLISHED_VERSION,
    definition::Definition,
    entity::{QuestionnaireVersionId, QuestionnaireVersionStatus, questionnaire_version},
    find::find_version,
    policy::Manage,
    show::find,
    view::QuestionnaireVersion,
};
use crate::platform::{
    audit::did,
    auth::{Auth, Viewer},
    db::Db,
    etag::{IfMatch, Tagged},
    problem::{Problem, Result},
};

/// Publish a version of a questionnaire.
///
/// From now on it may be answered, and never changes.
#[utoipa::path(tag = "questionnaires", params(QuestionnaireVersionId, IfMatch), responses(
    (status = OK, description = "The published version", body = QuestionnaireVersion)))]
#[post("/questionnaire-versions/{id}/publish")]
pub async fn publish_questionnaire_version(
    coordinator: Auth<Manage>,
    db: web::Data<Db>,
    id: web::Path<QuestionnaireVersionId>,
    seen: IfMatch,
) -> Result<Tagged<QuestionnaireVersion>> {
    let tx = db.begin(&coordinator).await?;
    let version = find_version(&*tx, *id).await?;
    if version.status == QuestionnaireVersionStatus::Published {
        return Err(PUBLISHED_VERSION.into());
    }
    Definition::parse(&version)?.check("/definition").map_err(Problem::invalid)?;
    let revision = seen.take::<questionnaire_version::Entity>(&tx, version.id).await?;
    let mut change = version.into_active_model();
    change.status = Set(QuestionnaireVersionStatus::Published);
    change.published_at = Set(Some(tx.now()));
    let version = change.update(&*tx).await?;
    tx.commit(did("questionnaires.published", "questionnaire_version", version.id)).await?;
    let questionnaire = find(&***db, version.questionnaire_id).await?;
    let viewer = Viewer(Some(coordinator.0));
    Ok(Tagged { body: QuestionnaireVersion::of(questionnaire, version, &viewer)?, revision })
}
