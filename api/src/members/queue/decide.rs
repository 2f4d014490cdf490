use std::collections::{HashMap, HashSet};

use actix_web::{post, web};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use validator::{Validate, ValidationError};

use super::{
    super::{
        entity::{
            DecisionDeed, DecisionStatus, DecisionTemplateId, MemberId, decision_template, held_decision,
            member,
        },
        form,
        policy::{self, Administer},
    },
    HELD_FOR,
    held::HeldDecision,
    release::ReleaseDecision,
};
use crate::platform::{
    audit::did_to_many,
    auth::Auth,
    db::Db,
    jobs::Job,
    json::{Created, Json},
    problem::{Problem, Result},
};

/// A decision on many registrations at once.
#[derive(Clone, Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDecisions {
    pub deed: DecisionDeed,
    /// On whom, as they were seen.
    #[validate(length(min = 1, max = 100), custom(function = are_different))]
    #[schema(min_items = 1, max_items = 100)]
    pub members: Vec<SeenMember>,
    /// A maintained text, which each person reads in their language.
    pub template_id: Option<DecisionTemplateId>,
    /// In own words in place of it: the reason of a rejection, the evidence of an approval.
    #[validate(length(max = 2000))]
    #[schema(max_length = 2000, example = "Δεν μπορέσαμε να επιβεβαιώσουμε ότι εργάζεστε στον φορέα.")]
    pub text: Option<String>,
}

/// A person as they were seen.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenMember {
    pub id: MemberId,
    /// Whoever has been changed since is left out.
    pub revision: i64,
}

fn are_different(members: &[SeenMember]) -> Result<(), ValidationError> {
    let ids: HashSet<MemberId> = members.iter().map(|member| member.id).collect();
    if ids.len() == members.len() { Ok(()) } else { Err(ValidationError::new("duplicate")) }
}

/// What was decided, and on whom it could not be.
#[derive(Debug, Serialize, ToSchema)]
pub struct DecisionsHeld {
    pub held: Vec<HeldDecision>,
    pub left_out: Vec<LeftOut>,
}

/// Somebody on whom nothing was decided.
#[derive(Debug, Serialize, ToSchema)]
pub struct LeftOut {
    pub id: MemberId,
    pub why: WhyLeftOut,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum WhyLeftOut {
    /// There is no such person.
    Unknown,
    /// Somebody has changed the person since.
    Changed,
    /// The person does not wait for such a decision.
    State,
    /// A decision is held already.
    Held,
}

/// Decide on registrations.
///
/// Up to a hundred at once. Each decision is held for ten minutes and can be undone by `DELETE
/// /member-decisions/{id}`; then it comes into force, and the person is told by mail. Whoever cannot be decided on is named
/// with the reason, and keeps nobody else waiting.
#[utoipa::path(tag = "members", responses((status = CREATED, description = "What is held", body = DecisionsHeld)))]
#[post("/member-decisions")]
pub async fn decide_members(
    admin: Auth<Administer>,
    db: web::Data<Db>,
    Json(form): Json<NewDecisions>,
) -> Result<Created<DecisionsHeld>> {
    let tx = db.begin(&admin).await?;
    let text = Text::of(&*tx, &form).await?;
    let (people, left_out) = sorted(&*tx, &form).await?;
    let release_at = tx.now() + HELD_FOR;
    let mut rows = Vec::with_capacity(people.len());
    for person in &people {
        let id = tx.new_id();
        rows.push(held_decision::Model {
            id,
            member_id: person.id,
            deed: form.deed,
            text: text.to(person),
            decided_by: MemberId(admin.member_id),
            decided_at: tx.now(),
            release_at,
            closed_at: None,
            status: DecisionStatus::Held,
        });
        ReleaseDecision { decision: id }.enqueue_at(&tx, release_at).await?;
    }
    if !rows.is_empty() {
        let new = rows.iter().cloned().map(|row| held_decision::ActiveModel {
            id: Set(row.id),
            member_id: Set(row.member_id),
            deed: Set(row.deed),
            text: Set(row.text),
            decided_by: Set(row.decided_by),
            decided_at: Set(row.decided_at),
            release_at: Set(row.release_at),
            closed_at: Set(None),
            status: Set(row.status),
        });
        held_decision::Entity::insert_many(new).exec_without_returning(&*tx).await?;
    }
    let members: Vec<_> = people.iter().map(|person| person.id).collect();
    let event =
        did_to_many("member_decisions.made", "member").to(json!({ "deed": form.deed, "members": members }));
    let body = DecisionsHeld { held: HeldDecision::all(&*tx, rows).await?, left_out };
    tx.commit_answering(event, Created { location: "/api/v1/member-decisions".into(), body }).await
}

/// What each person will read.
pub enum Text {
    Template(decision_template::Model),
    Own(Option<String>),
}

impl Text {
    /// # Errors
    /// 422 when there is no such template for the deed, or a rejection has no reason.
    pub async fn of(db: &impl ConnectionTrait, form: &NewDecisions) -> Result<Self> {
        if let Some(id) = form.template_id {
            let template = decision_template::Entity::find_by_id(id).one(db).await?;
            let fits = template.filter(|template| template.deed == form.deed && !template.retired);
            return Ok(Self::Template(
                fits.ok_or_else(|| Problem::field("/template_id", "unknown_reference"))?,
            ));
        }
        let text = form::filled(form.text.as_ref());
        if form.deed == DecisionDeed::Reject && text.as_ref().is_none_or(|text| text.chars().count() < 3) {
            return Err(Problem::field("/text", "required"));
        }
        Ok(Self::Own(text))
    }

