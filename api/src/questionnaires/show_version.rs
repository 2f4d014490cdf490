use actix_web::{get, web};

use super::{
    entity::QuestionnaireVersionId, find::find_version, policy, show::find, view::QuestionnaireVersion,
};
use crate::platform::{
    auth::Viewer,
    db::Db,
    etag::Tagged,
    problem::{Problem, Result},
};

/// Show a version of a questionnaire.
///
/// With what it asks. A published version is public, since those who answer must read it; a draft is seen by those who
/// write it.
#[utoipa::path(tag = "questionnaires", params(QuestionnaireVersionId), security((), ("bearer" = [])), responses(
    (status = OK, description = "The version", body = QuestionnaireVersion)))]
#[get("/questionnaire-versions/{id}")]
pub async fn show_questionnaire_version(
    viewer: Viewer,
    db: web::Data<Db>,
    id: web::Path<QuestionnaireVersionId>,
) -> Result<Tagged<QuestionnaireVersion>> {
    let version = find_version(&***db, *id).await?;
    if !policy::can_see(&viewer, version.status) {
        return Err(Problem::not_found());
    }
    let revision = version.revision;
    let questionnaire = find(&***db, version.questionnaire_id).await?;
    Ok(Tagged { body: QuestionnaireVersion::of(questionnaire, version, &viewer)?, revision })
}
