//! What stands around a submission: the names of what it refers to, the stage it belongs to, and whether it has files
//! or relations that would have to be read; all of it in one query.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, FromQueryResult, JoinType, QueryFilter,
    QuerySelect, QueryTrait, RelationDef, Select,
    sea_query::{Alias, Expr, ExprTrait, IntoCondition},
};

use super::{
    card::with_names,
    entity::{
        submission::{self, Model, SubmissionId},
        submission_attachment,
    },
};
use crate::{
    campaigns::{CampaignName, CampaignStatus, StageKind, campaign, campaign_stage},
    challenges::ChallengeName,
    members::MemberNameRow,
    organisations::OrganisationName,
    platform::{
        by_id::ById,
        problem::{Problem, Result},
    },
};

/// What stands around a submission.
#[derive(Debug, DerivePartialModel)]
pub struct Surroundings {
    #[sea_orm(nested)]
    pub campaign: Option<CampaignName>,
    #[sea_orm(from_expr = "Expr::col((campaign::Entity, campaign::Column::Status))")]
    pub campaign_status: CampaignStatus,
    /// In which it is handed in.
    #[sea_orm(nested)]
    pub stage: Option<campaign_stage::Model>,
    #[sea_orm(nested)]
    pub organisation: Option<OrganisationName>,
    #[sea_orm(nested)]
    pub author: Option<MemberNameRow>,
    #[sea_orm(nested)]
    pub challenge: Option<ChallengeName>,
    #[sea_orm(from_expr = "has_attachments()")]
    pub has_attachments: bool,
    /// Whether it speaks for others.
    #[sea_orm(from_expr = "speaks_for_others()")]
    pub speaks_for_others: bool,
}

/// A submission with what stands around it.
#[derive(Debug, DerivePartialModel)]
pub struct Whole {
    #[sea_orm(nested)]
    pub it: Model,
    #[sea_orm(nested)]
    pub around: Surroundings,
}

/// The submission of this id with what stands around it.
///
/// # Errors
/// When the database refuses.
pub async fn whole(db: &impl ConnectionTrait, id: SubmissionId) -> Result<Option<Whole>> {
    static QUERY: ById = ById::new();
    let backend = db.get_database_backend();
    let statement = QUERY.statement(backend, id.0, |id| {
        with_stage(SubmissionId(id)).into_partial_model::<Whole>().into_statement(backend)
    });
    Ok(Whole::find_by_statement(statement).one(db).await?)
}

/// What stands around the submission of this id.
///
/// # Errors
/// 404 when there is none.
pub async fn around(db: &impl ConnectionTrait, id: SubmissionId) -> Result<Surroundings> {
    let found = with_stage(id).into_partial_model::<Surroundings>().one(db).await?;
    found.ok_or_else(Problem::not_found)
}

fn with_stage(id: SubmissionId) -> Select<submission::Entity> {
    let stage: RelationDef = submission::Entity::belongs_to(campaign_stage::Entity)
        .from(submission::Column::CampaignId)
        .to(campaign_stage::Column::CampaignId)
        .on_condition(|_, _| campaign_stage::COLUMN.kind.eq(StageKind::Submit).into_condition())
        .into();
    with_names(submission::Entity::find_by_id(id)).join(JoinType::LeftJoin, stage)
}

fn has_attachments() -> Expr {
    let of_it = submission_attachment::Entity::find().select_only().expr(Expr::val(1)).filter(
        Expr::col((submission_attachment::Entity, submission_attachment::Column::SubmissionId))
            .equals((submission::Entity, submission::Column::Id)),
    );
    Expr::exists(of_it.into_query())
}

fn speaks_for_others() -> Expr {
    let other = Alias::new("other");
    let mut of_it = sea_orm::sea_query::Query::select();
    of_it.expr(Expr::val(1)).from_as(submission::Entity, other.clone()).and_where(
        Expr::col((other, submission::Column::MergedIntoId))
            .equals((submission::Entity, submission::Column::Id)),
    );
    Expr::exists(of_it)
}
