use actix_web::{get, web};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

use super::{
    super::{
        entity::{mandate, member::MemberId},
        mandate_view::Mandate,
        mandates::{not_over, represented_by},
        names::{self, MemberName},
        policy::Propose,
    },
    entity::{Column, Entity},
    policy::{self, Standing},
    view::{Beholder, MandateProposal},
};
use crate::{
    organisations::{self, OrganisationId, OrganisationName, organisation},
    platform::{auth::SignedIn, db::Db, json::Json, problem::Result},
};

/// So many proposals are told, the newest first.
const PROPOSALS: u64 = 20;

/// A body that the caller belongs to or represents.
#[derive(Debug, Serialize, ToSchema)]
pub struct MyBody {
    pub organisation: OrganisationName,
    /// Whether the caller works there.
    pub is_mine: bool,
    /// Whether the caller represents it today.
    pub represents: bool,
    /// How many may represent it at a time.
    pub most_representatives: i32,
    /// Who represents it today or will.
    pub representatives: Vec<Representative>,
    /// The newest first.
    pub proposals: Vec<MandateProposal>,
    pub abilities: MyBodyAbilities,
}

/// The bodies that one belongs to or represents.
#[derive(Debug, Serialize, ToSchema)]
pub struct MyBodies {
    /// By name.
    pub items: Vec<MyBody>,
}

/// Who represents a body, on what.
#[derive(Debug, Serialize, ToSchema)]
pub struct Representative {
    pub member: Option<MemberName>,
    pub mandate: Mandate,
}

/// What the caller may do for the body now.
#[derive(Debug, Serialize, ToSchema)]
pub struct MyBodyAbilities {
    /// Propose somebody to represent it.
    pub can_propose: bool,
}

/// Show my bodies.
///
/// The one that the caller works for, and those that they represent today: who represents them, and which proposals there
/// are.
#[utoipa::path(tag = "members", responses((status = OK, description = "The bodies", body = MyBodies)))]
#[get("/me/bodies")]
pub async fn show_my_bodies(caller: SignedIn, db: web::Data<Db>) -> Result<Json<MyBodies>> {
    let (me, day) = (MemberId(caller.member_id), db.now().date());
    let represented = represented_by(&***db, me, day).await?;
    let own = caller.organisation_id.map(OrganisationId);
    let mut ids: Vec<_> = own.into_iter().chain(represented.iter().copied()).collect();
    ids.sort_unstable();
    ids.dedup();
    let rows = organisation::Entity::find()
        .filter(organisation::COLUMN.id.is_in(ids.clone()))
        .order_by_asc(organisation::Column::SortName)
        .all(&***db)
        .await?;
    let mut mandates = mandates_of(&***db, &ids, day).await?;
    let people = names::names_of(&***db, mandates.iter().map(|mandate| mandate.member_id)).await?;
    let proposals = proposals_of(&***db, &ids).await?;
    let beholder = Beholder { member: me, administers: false, represents: &represented };
    let mut proposals = MandateProposal::all(&***db, proposals, &beholder).await?;
    let show = |row: organisation::Model| {
        let of_body = |mandate: &mut mandate::Model| mandate.organisation_id == row.id;
        let of_body: Vec<_> = mandates.extract_if(.., of_body).collect();
        let standing = Standing {
            represents: represented.contains(&row.id),
            belongs: policy::belongs(&caller, row.id),
            has_representatives: of_body.iter().any(|mandate| mandate.starts_on <= day),
        };
        let name =
            OrganisationName { id: row.id, code: row.code, name_el: row.name_el, name_en: row.name_en };
        let is_of_body =
            |proposal: &mut MandateProposal| proposal.organisation.as_ref().is_some_and(|it| it.id == row.id);
        MyBody {
            is_mine: own == Some(row.id),
            represents: standing.represents,
            most_representatives: row.representatives,
            representatives: of_body
                .into_iter()
                .map(|mandate| Representative {
                    member: people.get(&mandate.member_id).cloned(),
                    mandate: Mandate::of(mandate, name.clone()),
                })
                .collect(),
            proposals: proposals.extract_if(.., is_of_body).collect(),
            abilities: MyBodyAbilities {
                can_propose: caller.may::<Propose>()
                    && standing.may_propose()
                    && row.status == organisations::OrganisationStatus::Active,
            },
            organisation: name,
        }
    };
    Ok(Json(MyBodies { items: rows.into_iter().map(show).collect() }))
}

async fn mandates_of(
    db: &impl ConnectionTrait,
    bodies: &[OrganisationId],
    day: Date,
) -> Result<Vec<mandate::Model>> {
    Ok(mandate::Entity::find()
        .filter(mandate::COLUMN.organisation_id.is_in(bodies.to_vec()))
        .filter(not_over(day))
        .order_by_asc(mandate::Column::StartsOn)
        .all(db)
        .await?)
}

async fn proposals_of(
    db: &impl ConnectionTrait,
    bodies: &[OrganisationId],
) -> Result<Vec<super::entity::Model>> {
    Ok(Entity::find()
        .filter(Column::OrganisationId.is_in(bodies.to_vec()))
        .order_by_desc(Column::Id)
        .limit(PROPOSALS)
        .all(db)
        .await?)
}