    pub fn to(&self, person: &member::Model) -> Option<String> {
        match self {
            Self::Template(template) => Some(template.text.in_language(person.language).to_owned()),
            Self::Own(text) => text.clone(),
        }
    }
}

/// Those who can be decided on, in the order in which they were named, and the others.
///
/// # Errors
/// When the database refuses.
pub async fn sorted(
    db: &impl ConnectionTrait,
    form: &NewDecisions,
) -> Result<(Vec<member::Model>, Vec<LeftOut>)> {
    let ids: Vec<MemberId> = form.members.iter().map(|seen| seen.id).collect();
    let held: HashSet<MemberId> = held_decision::Entity::find()
        .filter(held_decision::COLUMN.member_id.is_in(ids.clone()))
        .filter(held_decision::COLUMN.closed_at.is_null())
        .all(db)
        .await?
        .into_iter()
        .map(|held| held.member_id)
        .collect();
    let rows = member::Entity::find().filter(member::COLUMN.id.is_in(ids)).all(db).await?;
    let mut rows: HashMap<MemberId, member::Model> = rows.into_iter().map(|row| (row.id, row)).collect();
    let (mut people, mut left_out) = (Vec::new(), Vec::new());
    for seen in &form.members {
        match judged(rows.remove(&seen.id), *seen, form.deed, held.contains(&seen.id)) {
            Ok(person) => people.push(person),
            Err(why) => left_out.push(LeftOut { id: seen.id, why }),
        }
    }
    Ok((people, left_out))
}

fn judged(
    row: Option<member::Model>,
    seen: SeenMember,
    deed: DecisionDeed,
    held: bool,
) -> Result<member::Model, WhyLeftOut> {
    let row = row.ok_or(WhyLeftOut::Unknown)?;
    let may = match deed {
        DecisionDeed::Approve => policy::can_approve(&row),
        DecisionDeed::Reject => policy::can_reject(&row),
    };
    match (held, row.revision == seen.revision, may) {
        (true, ..) => Err(WhyLeftOut::Held),
        (_, false, _) => Err(WhyLeftOut::Changed),
        (.., false) => Err(WhyLeftOut::State),
        _ => Ok(row),
    }
}
