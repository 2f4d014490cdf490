use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use super::{
    card::{SubmissionCard, cards, rows},
    entity::{
        SubmissionId,
        submission::{COLUMN, Entity},
    },
    found_as::SEARCHED,
    policy::{self, Read, Submit},
};
use crate::platform::{
    auth::Known, auth::Viewer, db::Db, id::Id, json::Json, problem::Result, query::Query, search,
};

/// How many are asked for; the likest of them that may be seen are told.
const ASKED: usize = 20;

/// How many are told.
const TOLD: usize = 5;

/// To which title.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct SimilarQuery {
    #[validate(length(min = 3, max = 160))]
    #[param(min_length = 3, max_length = 160)]
    title: String,
    /// The submission that is being written: it is not like itself.
    except: Option<SubmissionId>,
}

/// Submissions like the one being written.
#[derive(Debug, Serialize, ToSchema)]
pub struct SimilarSubmissions {
    /// The likest first, at most five.
    pub items: Vec<SubmissionCard>,
}

/// Find submissions with a title like this one.
///
/// For whoever is about to write the same: in any form and order of the words, among those the caller may see.
#[utoipa::path(tag = "submissions", params(SimilarQuery), responses(
    (status = OK, description = "The likest ones", body = SimilarSubmissions)))]
#[get("/submissions/similar")]
pub async fn find_similar_submissions(
    person: Known<Submit, Read>,
    db: web::Data<Db>,
    Query(query): Query<SimilarQuery>,
) -> Result<Json<SimilarSubmissions>> {
    let viewer = Viewer(Some(person.0.clone()));
    let alike = search::alike(&db, SEARCHED, &query.title, ASKED).await?;
    let place = |id: SubmissionId| alike.iter().position(|alike| alike.id == id.uuid());
    let ids = alike.iter().map(|alike| SubmissionId(alike.id)).filter(|id| Some(*id) != query.except);
    let seen = Entity::find().filter(COLUMN.id.is_in(ids)).filter(policy::visible(&viewer));
    let mut rows = rows(&***db, seen).await?;
    rows.sort_by_key(|row| place(row.id));
    rows.truncate(TOLD);
    Ok(Json(SimilarSubmissions { items: cards(&db, rows, &viewer).await? }))
}
